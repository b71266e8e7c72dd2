import type { Fix } from '../finding.ts';
import { rules } from '../lexicon/binding.ts';
import { OPEN_CLASS_WORDS, openClasses } from '../lexicon/open-classes.ts';
import { OPEN_ENDS } from '../lexicon/open-ends.ts';
import { removeWords } from '../lexicon/remove-words.ts';
import { isReason } from '../lexicon/sentence-parts.ts';
import { createUseReader, findUsed, type UsedWords } from '../lexicon/used-words.ts';
import { words } from '../options.ts';
import { defineRule, type Found, type Subject } from '../rule.ts';
import type { Sentence } from '../text/sentence.ts';

/** Finds lists that say they go on, in a clause or in a definition: how, each reader decides. */
export const openList = defineRule({
  name: 'open-list',
  family: 'ambiguity',
  severity: 'warning',
  scope: 'block',
  summary: 'A list in a rule that ends in “etc.” or opens with “including but not limited to”.',
  options: {
    allow: words('Ends of lists that are left alone.'),
    words: words('More ends of lists to find.'),
  },
  check: (subject, options) => [
    ...findUsed(subject, OPEN_ENDS, options, opensAScope)
      .filter(endsOpen)
      // "Any goal, including but not limited to": the head says it all, and the list only shows some.
      .filter(
        ({ sentence, found }) =>
          !/\bany (?:additional|other|further) [^.;]*$/i.test(
            sentence.plain.slice(Math.max(0, found.index - 100), found.index),
          ) || !/^including/i.test(found.text),
      )
      .map(({ sentence, found }) => ({
        path: sentence.path,
        span: found.span,
        message: UNDECIDED.test(found.text)
          ? `Unexpected \`${found.text}\`, expected the value itself: decide it, or leave the rule out until then`
          : `Unexpected open list \`${found.text}\`, expected a list that a reader can check: name what else belongs, or say what its members share`,
        ...(illustratesAClass({ sentence, found }) ? { severity: 'info' as const } : {}),
        fixes: closings(subject, { sentence, found }),
      })),
    ...findOpenClasses(subject, options.allow),
  ],
});

/**
 * "Illegal activities, including but not limited to fraud", "illegal activities (fraud, theft, etc.)": the class decides, and the
 * list only shows some of it.
 */
function illustratesAClass({ sentence: { plain }, found: { index, text } }: UsedWords): boolean {
  const before = plain.slice(Math.max(0, index - 200), index);
  const isLed = /^(?:includ|but |not limited)/i.test(text);
  const named = isLed ? before : before.slice(0, before.search(BEGINS_ASIDE));
  if (!isLed && !BEGINS_ASIDE.test(before)) return false;
  const head = /[^.;:]{0,80}$/.exec(named)?.[0] ?? '';
  return !NAMES_NO_CLASS.test(head);
}

/** A bracket or a dash, and the list that it begins. */
const BEGINS_ASIDE = /\s?(?:\(|\s[-–—]\s)[^().;:–—]*$/;

/** A head that a reader cannot tell the members of. */
const NAMES_NO_CLASS =
  /^\W*$|\b(?:this|it|that|they|these|measures?|actions?|factors?|ways|means|things|reasons?|matters|characteristics|attributes|circumstances|steps|consequences|topics|behaviou?rs?|conduct|content|information|data|harmful|sensitive|inappropriate|offensive|unsafe|dangerous|objectionable|unethical)\b[^,.;:]{0,30},?\W*$/i;

/** A class on which a verdict or a refusal turns, and of which only examples are given; each is told of once a file. */
function findOpenClasses(subject: Subject, allow: readonly string[]): Found[] {
  const allowed = new Set(allow.map((each) => each.toLowerCase()));
  const isUsed = createUseReader(subject);
  const told = new Set<string>();
  return subject
    .text()
    .having(OPEN_CLASS_WORDS)
    .filter(({ plain }) => plain.length < LONGEST && OPENS.test(plain))
    .flatMap((sentence) => {
      const classes = openClasses(sentence);
      // To ask what a sentence decides costs more than to look at its words.
      if (classes.length === 0 || !decides(sentence)) return [];
      return classes
        .filter(
          ({ found }) =>
            isUsed(sentence, found) && !isReason(sentence.plain, found.index) && !allowed.has(found.text.toLowerCase()),
        )
        .flatMap(({ found, kind, of, isGrave }): Found[] => {
          const place = `${sentence.path} ${kind} ${of.toLowerCase()}`;
          if (told.has(place)) return [];
          told.add(place);
          return [
            {
              path: sentence.path,
              span: found.span,
              message: OPEN_CLASSES[kind](found.text, of),
              ...(isGrave ? {} : { severity: 'info' as const }),
            },
          ];
        });
    });
}

const OPENS = /\bother |such as|like |e\.g|example|ncluding\s*:/;

const OPEN_CLASSES = {
  other: (text: string, of: string) =>
    `Unexpected open list \`${text}\`, expected a list that a reader can check: name the other ${of.replace(/^(?:similar|such|related) /i, '')}, or say what they share`,
  examples: (text: string, of: string) =>
    `Unexpected examples (\`${text}\`) as the only limit of \`${of}\`, expected the whole list: name what else belongs, or say what its members share`,
  lead: (text: string) =>
    `Unexpected \`${text}\` before a list, expected whether the list is whole: write \`namely\`, or say what else belongs`,
};
/** A rule has fewer characters. */
const LONGEST = 600;

/** In what a verdict, a refusal, an allowance or a definition covers. */
function decides(sentence: Sentence): boolean {
  const { clause, section, prose, plain } = sentence;
  if (section.role === 'examples') return false;
  if (prose.holds === 'definition' || clause?.modality === 'must-not' || clause?.modality === 'verdict') return true;
  return rules(sentence) && ((clause?.mode ?? section.mode) !== null || section.verdict !== null || ACTS.test(plain));
}

const ACTS =
  /\b(?:not (?:allow(?:ed)?|permit(?:ted)?|tolerate)|prohibit(?:s|ed)?|remov(?:es?|ed)|bann?(?:ed)?|never|must not|do not|based on)\b/i;

function opensAScope(sentence: Sentence): boolean {
  return rules(sentence) || sentence.prose.holds === 'definition' || CONTINUES.test(sentence.plain);
}

function endsOpen({ sentence: { plain, clause, prose }, found }: UsedWords): boolean {
  const lead = plain.slice(Math.max(0, found.index - 120), found.index);
  if (
    isReason(plain, found.index) ||
    ILLUSTRATES.test(lead) ||
    CLOSED.test(plain.slice(found.index + found.text.length).slice(0, 60))
  )
    return false;
  // "… could show it to a teacher, a doctor or the like" measures nothing by the list.
  if (IMAGINES.test(lead) || /["”’]\s*$/.test(lead)) return false;
  // After "etc." a sentence may have ended that only says what the next one rules on.
  if (
    clause &&
    clause.mode === null &&
    prose.kind === 'paragraph' &&
    endsSentence(plain, found) &&
    !BINDS.test(plain.slice(0, found.index))
  )
    return false;
  if (/^not limited to$/i.test(found.text) && !/\b(?:includ\w+|is|are)\b[^.]{0,20}$|,\s*$/i.test(lead.slice(-40))) return false;
  if (!TRAILING.test(found.text)) return true;
  // "The same, or similar, infractions": it says which infractions.
  if (/similar$/i.test(found.text) && lead.endsWith(', ') && /^, [a-z]+[.,;]/.test(plain.slice(found.index + found.text.length)))
    return false;
  // "and more explicit warnings", "and similar images", "and others who …" go on: they close no list.
  const after = plain.slice(found.index + found.text.length, found.index + found.text.length + 30);
  return /^\s*(?:[.,;:)\]|]|$)/.test(after) && /[,(]|\b(?:and|or)\b/.test(`${lead}${found.text}`);
}

function endsSentence(plain: string, { index, text }: UsedWords['found']): boolean {
  return /^etc$/i.test(text) && /^\. [A-Z]/.test(plain.slice(index + text.length, index + text.length + 4));
}

const IMAGINES = /\bthat (?:an?|the|they|users?)\b[^,;:]*\b(?:could|might)\b[^,;:]*(?:,[^,;:]*){0,3}$/i;
const BINDS = /\b(?:must|should|shall|may|can|cannot|will|not|never)\b/i;

/** A sentence that goes on with the rule before it. */
const CONTINUES = /^\W*(?:this|these|it|they|such \w+)\s+(?:also\s+)?(?:includes?|covers?|means?|appl(?:y|ies)|extends?)\b/i;
/** Words that end a list only where nothing follows them. */
const TRAILING = /^(?:and|or) (?:more|similar|others|such|whatever|related \w+)$/i;
/** The whole list is named: "etc. (the full list is in Annex A)". */
const CLOSED =
  /^\W*\(?(?:the (?:full|complete|closed|whole) list|all of (?:them|which) (?:are|is)|as listed|listed (?:in|below|above)|see)\b/i;
/** A bracket of quoted words shows what is meant: '("bye", "see you", etc.)'. */
const ILLUSTRATES = /\(["“‘][^()]*$/;
const UNDECIDED = /^(?:tb[dcasr]|to be \w+)$/i;
/** What can be left out, the list before it whole. */
const ENDS = /^(?:etc|et cetera|and (?:so|the|such|suchlike|similar|more|many|much|whatnot|things|others)|or the like)\b/i;

function closings(subject: Subject, { sentence: { path }, found: { text, span } }: UsedWords): readonly Fix[] {
  if (ENDS.test(text)) return removeWords(subject, path, withDot(subject.textOf(path), span));
  if (!/^including\b/i.test(text)) return [];
  return [{ title: `Replace \`${text}\` by \`namely\``, safe: false, edits: [{ path, span, text: 'namely' }] }];
}

/** "etc." with the dot that belongs to it, unless it also ends the sentence. */
function withDot(text: string, span: { readonly start: number; readonly end: number }) {
  const isShort = text.slice(span.start, span.end).toLowerCase() === 'etc' && text[span.end] === '.';
  const goesOn = /^\.\s*(?:[,;:)\]]|[a-z])/.test(text.slice(span.end, span.end + 6));
  return isShort && goesOn ? { start: span.start, end: span.end + 1 } : span;
}
