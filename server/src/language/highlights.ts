import type { Span, Spec } from '../spec/model.ts';
import { innermostAt, touches } from './parts.ts';
import { findReferences, type NamedPlace } from './references/find-references.ts';
import { type Pointed, whatIsAt } from './what-is-at.ts';

/**
 * Finds the places of a file that name what the cursor is on. On words that name nothing there are none, so that an editor
 * goes on to mark equal words.
 */
export function findHighlights(spec: Spec, path: string, offset: number): readonly NamedPlace[] {
  const pointed = whatIsAt(spec, path, offset);
  const places = findReferences(spec, path, offset).filter((place) => place.path === path);
  // A clause or an example that is named nowhere stands for itself: marking all of it tells nothing.
  const whole = wholeOf(spec, path, offset, pointed);
  const names = places.filter(({ span }) => span.start !== whole?.start || span.end !== whole.end);
  const isNamed = pointed !== null && pointed.how !== 'itself';
  return isNamed || names.some(({ span }) => touches(span, offset)) ? names : [];
}

function wholeOf(spec: Spec, path: string, offset: number, pointed: Pointed | null): Span | null {
  if (pointed?.part.kind === 'clause') return pointed.part.clause.path === path ? pointed.part.clause.span : null;
  if (pointed?.part.kind === 'example') return pointed.part.example.path === path ? pointed.part.example.span : null;
  return pointed ? null : (innermostAt(spec.examples, path, offset)?.span ?? null);
}
