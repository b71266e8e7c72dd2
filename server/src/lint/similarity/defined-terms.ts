import type { Span } from '../../spec/index.ts';
import type { Subject } from '../subject.ts';
import { spanIn } from '../text/sentence.ts';
import { sentencesHaving } from './sentences-having.ts';

/** A term, and what its definition counts in and out by name. */
export interface DefinedTerm {
  readonly term: string;
  readonly termSpan: Span;
  readonly path: string;
  readonly span: Span;
  readonly included: readonly string[];
  readonly excluded: readonly string[];
}

/** Reads the definitions of a spec, those under a heading "Definitions" and those that prose gives ("X means …"). */
export function readDefinedTerms(subject: Subject): DefinedTerm[] {
  const listed = subject.definitions.map(({ term, termSpan, path, span, text }) => ({
    term,
    termSpan,
    path,
    span,
    ...readThings(text),
  }));
  const known = new Set(subject.definitions.map(({ path, span }) => `${path}:${span.start}`));
  const said = sentencesHaving(subject, ['means', 'mean', 'refers', 'defined']).flatMap((sentence): DefinedTerm[] => {
    const match = MEANS.exec(sentence.text);
    if (!match?.groups || known.has(`${sentence.path}:${sentence.prose.span.start}`)) return [];
    const term = match.groups['term'] ?? '';
    const start = match[0].indexOf(term);
    return [
      {
        term,
        termSpan: spanIn(sentence, start, start + term.length),
        path: sentence.path,
        span: sentence.span,
        ...readThings(sentence.text.slice(match[0].length)),
      },
    ];
  });
  return [...listed, ...said];
}

const MEANS = /^\W{0,3}(?:(?:an?|the) )?(?<term>[^,;:.]{2,50}?)\W{0,3} (?:means?|refers? to|(?:is|are) defined as)\b/i;
const IN = /\b(?:includ(?:ing|es?)|such as|covers?)\b(?! but not limited to)/i;
const OUT = /\b(?:exclud(?:ing|es?)|(?:does|do) not (?:include|cover)|but not|not including|except(?: for)?|other than)\b/i;
const EITHER = new RegExp(`${OUT.source}|${IN.source}`, 'gi');

/** "…, including a, b and c, but not d": a, b, c in, and d out. "A pill, a syrup or a tea" counts in all that it lists. */
function readThings(text: string): Pick<DefinedTerm, 'included' | 'excluded'> {
  const included: string[] = [...readList(text)];
  const excluded: string[] = [];
  const turns = [...text.slice(0, LONGEST).matchAll(EITHER)];
  turns.forEach((turn, index) => {
    const end = turns[index + 1]?.index ?? LONGEST;
    const [list = ''] = text.slice(turn.index + turn[0].length, end).split(/[;.](?:\s|$)/);
    const things = list
      .split(/,|\b(?:and|or|as well as)\b/)
      .map((thing) => thing.trim())
      .filter((thing) => thing.length > 2 && thing.split(/\s+/).length <= 6);
    (new RegExp(`^${OUT.source}`, 'i').test(turn[0]) ? excluded : included).push(...things);
  });
  return { included, excluded };
}

/** The things of a definition that is nothing but a list, each with an article. */
function readList(text: string): readonly string[] {
  const [list = ''] = text.slice(0, 300).split(/[;:.](?:\s|$)/, 1);
  const things = list.split(/,? (?:or|and) |, /).map((thing) => thing.trim());
  return things.length >= 2 && things.every((thing) => /^(?:an?|any) \S+(?: \S+){0,4}$/i.test(thing)) ? things : [];
}

const LONGEST = 1000;
