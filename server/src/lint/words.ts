import { groupBy } from '../spec/group-by.ts';
import type { Span, Spec } from '../spec/index.ts';
import { stemOf } from './similarity/stem.ts';

/** A name that is looked for: its words, in any order, near each other. */
export interface WantedName {
  /** as `stemsOf` gives them; at least one */
  readonly stems: readonly string[];
  /** a place that does not count: where the name is defined */
  readonly except: { readonly path: string; readonly span: Span };
}

/** Two words more may stand between those of a term ("age-restricted goods or services"). */
const WORDS_BETWEEN = 3;
/** No word that counts is longer, so that what is near can be cut out of a text. */
const LONGEST_WORD = 40;

/** The stems of a text's words, small words left out: "facilitating" and "facilitation" have one stem. */
export function stemsOf(text: string): string[] {
  return wordsOf(text).map(stemOf);
}

/**
 * The names that a model reads anywhere: in everything but commentary, comments and front matter. A name that is found is
 * looked for no longer, so that the common ones cost nothing.
 */
export function findUsed<Name extends WantedName>(spec: Spec, names: readonly Name[]): ReadonlySet<Name> {
  const texts = new Map(spec.files.map((file) => [file.path, file.text]));
  const used = new Set<Name>();
  let search = createSearch(names);
  for (const { kind, path, span } of spec.blocks) {
    if (search.count === 0) break;
    if (kind === 'commentary' || kind === 'comment' || kind === 'front-matter' || kind === 'blank') continue;
    const text = (texts.get(path) ?? '').slice(span.start, span.end).toLowerCase();
    for (const { 0: word, index } of text.matchAll(search.words)) {
      const at = span.start + index;
      for (const name of search.byStem.get(stemOf(word)) ?? [])
        if (!used.has(name) && isOutside(name.except, path, at) && isNear(name.stems, text, index)) used.add(name);
    }
    if ((names.length - used.size) * 2 <= search.count) search = createSearch(names.filter((name) => !used.has(name)));
  }
  return used;
}

/** More names with one longest stem are one name with numbers. */
const CROWDED = 50;

interface Search<Name> {
  readonly count: number;
  /** words that begin like one of the stems */
  readonly words: RegExp;
  /** each name under its longest stem, which is the rarest as a rule; where very many share that one, under their rarest */
  readonly byStem: ReadonlyMap<string, readonly Name[]>;
}

function createSearch<Name extends WantedName>(names: readonly Name[]): Search<Name> {
  const longestOf = ({ stems }: Name) => stems.reduce((found, each) => (each.length > found.length ? each : found), '');
  const byLongest = groupBy(names, longestOf);
  const shared = groupBy(
    names.flatMap(({ stems }) => stems),
    (stem) => stem,
  );
  const countOf = (stem: string) => shared.get(stem)?.length ?? 0;
  const byStem = groupBy(names, (name) => {
    const longest = longestOf(name);
    if ((byLongest.get(longest)?.length ?? 0) <= CROWDED) return longest;
    return name.stems.reduce((found, each) => (countOf(each) < countOf(found) ? each : found), longest);
  });
  const beginnings = [...new Set([...byStem.keys()].map(beginningOf))];
  return {
    count: names.length,
    byStem,
    words: new RegExp(`(?<![\\p{L}\\p{N}])(?:${beginnings.join('|')})[\\p{L}\\p{N}]*`, 'gu'),
  };
}

function isOutside({ path, span }: WantedName['except'], where: string, at: number): boolean {
  return where !== path || at < span.start || at >= span.end;
}

/** Whether all stems stand near a word, the word's own among them. */
function isNear(stems: readonly string[], text: string, at: number): boolean {
  if (stems.length === 1) return true;
  const reach = stems.length + WORDS_BETWEEN;
  const from = Math.max(0, at - reach * LONGEST_WORD);
  const around = text.slice(from, at + (reach + 1) * LONGEST_WORD);
  if (!stems.every((each) => around.includes(beginningOf(each)))) return false;
  const before = wordsOf(text.slice(from, at)).slice(-reach);
  const after = wordsOf(text.slice(at, at + (reach + 1) * LONGEST_WORD)).slice(0, reach + 1);
  const near = new Set([...before, ...after].map(stemOf));
  return stems.every((each) => near.has(each));
}

const SMALL_WORDS = new Set('a an and any as at by for from in into its of on or other that the their this to with'.split(' '));

function wordsOf(text: string): string[] {
  return (text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []).filter((word) => !SMALL_WORDS.has(word));
}

/** A stem differs from its word in the ending alone. */
function beginningOf(stem: string): string {
  return stem.slice(0, Math.max(1, Math.min(4, stem.length - 1)));
}
