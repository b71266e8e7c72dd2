import type { Subject } from '../rule.ts';
import type { Sentence } from '../text/sentence.ts';
import type { TextIndex } from '../text/text-index.ts';
import { mayBeOpen, splitNoun } from './compounds.ts';
import { singular } from './singular.ts';
import { americanSpelling } from './spelling.ts';

/**
 * The sentences that hold a word or two which the spec writes in two ways. They are few, and found by their words alone, so
 * that only they are read closely.
 */
export function sentencesToCompare(subject: Subject): readonly Sentence[] {
  const text = subject.text();
  const known = new Set(text.words());
  const { open, words } = openCompounds(text, known);
  for (const word of known) {
    const american = americanSpelling(word);
    if (american !== word && known.has(american)) words.add(word).add(american);
  }
  for (const word of capitalisedTerms(subject)) words.add(word).add(`${word}s`);
  const having = new Set(text.having([...words]));
  return text.sentences.filter((sentence) => open.has(sentence) || having.has(sentence));
}

function wordsOf({ plain }: Sentence): readonly string[] {
  return plain.toLowerCase().match(WORD) ?? [];
}

const WORD = /[a-z0-9]+(?:['’-][a-z0-9]+)*/g;

/** Compounds that a spec holds as two words and as one: the sentences of the former, and the words of the latter. */
function openCompounds(
  text: TextIndex,
  known: ReadonlySet<string>,
): { readonly open: ReadonlySet<Sentence>; readonly words: Set<string> } {
  const seconds = new Map<string, Map<string, string>>();
  const open = new Set<Sentence>();
  const words = new Set<string>();
  const addForms = (word: string) => words.add(word).add(`${word}s`).add(singular(word));
  const addHalves = (a: string, b: string, word: string) => {
    const second = singular(b);
    if (!known.has(a) || !(known.has(second) || known.has(`${second}s`))) return;
    seconds.set(a, (seconds.get(a) ?? new Map<string, string>()).set(second, word));
  };
  for (const word of known) {
    const [a, b] = splitNoun(word, known);
    if (b !== undefined) {
      addHalves(a, b, word);
      if (known.has(a + b) || known.has(singular(a + b))) addForms(a + b).add(word);
    } else
      for (const half of halvesOf(word, known))
        if (!seconds.get(half)?.has(word.slice(half.length))) addHalves(half, word.slice(half.length), word);
  }
  for (const sentence of text.having([...seconds.keys()])) {
    const line = wordsOf(sentence);
    for (let at = 1; at < line.length; at += 1) {
      const compounds = seconds.get(line[at - 1] ?? '');
      const compound = compounds === undefined ? undefined : compounds.get(singular(line[at] ?? ''));
      if (compound === undefined) continue;
      open.add(sentence);
      addForms(compound);
      addForms(compound.replace('-', ''));
    }
  }
  return { open, words };
}

/** "health" of "healthcare", where the spec has both. */
function halvesOf(word: string, known: ReadonlySet<string>): string[] {
  if (word.length < 7 || word.length > LONGEST || word.includes('-')) return [];
  const halves: string[] = [];
  for (let at = 3; at <= word.length - 4; at += 1) {
    const half = word.slice(0, at);
    if (known.has(half) && mayBeOpen(half, word.slice(at))) halves.push(half);
  }
  return halves;
}

const LONGEST = 24;

/** First words of defined terms that running text writes with a capital somewhere. */
function capitalisedTerms({ definitions, text }: Subject): string[] {
  const firsts = new Set(
    definitions.map(({ term }) => /[A-Za-z0-9\u00c0-\u024f]+(?:-[A-Za-z0-9\u00c0-\u024f]+)*/.exec(term)?.[0].toLowerCase() ?? ''),
  );
  return [...firsts].filter((first) => {
    const capitalised = ` ${first.charAt(0).toUpperCase()}${first.slice(1)}`;
    return (
      first !== '' &&
      text()
        .having([first, `${first}s`])
        .some(({ plain }) => plain.includes(capitalised))
    );
  });
}
