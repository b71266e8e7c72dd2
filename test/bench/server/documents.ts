import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { generateSpec } from '../lint-speed-spec.ts';

export interface BenchDocument {
  readonly name: 'Model Spec' | '1 MB';
  readonly description: string;
  readonly text: string;
}

const SHIPPED = join(import.meta.dirname, '../../../specs');

/** @param corpus folder of published specs; null: a generated document stands for the Model Spec */
export function readModelSpec(corpus: string | null): BenchDocument {
  if (corpus === null) return { name: 'Model Spec', description: 'a generated spec instead', text: generateSpec(0.27) };
  const text = readFileSync(join(corpus, 'openai-model-spec/model_spec-2025-12-18.md'), 'utf8');
  return { name: 'Model Spec', description: 'version 2025-12-18', text };
}

/**
 * All different documents that there are, one after another, and then the Model Spec again, each time in other words and with
 * ids of its own, so that there are as many findings as in what people write.
 */
export function joinMegabyte(corpus: string | null): BenchDocument {
  if (corpus === null) return generateMegabyte();
  const published = list('*/{,examples/}*.md', corpus).filter((path) => !/LICENSE/i.test(path));
  const texts = [...published, ...list('**/*.md', SHIPPED)].map((path, index) => withOwnIds(readFileSync(path, 'utf8'), index));
  const different = texts.length;
  const written = texts.join('\n\n').length;
  const spec = readModelSpec(corpus).text;
  for (const [index, words] of OTHER_WORDS.entries()) texts.push(withOwnIds(inOtherWords(spec, words), different + index));
  const text = wholeLines(texts.join('\n\n'), 1e6);
  return {
    name: '1 MB',
    description: `${different} documents (${written} characters), the rest the Model Spec in other words`,
    text,
  };
}

/** Denser than what people write: more clauses, and six times the findings. */
export function generateMegabyte(): BenchDocument {
  return { name: '1 MB', description: 'generated', text: generateSpec(1) };
}

export function kilobytes(text: string): number {
  return Math.round(Buffer.byteLength(text) / 1000);
}

function list(pattern: string, cwd: string): readonly string[] {
  return globSync(pattern, { cwd })
    .sort()
    .map((path) => join(cwd, path));
}

/** Front matter is left out, since it is one only where a document begins. */
function withOwnIds(text: string, index: number): string {
  return text
    .replaceAll('\r\n', '\n')
    .replace(/^---\n[\s\S]*?\n---\n/, '')
    .replace(/([({["', ])#([a-z][\w-]*)/gi, `$1#$2-${index}`)
    .replace(/\[\^([\w-]+)\]/g, `[^$1-${index}]`)
    .trimEnd();
}

/** For each copy, what these words of the Model Spec become in it. */
const OTHER_WORDS: readonly Readonly<Record<string, string>>[] = [
  { user: 'customer', assistant: 'agent', model: 'system', developer: 'operator', information: 'material', content: 'text' },
  { user: 'reader', assistant: 'helper', model: 'service', developer: 'publisher', information: 'advice', content: 'media' },
  { user: 'caller', assistant: 'adviser', model: 'engine', developer: 'owner', information: 'data', content: 'writing' },
];

/** Tags of examples and values of attributes stay as they are. */
function inOtherWords(text: string, words: Readonly<Record<string, string>>): string {
  const all = new RegExp(`(?<![</=\\w-])(?:${Object.keys(words).join('|')})(?=s?\\b(?!-))`, 'gi');
  return text.replace(all, (word) => {
    const other = words[word.toLowerCase()] ?? word;
    return /^\p{Lu}/u.test(word) ? other[0]?.toUpperCase() + other.slice(1) : other;
  });
}

function wholeLines(text: string, most: number): string {
  return text.length <= most ? text : `${text.slice(0, text.lastIndexOf('\n\n', most))}\n`;
}
