import type { Span } from '../../spec/model.ts';
import type { FileIndex } from './file-index.ts';

/** Something of a workspace that is found by its name. */
export interface NamedSymbol {
  readonly kind: 'section' | 'id' | 'clause' | 'label' | 'term';
  readonly name: string;
  /** the title of the section that it names or stands in; empty before the first */
  readonly container: string;
  readonly span: Span;
  /** a section of the highest level in its file */
  readonly isTop: boolean;
  /** the name in lower case, and the letters and digits in it as bits */
  readonly folded: string;
  readonly letters: number;
}

type NewSymbol = Omit<NamedSymbol, 'folded' | 'letters'>;

export function symbolOf(symbol: NewSymbol): NamedSymbol {
  const folded = symbol.name.toLowerCase();
  // One string for both where they are equal, as ids mostly are.
  return { ...symbol, folded: folded === symbol.name ? symbol.name : folded, letters: lettersOf(folded) };
}

/** The symbols of a file that is not open. */
export function symbolsOf({ sections, names }: FileIndex): readonly NamedSymbol[] {
  const top = topLevel(sections);
  return [
    ...sections.flatMap(({ title, titleSpan, id, idSpan, level }) => [
      symbolOf({ kind: 'section', name: title, container: '', span: titleSpan, isTop: level === top }),
      ...(id !== null && idSpan !== null
        ? [symbolOf({ kind: 'id', name: id, container: title, span: idSpan, isTop: false })]
        : []),
    ]),
    ...names.map(({ kind, name, span, section }) =>
      symbolOf({ kind, name, container: sections[section]?.title ?? '', span, isTop: false }),
    ),
  ];
}

/** The level of the headings that no other heading stands above. */
export function topLevel(sections: readonly { readonly level: number }[]): number {
  return sections.reduce((top, { level }) => (level > 0 && level < top ? level : top), 7);
}

/** A symbol, and the file that it was found in. */
export interface FoundSymbol<File> {
  readonly file: File;
  readonly symbol: NamedSymbol;
}

/**
 * The symbols whose names hold the letters of a query in their order, whatever the case; the best first. An empty query finds
 * the titles.
 */
export function searchSymbols<File>(
  files: Iterable<{ readonly file: File; readonly symbols: readonly NamedSymbol[] }>,
  query: string,
  limit: number,
): readonly FoundSymbol<File>[] {
  const wanted = query.toLowerCase().replace(/[\s#]+/g, '');
  const letters = lettersOf(wanted);
  // Of a hundred thousand that fit, nothing is made but three lists, and only the best are put in order.
  const symbols: NamedSymbol[] = [];
  const from: File[] = [];
  const scores: number[] = [];
  const counts = new Array<number>(HIGHEST + 1).fill(0);
  for (const { file, symbols: own } of files)
    for (const symbol of own) {
      if ((symbol.letters & letters) !== letters) continue;
      const score = wanted === '' ? (symbol.isTop ? 1 : 0) : scoreOf(symbol.folded, wanted);
      if (score === 0) continue;
      symbols.push(symbol);
      from.push(file);
      scores.push(score);
      counts[score] = (counts[score] ?? 0) + 1;
    }
  let least = HIGHEST;
  let above = 0;
  for (; least > 1 && above + (counts[least] ?? 0) < limit; least -= 1) above += counts[least] ?? 0;
  let places = limit - above;
  const best: { readonly score: number; readonly found: FoundSymbol<File> }[] = [];
  for (const [index, score] of scores.entries()) {
    const symbol = symbols[index];
    if (score < least || !symbol || (score === least && places <= 0)) continue;
    if (score === least) places -= 1;
    best.push({ score, found: { file: from[index] as File, symbol } });
  }
  return best
    .sort((a, b) => b.score - a.score || a.found.symbol.name.length - b.found.symbol.name.length)
    .map(({ found }) => found);
}

const HIGHEST = 1000;

/** How well a name fits, from 1 to `HIGHEST`; 0 where it does not. */
function scoreOf(name: string, wanted: string): number {
  if (name === wanted) return HIGHEST;
  const at = name.indexOf(wanted);
  if (at === 0) return 900;
  if (at > 0) return isWordStart(name, at) ? 800 : 700;
  // At the beginning of a word first, else as near as can be.
  let score = 400;
  let last = -1;
  for (let index = 0; index < wanted.length; index += 1) {
    const next = name.indexOf(wanted.charAt(index), last + 1);
    if (next < 0) return 0;
    if (next === last + 1) score += 4;
    else if (isWordStart(name, next)) score += 2;
    else score -= Math.min(20, next - last);
    last = next;
  }
  return Math.max(1, Math.min(699, score));
}

function isWordStart(name: string, at: number): boolean {
  return at === 0 || /[\s_./:-]/.test(name.charAt(at - 1));
}

/** Letters and digits, each as one of 31 bits: what a name lacks it cannot match. */
function lettersOf(folded: string): number {
  let bits = 0;
  for (let index = 0; index < folded.length; index += 1) {
    const code = folded.charCodeAt(index);
    if (code >= 97 && code <= 122) bits |= 1 << (code - 97);
    else if (code >= 48 && code <= 57) bits |= 1 << 26;
    else if (code > 127) bits |= 1 << 27;
  }
  return bits;
}
