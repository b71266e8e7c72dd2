import { fold } from '../flat-text.ts';
import type { Clause, Spec } from '../model.ts';
import { Pairs } from './pair-up.ts';
import type { WordReader } from './read-words.ts';
import { addInPlace, addSimilar, alike } from './similar.ts';

/** Texts under one written id that share less were given each other's ids, if each stands elsewhere word for word. */
const UNLIKE = 0.3;

/**
 * Finds which clause became which: by the id that its author wrote, then by equal words, then by likeness. Ids that
 * were derived from the words do not count, as they change with these.
 */
export function matchClauses(before: Spec, after: Spec, reader: WordReader): Pairs<Clause> {
  const pairs = new Pairs<Clause>();
  const ids = new Map(after.clauses.flatMap((clause) => (clause.idSpan ? [[clause.id, clause] as const] : [])));
  const textsBefore = new Set(before.clauses.map(textOf));
  const textsAfter = new Set(after.clauses.map(textOf));
  for (const clause of before.clauses) {
    const partner = clause.idSpan ? ids.get(clause.id) : undefined;
    if (partner && !wereRenumbered(clause, partner)) pairs.add(clause, partner);
  }
  const addByKey = (keyOf: (clause: Clause) => string | null) => pairs.addByKey(before.clauses, after.clauses, keyOf);
  addByKey((clause) => `${clause.path}\n${clause.section}\n${textOf(clause)}`);
  addByKey((clause) => `${clause.section}\n${textOf(clause)}`);
  addByKey(textOf);
  addSimilar(pairs, before.clauses, after.clauses, reader);
  addInPlace(pairs, before.clauses, after.clauses, reader);
  return pairs;

  function wereRenumbered(one: Clause, other: Clause): boolean {
    return (
      textOf(one) !== textOf(other) &&
      (textsAfter.has(textOf(one)) || textsBefore.has(textOf(other))) &&
      alike(one, other, reader) < UNLIKE
    );
  }
}

function textOf({ text }: Clause): string {
  return fold(text.toLowerCase());
}
