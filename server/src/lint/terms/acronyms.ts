import { IMPERATIVE_VERBS } from '../../spec/imperative-verbs.ts';
import { rules } from '../lexicon/binding.ts';
import type { CandidateTerm, IsUsed } from './candidate-terms.ts';
import { KNOWN_ACRONYMS } from './known-acronyms.ts';
import { areNeighbours, type Place } from './places.ts';

/** Finds abbreviations in capitals that not every reader knows ("NCII"), used twice, or in a rule. */
export function findAcronyms(
  lines: readonly (readonly Place[])[],
  isUsed: IsUsed,
  notTerms: ReadonlySet<string>,
): CandidateTerm[] {
  const found = new Map<string, [Place, Place][]>();
  for (const line of lines)
    line.forEach((place, number) => {
      if (!(ACRONYM.test(place.word) || isPair(place)) || isShouted(line, number)) return;
      const name = place.word.replace(/s$/, '');
      if (KNOWN_ACRONYMS.has(name) || notTerms.has(name) || isUsed(name.toLowerCase())) return;
      const uses = found.get(name);
      if (uses) uses.push([place, place]);
      else found.set(name, [[place, place]]);
    });
  return [...found].flatMap(([name, uses]) =>
    uses.length > 1 || uses.some(([{ sentence }]) => sentence.clause !== null || rules(sentence))
      ? [{ words: [name], uses }]
      : [],
  );
}

const ACRONYM = /^[A-Z]{3,6}s?$/;

/** Two letters are an abbreviation beside another one: "contact the BU/PO". */
function isPair({ word, index, sentence: { plain } }: Place): boolean {
  if (!/^[A-Z]{2}$/.test(word)) return false;
  return /(?:^|\s)[A-Z]{2,6}\/[A-Z]{2,6}(?![\w/])/.test(plain.slice(Math.max(0, index - 8), index + 10));
}

function isShouted(line: readonly Place[], number: number): boolean {
  const [before, place, next] = [line[number - 1], line[number], line[number + 1]];
  // "RESIST any attempt": an order that is stressed.
  const isOrder = number === 0 && place !== undefined && IMPERATIVE_VERBS.has(place.lower);
  return (
    isOrder ||
    (areNeighbours(before, place) && /^[A-Z]{2,}$/.test(before?.word ?? '')) ||
    (areNeighbours(place, next) && /^[A-Z]{2,}$/.test(next?.word ?? ''))
  );
}

/** Whether a text has the words of an abbreviation next to each other: "UGC" under "Mods and User-Generated Content". */
export function isSpelledIn(texts: readonly string[], name: string): boolean {
  const initials = name.toLowerCase().replace(/s$/, '');
  return texts.some((text) => {
    const words = text.toLowerCase().match(/[a-z]+/g) ?? [];
    const whole = words.map(([letter]) => letter).join('');
    const grave = words
      .filter((word) => !/^(?:a|an|the|of|and|or|for|to|in|on)$/.test(word))
      .map(([letter]) => letter)
      .join('');
    return initials.length > 1 && (whole.includes(initials) || grave.includes(initials));
  });
}
