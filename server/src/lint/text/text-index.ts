import { groupBy } from '../../spec/group-by.ts';
import type { Clause, Spec } from '../../spec/index.ts';
import { readSentences } from './read-sentences.ts';
import type { Sentence } from './sentence.ts';

/** The sentences of a spec, read once for all rules. */
export interface TextIndex {
  /** in document order, English or not */
  readonly sentences: readonly Sentence[];
  /**
   * The English sentences that hold one of the words, in document order. Ask by the rarest words of a pattern, then match
   * it on these few sentences only.
   *
   * @param words lower case, each one word: letters, digits, apostrophes and hyphens ("and/or" is two)
   */
  readonly having: (words: readonly string[]) => readonly Sentence[];
  /** the English sentences that hold one of the words of a list, each with what the list has under its words; in document order */
  readonly holding: (list: ReadonlyMap<string, readonly string[]>) => readonly HeldPhrases[];
  /** every different word of the English sentences, as `having` takes them */
  readonly words: () => Iterable<string>;
  /** the sentences of a clause; none where its words are a table's row */
  readonly of: (clause: Clause) => readonly Sentence[];
}

export function indexText(spec: Spec): TextIndex {
  const sentences = readSentences(spec);
  const byClause = groupBy(
    sentences.filter(({ clause }) => clause !== null),
    ({ clause }) => clause?.id ?? '',
  );
  const byWord = new Map<string, number[]>();
  for (const [number, { words, english }] of sentences.entries()) {
    if (!english) continue;
    for (const word of words) {
      const known = byWord.get(word);
      if (known) known.push(number);
      else byWord.set(word, [number]);
    }
  }
  return {
    sentences,
    having: (words) => {
      const numbers = inOrder(words, byWord);
      return numbers.length === 0 ? NONE : numbers.map((number) => sentences[number] as Sentence);
    },
    holding: (list) =>
      holdingOf(list, byWord).map(([number, held]) => ({ sentence: sentences[number] as Sentence, phrases: held })),
    words: () => byWord.keys(),
    of: (clause) => byClause.get(clause.id) ?? [],
  };
}

interface HeldPhrases {
  readonly sentence: Sentence;
  readonly phrases: readonly string[];
}

type Numbers = ReadonlyMap<string, readonly number[]>;

/** The numbers of the sentences, and what they hold. A list may be longer than a text, and a text than a list. */
function holdingOf(list: ReadonlyMap<string, readonly string[]>, byWord: Numbers): [number, string[]][] {
  const held = new Map<number, string[]>();
  for (const word of (list.size < byWord.size ? list : byWord).keys()) {
    const group = list.get(word);
    const numbers = group && byWord.get(word);
    for (const number of numbers ?? []) {
      const known = held.get(number);
      if (known) known.push(...(group ?? []));
      else held.set(number, [...(group ?? [])]);
    }
  }
  return [...held].sort(([one], [other]) => one - other);
}

const NONE: readonly Sentence[] = [];

/** The numbers of the sentences that hold one of the words. */
function inOrder(words: readonly string[], byWord: Numbers): readonly number[] {
  const lists: (readonly number[])[] = [];
  for (const word of words) {
    const list = byWord.get(word);
    if (list) lists.push(list);
  }
  const [only] = lists;
  if (!only || lists.length === 1) return only ?? [];
  // Numbers in an array of their own kind are sorted without a call for each pair.
  return [...Int32Array.from(new Set(lists.flat())).sort()];
}
