import { type FlatText, fold, slice, sourceSpan } from './flat-text.ts';
import { fingerprint, type Ids } from './ids.ts';
import { IMPERATIVE_VERBS } from './imperative-verbs.ts';
import { leadOfMark } from './item-marks.ts';
import { isLeadOnly, isOfCompany, leadOfHeading, readLead } from './list-leads.ts';
import { type Clause, isProhibition, type Modality, type ResponseMode, type Span } from './model.ts';
import { readItemLabel } from './notation/labels.ts';
import type { DraftSection } from './outline.ts';
import type { Passage } from './passages.ts';
import { modeOfVerdict, readOutput } from './response-mode.ts';
import { byMode, type Lead, leadOfRole } from './role-leads.ts';
import type { SentenceReader } from './sentence-reader.ts';
import { splitSentences } from './sentences.ts';

export type DraftClause = { -readonly [Key in keyof Clause]: Clause[Key] } & { inherits: boolean };

/** Binds by its own words, near its beginning: what follows later only qualifies. */
const EXPLICIT = /^\W*(?:[\w'’-]+\W+){0,4}?(?:must|should|shall|may|can|cannot|will|never|not|don['’]t|avoid|always)\b/i;
/** "Self-harm: any mention must be handed to a person." */
const LABELLED_DUTY = /^[^:.;]{2,60}:\s+[^:.;]{1,80}\b(?:must|(?:is|are) (?:expected|encouraged|required) to)\b/i;
/** The aim of a policy: "Identify spam.", "Task: check whether …". */
const AIM = /^(?:(?:goal|task|objective|aim|purpose|role)\s*:|identify\b)/i;
/** A goal that is a ban: "Goal: Prevent the model from …". */
const KEEPS_FROM = /\b(?:prevent|stop|keep)\s+(?:the |our )?(?:\w+ )?(?:assistant|model) from\b/i;
/** "Not allowed: guides; recipes", in one line */
const INLINE_ROLE = /^\W{0,6}((?:[\w'’]{1,20} ){0,3}\w{1,20}(?: \([^()\n]{1,60}\))?):\s+(?=\S)/;
/** "Share …", rather than "Never share …". */
function opensWithVerb(text: string): boolean {
  const first = /^\W*([a-z]+)/i.exec(text)?.[1]?.toLowerCase() ?? '';
  return IMPERATIVE_VERBS.has(first) && !/^(?:never|avoid|refrain|do)$/.test(first);
}

/** "Example: The user asks …", "Definition: …": shows or explains a rule, and is none. */
const EXAMPLE = /^\W{0,3}(?:Examples?(?: \d+)?|Definition):\s/;
const QUOTATION = /^\s*[“"][^“”"]*[”"][.!]?\s*$/;
const NOT_DO = /^\W*not\s+[a-z]/i;
/** A list whose items are said beside what introduces it. */
const GOES_ON = /(?:\b(?:and|then|also|by)|,)\s*:$/i;

/** What to do with a request, under a heading that says which requests are meant. */
const RESPONDS =
  /^\W*(?:refuse|decline|redirect|respond|reply|offer|suggest|remove|flag|escalate|point|direct|explain why|acknowledge|warn|tell|say|state|block|report|reject|ask|if|when|label|treat|classify|mark)\b/i;

/** Where a passage stands, and what is known there. */
export interface ClauseContext {
  readonly section: DraftSection;
  /** the titles above it, joined */
  readonly titles: string;
  readonly ids: Ids;
  readonly reader: SentenceReader;
  /** the passage is the first of its section */
  readonly isFirst: boolean;
  /** a label that it opens with names it, as everywhere but in the later columns of a table */
  readonly isNamed?: boolean;
}

/** Reads the clauses of a passage: none, one, or one for each sentence that binds. */
export function readClauses(
  passage: Passage,
  { section, titles, ids, reader, isFirst, isNamed = true }: ClauseContext,
): DraftClause[] {
  const modalityOf = reader.modality;
  const modeIn = (text: string, modality: Modality) => reader.mode(text, modality, titles);
  const place = { section, titles, reader };
  if (!passage.written && EXAMPLE.test(passage.flat.text)) return [];
  const label = isNamed ? readItemLabel(passage.flat.text) : null;
  /** Under a heading that decides, a first line that binds nobody still says which content it decides for. */
  const opensScope =
    passage.kind === 'paragraph' &&
    section.role !== 'style' &&
    (section.label !== null || section.verdict !== null || section.mode !== null);
  const body = label ? slice(passage.flat, label.length, passage.flat.text.length) : passage.flat;
  if (label) return [labelled(label.label)];
  if (passage.written) {
    const named = { id: ids.written(passage.written.id), span: passage.written.span };
    const stated = passage.kind === 'item' ? readLead(passage.lead, place) : null;
    return stated && stated !== 'none' && isScope(stated) ? scope(stated, named) : [whole(named)];
  }
  const output = readOutput(passage.flat.text);
  if (output) return [make(passage.flat, passage.span, 'verdict', modeOfVerdict(output))];
  const lead =
    passage.kind === 'item'
      ? (readLead(passage.lead, place) ??
        leadOfHeading(passage.lead, section) ??
        leadOfMark(passage.flat.text, titles, modalityOf))
      : null;
  const inline = INLINE_ROLE.exec(passage.flat.text);
  const decided = inline && lead === null ? leadOfRole(section, inline[1] ?? '') : null;
  if (inline && decided) return [stating(inline[0].length, decided)];
  if (lead !== 'none' && isScope(lead)) return scope(lead);
  return sentences(passage.flat, lead);

  function labelled(id: string): DraftClause {
    const own = modalityOf(body.text);
    const at = passage.span.start + Math.max(0, passage.flat.text.indexOf(id));
    const modality = own ?? 'verdict';
    return make(body, passage.span, modality, own ? modeIn(body.text, modality) : null, {
      id: ids.claim(id, `${section.id}/${id}`),
      span: { start: at, end: at + id.length },
    });
  }

  /** "Not allowed: guides; recipes" */
  function stating(length: number, stated: Exclude<Lead, 'none' | null>): DraftClause {
    const rest = passage.flat.text.slice(length);
    // "Allowed answer: cannot do this" shows words.
    const own = EXPLICIT.test(rest) && !/^\W*(?:can|may|will)/i.test(rest) ? modalityOf(rest) : null;
    return make(body, passage.span, own ?? stated.modality, (own ? modeIn(body.text, own) : null) ?? stated.mode);
  }

  function whole(named: NamedAt): DraftClause {
    const own =
      modalityOf(body.text) ??
      splitSentences(body.text)
        .map((each) => modalityOf(body.text.slice(each.start, each.end)))
        .find(Boolean);
    const modality = own ?? byMode(section.mode);
    return make(body, passage.span, modality, modeIn(body.text, modality), named);
  }

  function scope(stated: Exclude<Lead, 'none'>, named: NamedAt | null = null): DraftClause[] {
    // "reveal secrets" reads as an order by itself; after "The assistant must not:" it is the rest of a prohibition.
    const completes = (stated && stated.modality !== 'will') || namesScope(body.text);
    const isExplicit = EXPLICIT.test(body.text) || LABELLED_DUTY.test(body.text);
    const isRest =
      !deniesThing(stated) && (opensWithVerb(body.text) || !isExplicit || (stated !== null && NOT_DO.test(body.text)));
    const own = completes && isRest ? null : modalityOf(body.text);
    // Words to say are no rule: "Say something like:", “I can't help with that.”
    if (stated && stated.mode === null && !isProhibition(stated.modality) && QUOTATION.test(body.text)) return [];
    const modality = own ?? (stated ? asNegated(stated.modality) : section.verdict ? 'verdict' : byMode(section.mode));
    return [make(body, passage.span, modality, scopeMode(stated, modality), named)];
  }

  function scopeMode(stated: Exclude<Lead, 'none'>, modality: Modality): ResponseMode | null {
    const own = modeIn(body.text, modality);
    if (!stated) return own;
    // "You must refuse:" decides for "self-harm instructions"; after "The assistant must refuse and:" an order goes on.
    if (stated.mode === 'refuse' && modality === stated.modality)
      return GOES_ON.test(stated.text) && opensWithVerb(body.text) ? own : 'refuse';
    if (stated.mode === 'comply' && own === 'safe-complete') return 'comply';
    // Neither half may speak of a harm by itself: "Do not generate content that:" and "threatens children".
    return own ?? stated.mode ?? (modality === stated.modality ? modeIn(`${stated.text} ${body.text}`, modality) : null);
  }

  /** "Answers must have: no jargon" */
  function deniesThing(stated: Exclude<Lead, 'none'>): boolean {
    return stated !== null && !isProhibition(stated.modality) && stated.mode !== 'refuse' && /^\W*no\s/i.test(body.text);
  }

  /** "Games must: not impersonate others" */
  function asNegated(modality: Modality): Modality {
    if (!NOT_DO.test(body.text)) return modality;
    return modality === 'must' || modality === 'will' ? 'must-not' : modality === 'should' ? 'should-not' : modality;
  }

  /** Under "Disallowed", "Share ratios" says what not to do; "Refuse to share ratios" says what to do. */
  function namesScope(text: string): boolean {
    return (section.role === 'disallowed' || section.role === 'allowed') && !RESPONDS.test(text);
  }

  function sentences(flat: FlatText, inherited: Lead): DraftClause[] {
    const found: DraftClause[] = [];
    // "I hear you. Please seek support now." is said to a user.
    if (inherited === null && QUOTATION.test(flat.text)) return found;
    unitsOf(flat).forEach((each, index) => {
      const part = slice(flat, each.start, each.end);
      const span = sourceSpan(flat, each.start, each.end);
      const modality = modalityOf(part.text);
      const isTitleOfList = passage.kind === 'paragraph' && /:$/.test(part.text) && !modality;
      if (isLeadOnly(part.text, modality, place)) return;
      if (modality && inherited !== 'none' && !isOfCompany(reader.named(part.text)) && !isAim(part.text)) {
        found.push(make(part, span, modality, modeIn(part.text, modality)));
      } else if (index === 0 && inherited && inherited !== 'none' && !modality && !part.text.endsWith('?')) {
        // The item goes on after the scope that it names.
        found.push(make(part, span, inherited.modality, inherited.mode));
      } else if (!isTitleOfList && index === 0 && opensScope && isFirst) {
        found.push(make(part, span, section.verdict || section.label ? 'verdict' : byMode(section.mode), null));
      }
    });
    return found;
  }

  /** Its sentences; a bold label is one by itself where an order follows it ("**Privacy** - Never name other users"). */
  function unitsOf(flat: FlatText): Span[] {
    const length = flat === passage.flat ? passage.labelLength : 0;
    const after = length > 0 ? splitSentences(flat.text.slice(length)) : [];
    const [first] = after;
    if (!first || !modalityOf(flat.text.slice(length + first.start, length + first.end))) return splitSentences(flat.text);
    let end = length;
    while (end > 0 && /[\s–—:-]/.test(flat.text.charAt(end - 1))) end -= 1;
    return [{ start: 0, end }, ...after.map((each) => ({ start: length + each.start, end: length + each.end }))];
  }

  function isAim(text: string): boolean {
    return AIM.test(text) && !KEEPS_FROM.test(reader.named(text)) && !(passage.kind === 'item' && /^identify\b/i.test(text));
  }

  /** An item that names a scope ("Targeted personal attacks") rather than saying what to do. */
  function isScope(inherited: Exclude<Lead, 'none'>): boolean {
    if (passage.kind !== 'item') return false;
    const text = passage.flat.text;
    const own = splitSentences(text).filter((each) => modalityOf(text.slice(each.start, each.end)));
    if (inherited) return own.length <= 1 && (inherited.mode !== null || !text.endsWith('?'));
    if (section.role === 'examples' || /^examples?\W*$/i.test(passage.lead ?? '')) return false;
    const binding =
      section.role === 'includes' || section.role === 'excludes' || (section.mode !== null && section.role !== 'definitions');
    return binding && own.length <= 1;
  }

  function make(
    flat: FlatText,
    span: Span,
    modality: Modality,
    mode: ResponseMode | null,
    named: NamedAt | null = null,
  ): DraftClause {
    return makeClause(section, ids, { flat, span, modality, mode, named });
  }
}

/** An id, and where its author wrote it. */
interface NamedAt {
  readonly id: string;
  readonly span: Span;
}

/** What is read of a clause itself, before its references are known. */
export interface ClauseParts {
  readonly flat: FlatText;
  readonly span: Span;
  readonly modality: Modality;
  readonly mode: ResponseMode | null;
  /** null: the id is made of the words */
  readonly named: NamedAt | null;
}

export function makeClause(section: DraftSection, ids: Ids, parts: ClauseParts): DraftClause {
  const text = fold(parts.flat.text);
  return {
    id: parts.named?.id ?? ids.derive(`${section.id}/${fingerprint(text)}`),
    idSpan: parts.named?.span ?? null,
    path: section.path,
    span: parts.span,
    text,
    section: section.id,
    category: null,
    modality: parts.modality,
    mode: parts.mode,
    authority: section.authority,
    exceptions: readExceptions(parts.flat, parts.span),
    references: [],
    inherits: parts.mode === null,
  };
}

function readExceptions(flat: FlatText, within: Span): Span[] {
  return [...flat.text.matchAll(/\b(?:unless|except|other than|with the exception of|apart from)\b[^.;]*/gi)]
    .map((match) => sourceSpan(flat, match.index, match.index + match[0].trimEnd().length))
    .filter((span) => span.start >= within.start && span.end <= within.end);
}
