import { groupBy } from '../../spec/group-by.ts';
import type { Subject } from '../subject.ts';
import { isFunctionWord } from './function-words.ts';
import { singular } from './singular.ts';

/** Names that a spec explains side by side, in whatever notation: titles, terms, rows, items, sentences, brackets. */
export interface NameSeries {
  /** lower case, without the noun that all of them share */
  readonly names: ReadonlySet<string>;
  /** the noun that all of them share, in the singular: "notice" of "Blue notice: …" and "White notice: …" */
  readonly noun: string | null;
  /** what they are names of, in the singular, lower case: "plan" of a table's column "Plan" */
  readonly of?: string;
}

export interface ExplainedNames {
  readonly series: readonly NameSeries[];
  /** every word of every name that the spec explains, in a series or not */
  readonly words: ReadonlySet<string>;
}

/** Reads the names that head a title, a term, a row, an item or a sentence, and those that a bracket explains within one. */
export function readExplainedNames(subject: Subject): ExplainedNames {
  const heads = [...titlesOf(subject), ...rowsOf(subject), ...sentencesOf(subject)];
  const series = [...groupBy(heads, ({ place }) => place).values()].flatMap((group) => {
    const names = [...new Set(group.map(({ name }) => name))];
    const of = group[0]?.of;
    return names.length >= FEWEST && names.length <= MOST ? [{ ...seriesOf(names), ...(of ? { of } : {}) }] : [];
  });
  return { series: series.slice(0, MOST_SERIES), words: new Set(heads.flatMap(({ name }) => name.split(/[ -]/))) };
}

/** A name, lower case, and the place in which its like stand. */
interface Head {
  readonly name: string;
  readonly place: string;
  readonly of?: string;
}

const FEWEST = 2;
/** A longer list is one of things. */
const MOST = 8;
const MOST_SERIES = 40;

function seriesOf(names: readonly string[]): NameSeries {
  const nouns = new Set(names.map((name) => (name.includes(' ') ? singular(name.slice(name.lastIndexOf(' ') + 1)) : '')));
  const [noun] = nouns;
  return nouns.size === 1 && noun
    ? { names: new Set(names.map((name) => name.slice(0, name.lastIndexOf(' ')))), noun }
    : { names: new Set(names), noun: null };
}

function titlesOf({ sections, definitions }: Subject): Head[] {
  return [
    ...sections.flatMap(({ title, parent }) => headOf(ALONE.exec(title.slice(0, LONGEST_NAME))?.[1], `${parent} titles`)),
    ...definitions.flatMap(({ term, section }) => headOf(ALONE.exec(term.slice(0, LONGEST_NAME))?.[1], `${section} terms`)),
  ];
}

/** The first cells of a table's rows. */
function rowsOf({ blocks, textOf }: Subject): Head[] {
  return blocks.flatMap(({ kind, path, span }) => {
    if (kind !== 'table') return [];
    const [top = '', , ...rows] = textOf(path).slice(span.start, span.end).split('\n');
    const of = COLUMN.exec(FIRST_CELL.exec(top)?.[1]?.trim().toLowerCase() ?? '')?.[1];
    return rows.flatMap((row) => {
      const cell = (FIRST_CELL.exec(row)?.[1] ?? '').trim();
      return headOf(ALONE.exec(cell)?.[1], `${path} ${span.start}`).map((head) => (of ? { ...head, of } : head));
    });
  });
}

function sentencesOf(subject: Subject): Head[] {
  return subject.text().sentences.flatMap(({ prose, section, text, plain }) => {
    if (prose.kind === 'cell') return [];
    const opening = text.slice(0, LONGEST_NAME);
    const alone = text.length < LONGEST_NAME ? LEAD.exec(text)?.[1] : undefined;
    const inside = text.length < LONGEST && plain.includes('(') ? [...text.matchAll(INSIDE)] : [];
    return [
      ...headOf(HEAD.exec(opening)?.[1] ?? alone, `${section.id} ${prose.kind}`),
      ...(prose.kind === 'item' ? begunBy(opening, section.id) : []),
      ...inside.flatMap(([, name]) => headOf(name, `${section.id} ${prose.span.start}`)),
    ];
  });
}

/** "Silver members collect miles", beside "Gold members may …" */
function begunBy(opening: string, place: string): Head[] {
  const [, name, noun] = BEGUN.exec(opening) ?? [];
  return name && noun ? headOf(`${name} ${singular(noun)}`, `${place} ${singular(noun)}`) : [];
}

function headOf(written: string | undefined, place: string): Head[] {
  const name = written?.toLowerCase() ?? '';
  return name === '' || isFunctionWord(name) || NO_NAME.test(name) ? [] : [{ name, place }];
}

const LONGEST = 600;
const LONGEST_NAME = 50;
const NAME = String.raw`(?:\d|[A-Za-z][A-Za-z\d’'-]{0,20})(?: [A-Za-z][A-Za-z-]{1,20})?`;
const MARK = String.raw`^[^A-Za-z\d]{0,5}(?:\(?(?:[a-z]|\d{1,2})[).] ?)?[^A-Za-z\d]{0,3}`;
/** A title or a cell of one name */
const ALONE = new RegExp(`${MARK}(${NAME})[^A-Za-z\\d]{0,4}(?:$|[:–—(=]| - )`);
/** "Low: …", "(a) Simple - …", "Clear means …", "Public data is what …" */
const HEAD = new RegExp(
  `${MARK}(?:[Aa]n? |[Tt]he )?(${NAME})["”’']?(?:\\s?[:=–—(]| - | (?:means|covers|stands for|applies (?:to|if|when)|(?:is|are) (?:what|an?|any|those|for|when|where|if)) )`,
);
/** "Standard customer." before what it is */
const LEAD = new RegExp(`${MARK}(${NAME})["”’']?[.]?$`);
/** "low (can wait), high (today)" */
const INSIDE =
  /(?:^|[:;,] |\b(?:and|or|into|either|are|is|be) )["“‘']?([A-Za-z][A-Za-z-]{2,20})["”’']? \((?!s\)|see\b|e\.g|i\.e|for ex|such as|including)/g;
const BEGUN = /^(?:An? |The )?([A-Z][a-z]{2,15}) ([a-z]{4,15}) (?:may|can|must|gets?|[a-z]+(?:[^s]s|ct|ve|ay|ad|ee))\b/;
const FIRST_CELL = /^\s*\|?[\s`*]*([^|\n`*]{0,40})/;
/** What a column of levels is of; other columns are of things. */
const COLUMN =
  /^(?:[a-z]+ )?(plan|trust|flag|tier|level|access|grade|band|class|status|priority|severity|risk|alert|rank|confidence|rating|label|stage|zone)$/;
const NO_NAME =
  /^(?:notes?|examples?|includes?|excludes?|rules?|do|don['’]t|scope|purpose|output|input|definitions?|overview|summary|exceptions?|others?|none|yes|no|name|date|time|version)$/;
