import type { Spec } from '../../spec/model.ts';
import type { SpecLookup } from '../spec-lookup.ts';
import type { FactLine } from './description.ts';

/** Where something is cited: how often, and the first few sections. What examples' answers name counts as example, not here. */
export function citedLine(spec: Spec, lookup: SpecLookup, id: string): FactLine[] {
  const citing = spec.references.filter(
    ({ resolved, path, span }) => resolved === id && !lookup.textOf(path).startsWith('[#', span.start),
  );
  if (citing.length === 0) return [];
  const titles = [...new Set(citing.flatMap(({ section }) => (section === null ? [] : [lookup.titlePath(section)])))];
  const times = citing.length === 1 ? 'once' : citing.length === 2 ? 'twice' : `${citing.length} times`;
  return [{ about: 'Cited', text: `${times}${titles.length > 0 ? `, in ${fewOf(titles)}` : ''}` }];
}

/** The first few of some names, and how many more there are. */
export function fewOf(names: readonly string[]): string {
  const shown = names.slice(0, MOST_NAMES).map((name) => `“${name}”`);
  const more = names.length - shown.length;
  return more > 0 ? `${shown.join(', ')} and ${more} more` : shown.join(', ');
}

const MOST_NAMES = 3;
