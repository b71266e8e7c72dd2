import type { Prose } from '../../spec/index.ts';
import type { Sentence } from '../text/sentence.ts';

/** What stands before a sentence. */
export interface Context {
  /** the sentence before it in the same run of prose, or at the end of the paragraph before; null where there is none */
  readonly before: Sentence | null;
  /** items of the list that ends just before this sentence, or of its own list before it; 0 where there is none */
  readonly itemsBefore: number;
  /** clauses before it in its section */
  readonly clausesBefore: number;
}

/** Walks sentences in document order and says of those that are wanted what stands before each. */
export function contextsOf(
  sentences: readonly Sentence[],
  wanted: ReadonlySet<Sentence>,
): { readonly sentence: Sentence; readonly context: Context }[] {
  const found: { readonly sentence: Sentence; readonly context: Context }[] = [];
  let last: Sentence | null = null;
  let prose: Prose | null = null;
  let clause: Sentence['clause'] = null;
  let items = 0;
  let clauses = 0;
  for (const sentence of sentences) {
    if (!last || last.section !== sentence.section || last.path !== sentence.path) {
      items = 0;
      clauses = 0;
      last = null;
    } else if (prose && prose !== sentence.prose) {
      items = prose.kind === 'item' ? items + 1 : 0;
    }
    const isOpening = prose !== sentence.prose;
    if (wanted.has(sentence)) {
      const isApart = isOpening && (prose?.kind === 'item' || sentence.prose.kind !== 'paragraph');
      const context = { before: isApart ? null : last, itemsBefore: isOpening ? items : 0, clausesBefore: clauses };
      found.push({ sentence, context });
    }
    if (sentence.clause && sentence.clause !== clause) clauses += 1;
    clause = sentence.clause ?? clause;
    last = sentence;
    prose = sentence.prose;
  }
  return found;
}
