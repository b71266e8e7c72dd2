import type { Span } from '../../spec/index.ts';
import { isProhibition } from '../../spec/model.ts';
import { rules } from '../lexicon/binding.ts';
import { isManner } from '../lexicon/is-manner.ts';
import { isReason } from '../lexicon/sentence-parts.ts';
import { findSlashed } from '../lexicon/slashes.ts';
import { createUseReader, wordsAt } from '../lexicon/used-words.ts';
import { defineRule, type Found, type Subject } from '../rule.ts';
import { findWords, type Sentence } from '../text/sentence.ts';

/** Finds "and/or", and a slash between words, in clauses and definitions: a rule should say whether one will do. */
export const andOr = defineRule({
  name: 'and-or',
  family: 'ambiguity',
  severity: 'warning',
  scope: 'block',
  summary: 'An “and/or”, or words joined by a slash, in a rule or a definition.',
  check: (subject) => {
    const isUsed = createUseReader(subject);
    const andOrs = subject
      .text()
      .having(['and', 'or'])
      .filter((sentence) => sentence.plain.includes('/') && binds(sentence))
      .flatMap((sentence): Found[] =>
        findWords(sentence, AND_OR)
          .filter((found) => isUsed(sentence, found) && !isReason(sentence.plain, found.index))
          .map(({ text, span }) => ({
            path: sentence.path,
            span,
            // In a description or a matter of manner, either is plainly meant.
            ...(sentence.clause === null || isManner(sentence) ? { severity: 'hint' as const } : {}),
            message: `Unexpected \`${text}\`, expected one of the two: write \`or\` where one is enough, \`and\` where it takes both`,
            fixes: ['or', 'and'].map((word) => ({
              title: `Replace \`${text}\` by \`${word}\``,
              safe: false,
              edits: [{ path: sentence.path, span, text: word }],
            })),
          })),
      );
    return [...andOrs, ...slashes(subject, isUsed)];
  },
});

/** "Risky/illegal acts": one finding a section, for whoever writes so does it often. */
function slashes(subject: Subject, isUsed: ReturnType<typeof createUseReader>): Found[] {
  const told = new Set<string>();
  return subject.text().sentences.flatMap((sentence) => {
    const { plain, path, section, english } = sentence;
    const place = `${path} ${section.id}`;
    if (!english || plain.length > LONGEST || !plain.includes('/') || !binds(sentence) || allows(sentence)) return [];
    const isBan = bans(sentence);
    const [first] = findSlashed(plain).filter(({ index, text, words }) => {
      const found = wordsAt(sentence, index, text.length);
      return (
        (!isBan || isGrave(words, plain.slice(index + text.length))) &&
        isUsed(sentence, found) &&
        !NAMES.test(plain.slice(index + text.length)) &&
        !GOES_ON.test(plain.slice(index + text.length)) &&
        isProse(subject.textOf(path), found.span)
      );
    });
    if (!first || (told.has(place) && first.words.length === 2)) return [];
    told.add(place);
    const { text, words, index } = first;
    const { span } = wordsAt(sentence, index, text.length);
    const [last] = words.slice(-1);
    const isPair = words.length === 2;
    return [
      {
        path,
        span,
        message: `Unexpected slash in \`${text}\`, expected \`or\` or \`and\`: say whether one of the ${NUMBERS[words.length]} is enough or it takes ${isPair ? 'both' : 'all'}`,
        // More readers take a slash for a plain “or” than stumble over it.
        severity: isGrave(words, plain.slice(index + text.length)) ? ('info' as const) : ('hint' as const),
        fixes: ['or', 'and'].map((word) => ({
          title: `Replace the slash by \`${word}\``,
          safe: false,
          edits: [{ path, span, text: `${words.slice(0, -1).join(', ')} ${word} ${last}` }],
        })),
      },
    ];
  });
}

/** A rule has fewer characters. */
const LONGEST = 600;
const NUMBERS = ['', '', 'two', 'three', 'four'];

/** "Risky/illegal acts" may be acts that are both; "scripts/exploits" are hardly, nor are "romantic/sexual" stories. */
function isGrave(words: readonly string[], after: string): boolean {
  if (!/^ (?!(?:for|of|to|in|on|by|with|and|or|from|at|as|is|are)\b)[a-z]+/.test(after)) return false;
  return words.every((word) => ADJECTIVE.test(word)) && words.some((word) => JUDGES.test(word) && !CLASSIFIES.test(word));
}

const ADJECTIVE = /(?:al|ic|ky|ed|ive|ous|ful|ble|fe|ate)$/i;
/** How an adjective begins or ends that weighs what it stands for: "harmful", "illegal", "inappropriate". */
const JUDGES = /^(?:un|in|il|im|ir)|(?:ful|ky|ous|ive|ble)$/i;
const CLASSIFIES = /^(?:international|internal|intimate|industrial|individual|religious|native|indigenous|imperial)$/i;

/** Of two things that are banned, each is: a slash between them decides nothing. */
function bans({ clause, section }: Sentence): boolean {
  return clause === null ? section.mode === 'refuse' : clause.mode === 'refuse' || isProhibition(clause.modality);
}

/** "Health/legal risks" may be talked of: nobody is refused by a wrong reading. */
function allows({ clause, section }: Sentence): boolean {
  return (clause?.mode ?? section.mode) === 'comply';
}

/** What the words name, before it is told: "Malware/scam bait – …". */
const NAMES = /^(?: [\w-]+){0,3}(?: [–—-] |:)/;

/** "Name the tag/branch/commit or the link": the row goes on, and says how. */
const GOES_ON = /^,? or\b/;

/** As it is read, so it is written: no link, no path. */
function isProse(source: string, { start, end }: Span): boolean {
  return !/[<[`]/.test(source.slice(Math.max(0, start - 1), start)) && !/^[\]>`]/.test(source.slice(end, end + 1));
}

const AND_OR = /(?<![\w/])(?:and ?\/ ?or|or ?\/ ?and)(?![\w/])/gi;

function binds(sentence: Sentence): boolean {
  const { prose, section, plain } = sentence;
  if (section.role === 'examples') return false;
  return (
    rules(sentence) ||
    prose.holds === 'definition' ||
    /^\W*(?:this|these|it|they)\s+(?:also\s+)?(?:includes?|covers?|means?|appl(?:y|ies))\b/i.test(plain)
  );
}
