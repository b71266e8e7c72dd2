/** The labels of a policy that classifies content. */

import type { ResponseMode, Spec } from '../spec/model.ts';

/** @returns the verdict words of the spec's sections, as written, with the response mode that each reads as */
export function labelsOf(spec: Spec): ReadonlyMap<string, ResponseMode> {
  const labels = new Map<string, ResponseMode>();
  for (const { verdict, mode } of spec.sections) {
    if (verdict !== null && mode !== null && !labels.has(verdict)) labels.set(verdict, mode);
  }
  return labels;
}
