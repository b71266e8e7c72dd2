import { groupBy } from '../../spec/group-by.ts';
import type { Prose } from '../../spec/index.ts';
import { once } from '../../spec/once.ts';
import { factsOf } from './prose-facts.ts';
import { addCounts, NO_WORDS } from './word-count.ts';

/**
 * Tells which prose is English, by the words that English sentences cannot do without. A list item has few of them, so it
 * is judged together with its section, and a short section with its file.
 */
export function createEnglishDetector(prose: readonly Prose[]): (prose: Prose) => boolean {
  // Most prose tells by itself.
  const total = (by: (each: Prose) => string) =>
    once(
      () =>
        new Map(
          [...groupBy(prose, by)].map(([key, group]) => [
            key,
            group.map((each) => factsOf(each).count).reduce(addCounts, NO_WORDS),
          ]),
        ),
    );
  const sections = total((each) => each.section);
  const files = total((each) => each.path);
  return (each) => {
    const own = factsOf(each).count;
    if (own.english >= own.words * ENOUGH && own.words > 0) return own.foreign <= own.english;
    if (own.otherLetters * 4 > own.letters || own.foreign > Math.max(1, own.english)) return false;
    const section = sections().get(each.section) ?? NO_WORDS;
    const wider = section.words >= FEW ? section : (files().get(each.path) ?? NO_WORDS);
    // A few short items may hold none of these words, and nothing that says otherwise.
    if (wider.words < SHORT && wider.foreign === 0) return true;
    if (wider.english >= wider.words * ENOUGH) return wider.foreign <= wider.english;
    // Policies in telegraphic style leave most of these words out; another language brings its own.
    return wider.english >= wider.words * FEWEST && wider.foreign * 4 <= wider.english;
  };
}

/** The share of such words in English prose is about 0.4, in other languages under 0.05. */
const ENOUGH = 0.12;
const FEWEST = 0.03;
const FEW = 30;
const SHORT = 60;
