/** The clean specs that defects are planted in, and words that fit each of them. None of it comes from a published spec. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { VOCABULARIES, type Vocabulary } from './vocabularies.ts';

export interface BaseDocument extends Vocabulary {
  /** the file's name */
  readonly path: string;
  readonly text: string;
}

export function readBaseDocuments(): readonly BaseDocument[] {
  return VOCABULARIES.map((vocabulary) => ({
    ...vocabulary,
    path: `${vocabulary.name}.md`,
    text: readFileSync(join(import.meta.dirname, 'documents', `${vocabulary.name}.md`), 'utf8'),
  }));
}
