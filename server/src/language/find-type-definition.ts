import type { Spec } from '../spec/model.ts';
import { type Place, type PlaceFrom, placeOf } from './part-place.ts';
import { innermostAt, type SpecPart } from './parts.ts';
import { whatIsAt } from './what-is-at.ts';

/**
 * Finds the category of what stands at an offset, or of what the words there name. A category's own heading leads to itself.
 *
 * @returns null where it belongs to none
 */
export function findTypeDefinition(spec: Spec, path: string, offset: number): PlaceFrom | null {
  const pointed = whatIsAt(spec, path, offset);
  const example = pointed ? null : innermostAt(spec.examples, path, offset);
  const part = pointed?.part ?? (example ? { kind: 'example' as const, example } : null);
  const originSpan = pointed?.span ?? example?.span;
  const place = part && categoryPlace(spec, categoryOf(spec, part));
  return place && originSpan ? { originSpan, ...place } : null;
}

function categoryOf(spec: Spec, part: SpecPart): string | null {
  switch (part.kind) {
    case 'section':
      return part.section.category;
    case 'clause':
      return part.clause.category;
    case 'definition':
      return spec.sections.find(({ id }) => id === part.definition.section)?.category ?? null;
    case 'example':
      return part.example.category;
  }
}

function categoryPlace(spec: Spec, category: string | null): Place | null {
  const section = category === null ? null : spec.sections.find(({ id }) => id === category);
  return section ? placeOf({ kind: 'section', section }) : null;
}
