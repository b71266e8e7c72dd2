/** The documents that lint is measured on, with what is found in each by the preset `recommended`. */

import { globSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fingerprintsOf } from '../../server/src/lint/fingerprint.ts';
import { type Finding, lintSpec } from '../../server/src/lint/index.ts';
import { parseSpec, type Spec } from '../../server/src/spec/index.ts';

export interface LintedDocument {
  /** from the corpus, or from the project for what ships */
  readonly name: string;
  readonly text: string;
  readonly spec: Spec;
  readonly findings: readonly Finding[];
  readonly fingerprints: ReadonlyMap<Finding, string>;
}

const SHIPPED = join(import.meta.dirname, '../..');

/** @param corpus null: only what ships */
export function lintDocuments(corpus: string | null): readonly LintedDocument[] {
  const published = corpus === null ? [] : globSync('*/*.{md,txt}', { cwd: corpus }).filter((path) => !/LICENSE/i.test(path));
  return [
    ...published.sort().map((name) => lintDocument(join(corpus ?? '', name), name)),
    ...globSync('specs/**/*.md', { cwd: SHIPPED })
      .sort()
      .map((name) => lintDocument(join(SHIPPED, name), name)),
  ];
}

function lintDocument(file: string, name: string): LintedDocument {
  const text = readFileSync(file, 'utf8');
  const spec = parseSpec([{ path: name, text }]);
  const { findings, crashed } = lintSpec(spec, { evalFiles: new Map([[name, evalFilesBeside(file)]]) });
  if (crashed.length > 0) throw new Error(crashed.map(({ message }) => message).join('\n'));
  return { name, text, spec, findings, fingerprints: fingerprintsOf(spec, findings) };
}

function evalFilesBeside(file: string): readonly string[] | null {
  try {
    return readdirSync(join(dirname(file), 'examples')).map((name) => name.replace(/\.md$/, ''));
  } catch {
    return null;
  }
}

/** Words of prose: what stands in fences and front matter is left out. */
export function countProseWords({ spec, text }: Pick<LintedDocument, 'spec' | 'text'>): number {
  const words = spec.blocks
    .filter(({ kind }) => !['code', 'example', 'front-matter', 'comment', 'blank'].includes(kind))
    .map(({ span }) => text.slice(span.start, span.end).match(/[\p{L}\p{N}]+(?:['’-][\p{L}\p{N}]+)*/gu)?.length ?? 0);
  return words.reduce((sum, count) => sum + count, 0);
}
