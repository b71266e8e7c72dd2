import type { Subject } from '../rule.ts';
import type { Place } from './places.ts';
import { americanSpelling } from './spelling.ts';
import { byPlace, type SpellingGroup, type Use } from './spelling-group.ts';

/** Words that are spelled in two ways, as British and American writers do. Names of bodies keep their spelling. */
export function findSpelledWords({ definitions, sections }: Subject, lines: readonly (readonly Place[])[]): SpellingGroup[] {
  const american = new Map<string, string>();
  const spelled = new Map<string, Map<string, Use[]>>();
  for (const line of lines)
    for (const place of line) {
      if (place.number > 0 && place.word !== place.lower) continue;
      const key = american.get(place.lower) ?? americanSpelling(place.lower);
      american.set(place.lower, key);
      const use = { first: place, last: place, style: place.lower, inStyle: (style: string) => withCapital(style, place.word) };
      const styles = spelled.get(key) ?? new Map<string, Use[]>();
      spelled.set(key, styles);
      const uses = styles.get(place.lower);
      if (uses) uses.push(use);
      else styles.set(place.lower, [use]);
    }
  const named = new Set(
    [...definitions.map(({ term }) => term), ...sections.map(({ title }) => title)].flatMap(
      (title) => title.toLowerCase().match(/[a-z0-9\u00c0-\u024f]+/g) ?? [],
    ),
  );
  return [...spelled.values()]
    .filter((styles) => styles.size > 1)
    .map((styles) => ({ uses: [...styles.values()].flat().sort(byPlace), isDefined: (style) => named.has(style) }));
}

function withCapital(word: string, like: string): string {
  return /^[A-Z]/.test(like) ? word.charAt(0).toUpperCase() + word.slice(1) : word;
}
