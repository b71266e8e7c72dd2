import { parseSpec } from '../spec/index.ts';
import type { Spec } from '../spec/model.ts';

/** A document of a test, where `<|>` marks the cursor. */
export interface WithCursor {
  readonly spec: Spec;
  readonly path: string;
  readonly text: string;
  readonly offset: number;
}

/** @param others further files of the spec, by path */
export function readCursor(marked: string, others: Readonly<Record<string, string>> = {}): WithCursor {
  const path = 'spec.md';
  const offset = Math.max(0, marked.indexOf('<|>'));
  const text = marked.replace('<|>', '');
  const files = [{ path, text }, ...Object.entries(others).map(([name, content]) => ({ path: name, text: content }))];
  return { spec: parseSpec(files), path, text, offset };
}
