import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseSpec, type Spec } from '../../server/src/spec/index.ts';

/** The folder of published specs; undefined where the machine has none, and tests that need it are skipped. */
export const CORPUS: string | undefined = process.env['DELIBERATE_CORPUS'];

export function readCorpus(document: string): { readonly text: string; readonly spec: Spec } {
  const text = readFileSync(join(CORPUS ?? '', document), 'utf8');
  return { text, spec: parseSpec([{ path: document, text }]) };
}
