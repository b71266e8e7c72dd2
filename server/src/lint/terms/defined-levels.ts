import type { Prose } from '../../spec/index.ts';
import type { Subject } from '../subject.ts';
import { explainedInSentences } from './defined-levels-in-sentences.ts';
import { COLOURS, DEFINED_SIZES, KINDS, levelName, NUMBER, ORDINAL, SCALES, singularKind } from './level-words.ts';

/** The names of each series, by its kind; `word` holds sizes ("low", "high"), `colour` colours. */
export type DefinedLevels = ReadonlyMap<string, ReadonlySet<string>>;

/** Reads the levels that a spec defines: from headings, the heads of items and rows, ranges ("levels 1 to 4") and "level 2 means …". */
export function readDefinedLevels(subject: Subject): DefinedLevels {
  const defined = new Map<string, Set<string>>();
  const add = (kind: string, name: string) => {
    const key = singularKind(kind);
    defined.set(key, (defined.get(key) ?? new Set()).add(name));
  };
  const addNumber = (kind: string | undefined, name: string | undefined) => add(kind ?? '', levelName(name ?? ''));
  const heads = [
    ...subject.sections.map(({ title }) => title),
    ...subject.prose.map(({ kind, text }) => (kind === 'item' ? text.replace(GOES_ON, '$1: ') : text).slice(0, 80)),
    ...subject.definitions.map(({ term }) => term),
    // "Yellow: a threat. Orange: a weapon."
    ...subject
      .text()
      .sentences.flatMap(({ start, text }) =>
        start > 0 && (IS_HEADED.test(text) || CASE_OF.test(text)) ? [text.slice(0, 80)] : [],
      ),
  ];
  for (const head of heads) {
    const match = HEAD.exec(head);
    if (match?.groups && isHead(head.slice(match[0].length))) addNumber(match.groups['kind'], match.groups['name']);
    const of = CASE_OF.exec(head)?.groups;
    const letter = LETTER.exec(head)?.[1];
    if (letter) add('grade', letter);
    if (of) addNumber(of['kind'], of['name']);
    const nth = HEAD_NTH.exec(head)?.groups;
    if (nth) addNumber(nth['kind'], nth['name']);
    const named = HEAD_NAMED.exec(head)?.groups?.['name'];
    if (named) add('word', named.toLowerCase());
    const colour = HEAD_COLOUR.exec(head)?.groups?.['name'];
    if (colour) add('colour', colour.toLowerCase());
  }
  for (const [kind, name] of explainedInSentences(subject)) add(kind, name);
  const speaking = speakingOfKinds(subject);
  for (const each of subject.prose) {
    const { text } = each;
    // Quoted words are in no sentence's words.
    if (!speaking.has(each) && !/["“]/.test(text)) continue;
    const start = text.slice(0, LONGEST);
    for (const [counted] of start.matchAll(COUNTED))
      for (const { groups } of counted.matchAll(LISTED)) addNumber(groups?.['kind'], groups?.['name']);
    for (const { groups } of start.matchAll(EXPLAINED)) addNumber(groups?.['kind'], groups?.['name']);
    const told = [...start.matchAll(TOLD)];
    if (told.length > 1) for (const { groups } of told) addNumber(groups?.['kind'], groups?.['name']);
    if (!/\d/.test(text) || text.length > LONGEST) continue;
    for (const { groups } of text.matchAll(RANGE))
      for (let at = Number(groups?.['from']); at <= Number(groups?.['to']); at += 1) add(groups?.['kind'] ?? '', String(at));
  }
  for (const [kind, name] of rowHeads(subject)) {
    if (NUMBERED.test(name)) add(kind, levelName(name));
    else if (SIZE.test(name)) add('word', name.toLowerCase());
    else if (COLOUR.test(name)) add('colour', name.toLowerCase());
  }
  return defined;
}

/** The runs of prose in which a word for a series stands: most of a spec has none, and the patterns below are dear. */
function speakingOfKinds({ text }: Subject): ReadonlySet<Prose> {
  const words = [...text().words()].filter((word) => SPEAKS_OF_KIND.test(word));
  return new Set(
    text()
      .having(words)
      .map(({ prose }) => prose),
  );
}

const SPEAKS_OF_KIND = new RegExp(`^(?:${KINDS})(?:-|$)`);
const LONGEST = 2000;
const IS_HEADED = /^[^:–—(|]{2,50}[:–—(|]/;
/** "Clearance level 1 reads", in a list of levels */
const GOES_ON = new RegExp(
  String.raw`^((?:[A-Z][a-z]{2,12} )?(?:${KINDS}) (?:${NUMBER})) (?=(?!is\b|goes\b|must\b|(?:cases|reports|requests|messages|posts|items|incidents|violations|chats|threats|tickets|calls|claims|users|members|customers|complaints|documents|alerts)\b)[a-z]+s\b)`,
  'i',
);
const HEAD = new RegExp(String.raw`^[^A-Za-z]*(?:[a-z]{3,12} )?(?=)(?<kind>${KINDS})(?: level)?[ -](?<name>${NUMBER})\b`, 'i');
/** "First strike: …" */
const HEAD_NTH = new RegExp(String.raw`^[^A-Za-z]*(?:the )?(?<name>${ORDINAL}) (?<kind>${KINDS})[^A-Za-z]*(?:$|[:–—(|-])`, 'i');
const HEAD_NAMED = new RegExp(
  String.raw`^[^A-Za-z]*(?<name>${DEFINED_SIZES})(?:[ -](?:${SCALES}|level|tier))*[^A-Za-z]*(?:$|[:–—(|-])`,
  'i',
);
/** "A: clear thesis": a grade */
const LETTER = /^[^A-Za-z\d]{0,4}([A-F])[*_]{0,2} ?(?:[:=–—]| - )/;
const HEAD_COLOUR = new RegExp(
  String.raw`^[^A-Za-z]*(?:code )?(?=)(?<name>${COLOURS})(?:[ -](?:alert|level|tier|zone|list|flag|status|code|cases?))?[^A-Za-z]*(?:$|[:–—(|-])`,
  'i',
);
const RANGE = new RegExp(
  String.raw`\b(?<kind>${KINDS})\b[^.;:]{0,30}?(?<from>\d{1,2})(?: \([^()]{0,40}\))? ?(?:to|through|–|-|(?<=between \d{1,2} )and) ?(?<to>\d{1,2})\b`,
  'gi',
);
/** "There are three levels: level 1, level 2 and level 3." */
const COUNTED = new RegExp(
  String.raw`\b(?:two|three|four|five|six|seven|\d{1,2}|following|these) (?!(?:to|and|or|through|than) )(?:[\w-]+ )?(?:${KINDS})\b[^.\n]{0,200}`,
  'gi',
);
const LISTED = new RegExp(String.raw`\b(?<kind>${KINDS})(?: level)?[ -](?<name>${NUMBER})\b`, 'gi');
/** "level 1 (mild)", "level 2 means …" */
const EXPLAINED = new RegExp(
  String.raw`\b(?=[bcdglmprstuwz])(?<!\b(?:to|at|above|below|over|under|from|of|in|on|reach|reaches) )(?<kind>${KINDS})(?: level)?[ -](?<name>${NUMBER}) ?(?:\(|: | – | — |= ?|(?:is (?:for|an?|any|the|when|where|reserved)|are|means|covers|refers to|stands for|includes|applies (?:to|when|where))\b)`,
  'gi',
);
/** "Class 1 is harmless, class 2 is doubtful": what a level is, not what is done with it */
const TOLD = new RegExp(
  String.raw`\b(?<kind>${KINDS})[ -](?<name>${NUMBER}) (?:is|are)(?=) (?!not\b|never\b|[a-z]+(?:ed|en)\b|sent|held|kept)[a-z]+(?=\W*$|[,;.]| and\b)`,
  'gi',
);
/** "A level 1 case is a joke." */
const CASE_OF = new RegExp(
  String.raw`^\W*(?:an? |the |all |any )?(?=)(?<kind>${KINDS})[ -](?<name>${NUMBER}) (?:[a-z]{3,12})(?=) (?:is|are|means?|covers?|includes?|concerns?) (?!to\b|not\b|handed|sent|passed|closed|removed|refused|blocked|reviewed|escalated|answered|[a-z]+ed\b)`,
  'i',
);
const NUMBERED = new RegExp(`^${NUMBER}$`);
const SIZE = new RegExp(`^(?:${DEFINED_SIZES})$`, 'i');
const COLOUR = new RegExp(`^(?:${COLOURS})$`, 'i');
const COLUMN = new RegExp(`^(?:severity |risk |harm |trust |access |alert )?(?<kind>${KINDS}|risk|harm|colou?r|code)$`, 'i');

/** The first cell of each row of a table whose first column is of levels. */
function rowHeads({ blocks, textOf }: Subject): [string, string][] {
  return blocks.flatMap(({ kind, path, span }): [string, string][] => {
    if (kind !== 'table') return [];
    const [head = '', , ...rows] = textOf(path)
      .slice(span.start, span.end)
      .split('\n')
      .map((row) => (/^\s*\|?([^|\n]{0,40})/.exec(row)?.[1] ?? '').replace(/[`*]/g, '').trim());
    const series = COLUMN.exec(head)?.groups?.['kind'];
    return series ? rows.map((name) => [series, name]) : [];
  });
}

/** "Level 3: …", "Tier 2 – …", "Level 3" alone; not "Level 3 content is removed". */
function isHead(rest: string): boolean {
  return /^\W*$|^\s*[:–—(|=.-]|^[*_`]*\s*[:–—(|-]|^ [a-z]{3,12}(?: [a-z]{3,12})?\s*[:–—(]/.test(rest);
}
