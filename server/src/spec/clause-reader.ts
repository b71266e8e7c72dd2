import { type FlatText, fold, slice, sourceSpan } from './flat-text.ts';
import { fingerprint, type IdPool } from './ids.ts';
import { readModality } from './modality.ts';
import type { Clause, Modality, ResponseMode, Span } from './model.ts';
import { readItemLabel } from './notation/labels.ts';
import type { DraftSection } from './outline.ts';
import type { Passage } from './passages.ts';
import { modeOfVerdict, readMode } from './response-mode.ts';
import { splitSentences } from './sentences.ts';

export type DraftClause = { -readonly [Key in keyof Clause]: Clause[Key] } & { inherits: boolean };

/** What a list's introduction decides for its items; `none` where it says that they bind nobody. */
type Lead = { readonly modality: Modality; readonly mode: ResponseMode | null } | 'none' | null;

const COMPANY =
  /^[^.]{0,30}\bwe\s+(?:\w+ly\s+)?(?:need|aim|want|commit|believe|hope|strive|try|encourage|consider)\b|^[^.]{0,30}\bour (?:goals?|aims?|mission)\b/i;
/** Introduces a list and says nothing by itself: "The assistant must not:", "Can". */
const LEAD_ONLY = /\b(?:must|should|shall|may|can|will|not|never|always|to)\s*:$|^(?:should not|can)\W*$/i;
const EXPLICIT = /\b(?:must|should|shall|may|can|cannot|will|never|not|don['’]t|avoid|always)\b/i;
/** The aim of a policy: "Identify spam." */
const AIM = /^(?:goal\s*:\s*)?identify\b/i;

/**
 * Reads the clauses of a passage: none, one, or one for each sentence that binds.
 *
 * @param titles the titles above it, joined
 * @param isFirst the passage is the first of its section
 */
export function readClauses(
  passage: Passage,
  section: DraftSection,
  titles: string,
  ids: IdPool,
  isFirst: boolean,
): DraftClause[] {
  const label = readItemLabel(passage.flat.text);
  /** The line under a labelled heading that says which content the label is for. */
  const opensScope =
    passage.kind === 'paragraph' &&
    section.role !== 'style' &&
    (section.label !== null || section.verdict !== null || section.mode !== null);
  const body = label ? slice(passage.flat, label.length, passage.flat.text.length) : passage.flat;
  if (label) return [labelled(label.label)];
  if (passage.written) return [whole(ids.written(passage.written.id), passage.written.span)];
  const output = /^\W*Output\s*:\s*\W*([\p{Lu}][\p{L}\d_-]*)/u.exec(passage.flat.text);
  if (output?.[1]) return [make(passage.flat, passage.span, 'verdict', modeOfVerdict(output[1]), null, null)];
  const lead = passage.kind === 'item' ? readLead(passage.lead, titles) : null;
  if (isScope(passage, section, lead)) return scope(lead);
  return sentences(passage.flat, lead);

  function labelled(id: string): DraftClause {
    const own = readModality(body.text);
    const at = passage.span.start + Math.max(0, passage.flat.text.indexOf(id));
    const modality = own ?? 'verdict';
    const span = { start: at, end: at + id.length };
    return make(
      body,
      passage.span,
      modality,
      own ? readMode(body.text, modality, titles) : null,
      ids.claim(id, `${section.id}/${id}`),
      span,
    );
  }

  function whole(id: string, idSpan: Span): DraftClause {
    const own =
      readModality(body.text) ??
      splitSentences(body.text)
        .map((each) => readModality(body.text.slice(each.start, each.end)))
        .find(Boolean);
    const modality = own ?? byMode(section.mode);
    return make(body, passage.span, modality, readMode(body.text, modality, titles), id, idSpan);
  }

  function scope(inherited: Lead): DraftClause[] {
    const stated = inherited && inherited !== 'none' ? inherited : null;
    // "reveal secrets" reads as an order by itself; after "The assistant must not:" it is the rest of a prohibition.
    const own = stated && stated.modality !== 'will' && !EXPLICIT.test(body.text) ? null : readModality(body.text);
    const modality = own ?? stated?.modality ?? (section.verdict ? 'verdict' : byMode(section.mode));
    const mode = readMode(body.text, modality, titles) ?? stated?.mode ?? null;
    return [make(body, passage.span, modality, mode, null, null)];
  }

  function sentences(flat: FlatText, inherited: Lead): DraftClause[] {
    const found: DraftClause[] = [];
    splitSentences(flat.text).forEach((each, index) => {
      const part = slice(flat, each.start, each.end);
      const modality = readModality(part.text);
      const isTitleOfList = passage.kind === 'paragraph' && /:$/.test(part.text) && !modality;
      if (LEAD_ONLY.test(part.text)) return;
      if (modality && inherited !== 'none' && !COMPANY.test(part.text) && !AIM.test(part.text)) {
        found.push(
          make(part, sourceSpan(flat, each.start, each.end), modality, readMode(part.text, modality, titles), null, null),
        );
      } else if (!isTitleOfList && index === 0 && opensScope && isFirst) {
        found.push(
          make(
            part,
            sourceSpan(flat, each.start, each.end),
            section.verdict || section.label ? 'verdict' : byMode(section.mode),
            null,
            null,
            null,
          ),
        );
      }
    });
    return found;
  }

  function make(
    flat: FlatText,
    span: Span,
    modality: Modality,
    mode: ResponseMode | null,
    id: string | null,
    idSpan: Span | null,
  ): DraftClause {
    const text = fold(flat.text);
    return {
      id: id ?? ids.derive(`${section.id}/${fingerprint(text)}`),
      idSpan,
      path: section.path,
      span,
      text,
      section: section.id,
      category: null,
      modality,
      mode,
      authority: section.authority,
      exceptions: readExceptions(flat, span),
      references: [],
      inherits: mode === null,
    };
  }
}

/** How a clause binds where only the section says so. */
function byMode(mode: ResponseMode | null): Modality {
  if (mode === 'refuse') return 'must-not';
  if (mode === 'comply') return 'may';
  return mode === 'safe-complete' ? 'should' : 'will';
}

/** An item that names a scope ("Targeted personal attacks") rather than saying what to do. */
function isScope(passage: Passage, section: DraftSection, lead: Lead): boolean {
  if (passage.kind !== 'item' || lead === 'none') return false;
  const own = splitSentences(passage.flat.text).filter((each) => readModality(passage.flat.text.slice(each.start, each.end)));
  if (lead) return own.length <= 1;
  if (section.role === 'examples' || /^examples?\W*$/i.test(passage.lead ?? '')) return false;
  const binding =
    section.role === 'includes' || section.role === 'excludes' || (section.mode !== null && section.role !== 'definitions');
  return binding && own.length <= 1;
}

/** What the text before a list says of its items. */
function readLead(lead: string | null, titles: string): Lead {
  if (!lead) return null;
  if (/^should not\W*$/i.test(lead)) return { modality: 'must-not', mode: 'refuse' };
  if (/^can\W*$/i.test(lead)) return { modality: 'may', mode: 'comply' };
  const all = splitSentences(lead).map((each) => lead.slice(each.start, each.end));
  const last = all.at(-1) ?? '';
  const introduces = /:$/.test(last) || /\b(?:includ(?:es?|ing)|following)\W*$/i.test(last);
  if (!introduces) return null;
  if (COMPANY.test(last)) return 'none';
  const own = readModality(last);
  if (own) return { modality: own, mode: readMode(last, own, titles) };
  if (!/\b(?:this|these|such|that|it) (?:\w+ )?(?:includ|cover|mean|rang)/i.test(last)) return null;
  const before = all.at(-2) ?? '';
  const modality = readModality(before);
  return modality ? { modality, mode: readMode(before, modality, titles) } : null;
}

function readExceptions(flat: FlatText, within: Span): Span[] {
  return [...flat.text.matchAll(/\b(?:unless|except|other than|with the exception of|apart from)\b[^.;]*/gi)]
    .map((match) => sourceSpan(flat, match.index, match.index + match[0].trimEnd().length))
    .filter((span) => span.start >= within.start && span.end <= within.end);
}
