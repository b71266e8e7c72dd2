import { fold } from '../flat-text.ts';
import type { Definition, Spec } from '../model.ts';
import { Pairs } from './pair-up.ts';
import type { DefinitionChange } from './spec-diff.ts';
import { markWords } from './word-marks.ts';

/** Definitions are known by their terms. */
export function compareDefinitions(before: Spec, after: Spec): readonly DefinitionChange[] {
  const pairs = new Pairs<Definition>();
  const addByKey = (keyOf: (definition: Definition) => string | null) =>
    pairs.addByKey(before.definitions, after.definitions, keyOf);
  addByKey((definition) => `${definition.section}\n${termOf(definition)}`);
  addByKey(termOf);
  const changes: DefinitionChange[] = [];
  for (const definition of after.definitions) {
    const old = pairs.beforeOf(definition);
    if (old === null) changes.push({ kind: 'added', before: null, after: definition, words: [] });
    else if (fold(old.text) !== fold(definition.text))
      changes.push({ kind: 'changed', before: old, after: definition, words: markWords(fold(old.text), fold(definition.text)) });
  }
  for (const definition of before.definitions)
    if (pairs.afterOf(definition) === null) changes.push({ kind: 'removed', before: definition, after: null, words: [] });
  return changes;
}

function termOf({ term }: Definition): string {
  return fold(term.toLowerCase());
}
