import type { Section } from '../../spec/model.ts';
import { plainTitle } from '../parts.ts';
import type { SpecLookup } from '../spec-lookup.ts';
import type { FactLine } from './description.ts';

/** What decides whether and how a part applies: response mode, category, and its authority where one line says all of that. */
export function binding(
  lookup: SpecLookup,
  section: string,
  { authority, mode, category }: Pick<Section, 'authority' | 'mode' | 'category'>,
): string[] {
  const head = lookup.categoryOf(category);
  const isTold = authority === 'none' || authorityLine(lookup, section).length > 0;
  return [
    ...(isTold ? [] : [`authority ${authority}`]),
    ...(mode === null ? [] : [`response mode ${mode}`]),
    ...(head ? [`category ${plainTitle(head)}`] : []),
  ];
}

/** Who states the level, from the document down; nothing where the section itself is the only one. */
export function authorityLine({ authorityChain, sectionOf }: SpecLookup, section: string): FactLine[] {
  const chain = authorityChain(section);
  if (chain.length === 0 || (chain.length === 1 && sectionOf(section)?.ownAuthority)) return [];
  const text = chain.map(({ authority, by }) => `${authority} (${by === null ? 'the document' : by})`).join(' → ');
  return [{ about: 'Authority', text }];
}
