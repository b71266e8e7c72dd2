import type { Span } from '../../spec/index.ts';
import type { Place } from './places.ts';

/** A term where a spec uses it, in one of the ways in which it is written. */
export interface Use {
  readonly first: Place;
  readonly last: Place;
  /** what tells the ways apart: the joint of a compound, the spelling of a word, its capitals */
  readonly style: string;
  /** the words as they would be in another style */
  readonly inStyle: (style: string) => string;
}

/** Uses of one term, not all in the same style. */
export interface SpellingGroup {
  readonly uses: readonly Use[];
  /** whether a definition or a heading writes the term so */
  readonly isDefined: (style: string) => boolean;
}

/** Uses that differ from how a spec writes a term elsewhere. */
export interface Deviation {
  readonly uses: readonly Use[];
  readonly usual: readonly Use[];
  readonly isDefined: boolean;
}

/** The defined style is the usual one, else the commonest, else the first; the others deviate from it. */
export function deviationsOf({ uses, isDefined }: SpellingGroup): Deviation[] {
  const byStyle = new Map<string, Use[]>();
  for (const use of uses) {
    const known = byStyle.get(use.style);
    if (known) known.push(use);
    else byStyle.set(use.style, [use]);
  }
  if (byStyle.size < 2) return [];
  const ranked = [...byStyle].sort(
    ([one, ones], [other, others]) => Number(isDefined(other)) - Number(isDefined(one)) || others.length - ones.length,
  );
  const [style = '', usual = []] = ranked[0] ?? [];
  return ranked.slice(1).map(([, deviating]) => ({ uses: deviating, usual, isDefined: isDefined(style) }));
}

/** The words of a use as the spec has them. */
export function writtenAs({ first, last }: Use): string {
  return first.sentence.text.slice(first.index, last.index + last.word.length);
}

/** A use and where it stands in its file. */
export interface LocatedUse {
  readonly use: Use;
  readonly span: Span;
}

/** In the order in which they stand in a file. */
export function byPlace(one: Use, other: Use): number {
  return one.first.sentence.span.start - other.first.sentence.span.start || one.first.index - other.first.index;
}
