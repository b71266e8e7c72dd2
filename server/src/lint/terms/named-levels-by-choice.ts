import type { Found, Subject } from '../rule.ts';
import { findWords } from '../text/sentence.ts';
import { isFunctionWord } from './function-words.ts';

/**
 * Finds a choice that is none of those which the spec names and explains: "a document marked confidential", where documents are
 * "public, internal or secret" and a list says what each of them is.
 */
export function undefinedChoices(subject: Subject): Found[] {
  const used = subject
    .text()
    .having(GIVING)
    .filter(({ text }) => text.length < LONGEST)
    .flatMap((sentence) =>
      sentence.text.search(CHOICE) >= 0
        ? []
        : findWords(sentence, GIVEN).map((found) => ({ sentence, found, name: (found.groups['name'] ?? '').toLowerCase() })),
    )
    .filter(({ name }) => !isFunctionWord(name) && !/ly$/.test(name));
  if (used.length === 0) return [];
  const series = readChoices(subject);
  const [names] = series;
  // Of two series, which one is meant is not known.
  if (series.length !== 1 || !names) return [];
  return used.flatMap(({ sentence: { path }, found, name }) => {
    if (names.has(name)) return [];
    const at = found.text.lastIndexOf(found.groups['name'] ?? '');
    const span = { start: found.span.start + at, end: found.span.end };
    return [
      {
        path,
        span,
        message: `Unexpected “${found.groups['name']}”, expected one that this spec defines (${[...names].join(', ')}): define it, or name another`,
      },
    ];
  });
}

/** Choices that one sentence names together, and of which at least two head an item or a sentence of their own. */
function readChoices({ prose, text }: Subject): ReadonlySet<string>[] {
  const heads = new Set(prose.flatMap((each) => HEAD.exec(each.text.slice(0, 40))?.[1]?.toLowerCase() ?? []));
  if (heads.size < 2) return [];
  return text().sentences.flatMap(({ text: words }) => {
    if (words.length > LONGEST) return [];
    return [...words.matchAll(CHOICE)].flatMap(({ groups }) => {
      const names = new Set((groups?.['names'] ?? '').toLowerCase().split(/, (?:or )?| or /));
      return [...names].filter((name) => heads.has(name)).length === names.size ? [names] : [];
    });
  });
}

const LONGEST = 500;
const GIVING = 'marked sorted classified classed labelled labeled tagged graded ranked filed stamped'.split(' ');
const GIVEN =
  /\b(?:marked|sorted|classified|classed|labelled|labeled|tagged|graded|ranked|filed|stamped)(?: as| under| into)? (?<name>[a-z]{4,15})(?=\W*$|[,;.)]| (?:is|are|must|should|may|goes?|cannot|can|will)\b)/g;
const CHOICE =
  /\b(?:are|is|as|into|be|in) (?:either |one of )?(?<names>[a-z]{3,15}(?:, [a-z]{3,15}){0,4},? or [a-z]{3,15})(?=\W*$|[.;:])/g;
const HEAD = /^\W*([a-z]{3,15})\W*(?:$|[:–—(=])/i;
