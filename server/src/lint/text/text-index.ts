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
  sentences.forEach(({ plain, english }, number) => {
    if (!english) return;
    for (const word of plain.toLowerCase().match(WORD) ?? []) {
      const known = byWord.get(word);
      if (!known) byWord.set(word, [number]);
      else if (known.at(-1) !== number) known.push(number);
    }
  });
  return {
    sentences,
    having: (words) => {
      const numbers = inOrder(words, byWord);
      return numbers.length === 0 ? NONE : numbers.map((number) => sentences[number] as Sentence);
    },
    words: () => byWord.keys(),
    of: (clause) => byClause.get(clause.id) ?? [],
  };
}

const NONE: readonly Sentence[] = [];

/** The numbers of the sentences that hold one of the words. */
function inOrder(words: readonly string[], byWord: ReadonlyMap<string, readonly number[]>): readonly number[] {
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

const WORD = /[a-z0-9]+(?:['’-][a-z0-9]+)*/g;
