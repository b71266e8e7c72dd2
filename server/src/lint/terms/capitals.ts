import type { Subject } from '../rule.ts';
import { isFunctionWord } from './function-words.ts';
import { areNeighbours, type Place } from './places.ts';
import { singular } from './singular.ts';
import type { SpellingGroup, Use } from './spelling-group.ts';

/**
 * Defined terms that running text writes with capitals here and without there: "a Trusted Adult", "a trusted adult". How the
 * definition itself writes its term says nothing: every entry of a list may begin its words with capitals.
 */
export function findCapitals({ definitions }: Subject, lines: readonly (readonly Place[])[]): SpellingGroup[] {
  const terms = new Map<string, { readonly term: string; readonly uses: Use[] }>();
  const lengths = new Set<number>();
  const firstWords = new Set<string>();
  for (const { term } of definitions) {
    const own = term.toLowerCase().match(/[a-z0-9\u00c0-\u024f]+(?:-[a-z0-9\u00c0-\u024f]+)*/g) ?? [];
    if (own.length === 0 || own.length > LONGEST) continue;
    terms.set(keyOf(own), { term, uses: [] });
    lengths.add(own.length);
    firstWords.add(own.length === 1 ? singular(own[0] ?? '') : (own[0] ?? ''));
  }
  for (const line of lines)
    line.forEach((first, number) => {
      if (
        number === 0 ||
        !isInRunningText(line, number) ||
        !(firstWords.has(first.lower) || firstWords.has(singular(first.lower)))
      )
        return;
      for (const length of lengths) {
        const own = line.slice(number, number + length);
        const last = own.at(-1);
        const known = own.length === length ? terms.get(keyOf(own.map(({ lower }) => lower))) : undefined;
        if (!known || !last) continue;
        const style = styleOf(own);
        if (!style || (length === 1 && !standsAlone(last, line[number + 1]))) continue;
        known.uses.push({ first, last, style, inStyle: (other) => inCapitals(own, other) });
      }
    });
  return [...terms.values()].map(({ term, uses }) => ({
    uses,
    isDefined: (style) => /\s[A-Z]/.test(term) && style === 'capitals',
  }));
}

const LONGEST = 5;

function keyOf(words: readonly string[]): string {
  return singular(words.join(' '));
}

/** After a small word: what opens a sentence or follows a colon has its capital for another reason. */
function isInRunningText(line: readonly Place[], number: number): boolean {
  const before = line[number - 1];
  return before !== undefined && areNeighbours(before, line[number]) && isFunctionWord(before.lower) && before.number >= 0;
}

/** "a minor", and not "a minor change". */
function standsAlone(place: Place, next: Place | undefined): boolean {
  return next === undefined || !areNeighbours(place, next) || isFunctionWord(next.lower);
}

function styleOf(own: readonly Place[]): 'capitals' | 'small letters' | null {
  const named = own.filter(({ lower }) => !isFunctionWord(lower));
  if (named.every(({ word }) => /^[A-Z][a-z]/.test(word))) return 'capitals';
  return named.every(({ word, lower }) => word === lower) ? 'small letters' : null;
}

function inCapitals(own: readonly Place[], style: string): string {
  return own
    .map(({ lower }) => (style === 'capitals' && !isFunctionWord(lower) ? lower.charAt(0).toUpperCase() + lower.slice(1) : lower))
    .join(' ');
}
