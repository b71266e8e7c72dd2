import { isMap, isPair, isScalar, isSeq, type Node, parseDocument } from 'yaml';
import { itemOf, propertyOf, type Schema } from '../lint/json-schema.ts';
import type { Span } from '../spec/model.ts';

/** What stands, or is being written, at a place in deliberate.yaml. */
export interface ConfigurationPlace {
  readonly part: 'key' | 'value';
  /** the word there; empty where none is written yet */
  readonly span: Span;
  readonly word: string;
  /** of the map that the key is in, or of the value */
  readonly schema: Schema;
  /** names of the keys on the way to it; a list counts for nothing */
  readonly path: readonly string[];
  /** the other keys of its map */
  readonly siblings: readonly string[];
  /** the value begins on the line of its key, or follows a dash: not where a map would begin */
  readonly inline: boolean;
}

/**
 * Finds what is at an offset of a text that may be half written: the word there is read as YAML reads it, and where none
 * is, as YAML would read one.
 *
 * @returns null in comments, and where the schema knows nothing
 */
export function configurationPlace(text: string, offset: number, schema: Schema): ConfigurationPlace | null {
  const span = wordAt(text, offset);
  const word = text.slice(span.start, span.end);
  // After "preset:" a value begins only behind a blank.
  if (word === '' && offset > 0 && !/[\s{[,]/.test(text.charAt(offset - 1))) return null;
  const read = `${text.slice(0, span.end)}${word === '' ? 'x' : ''}${beginsKey(text, span) ? ':' : ''}${text.slice(span.end)}`;
  const { contents } = parseDocument(read, { logLevel: 'silent', uniqueKeys: false });
  const found = { span, word, at: span.start, text: read };
  return contents ? inNode(contents, schema, [], true, found) : null;
}

/** A word alone on its line is a key to be: without its colon, YAML would read it together with the next line. */
function beginsKey(text: string, { start, end }: Span): boolean {
  const line = text.slice(Math.max(text.lastIndexOf('\n', start - 1) + 1, start - 200), start);
  return /^[ \t]*(?:-[ \t]+)?$/.test(line) && /^[ \t]*(?:\r?\n|$)/.test(text.slice(end, end + 200));
}

interface Sought {
  readonly span: Span;
  readonly word: string;
  readonly at: number;
  readonly text: string;
}

function inNode(node: Node, schema: Schema, path: readonly string[], inline: boolean, sought: Sought): ConfigurationPlace | null {
  if (!holds(node, sought.at)) return null;
  const { span, word } = sought;
  if (isScalar(node)) return { part: 'value', span, word, schema, path, siblings: [], inline };
  if (isSeq(node)) {
    const item = itemOf(schema);
    const member = node.items.find((each) => isNode(each) && holds(each, sought.at));
    return item && isNode(member) ? inNode(member, item, path, true, sought) : null;
  }
  if (!isMap(node)) return null;
  for (const pair of node.items) {
    if (!isPair(pair) || !isScalar(pair.key)) continue;
    const key = String(pair.key.value);
    const siblings = node.items.flatMap((each) => (each !== pair && isScalar(each.key) ? [String(each.key.value)] : []));
    if (holds(pair.key, sought.at)) return { part: 'key', span, word, schema, path, siblings, inline };
    if (!isNode(pair.value) || !holds(pair.value, sought.at)) continue;
    const value = propertyOf(schema, key);
    const isSameLine = !sought.text.slice(pair.key.range?.[1] ?? 0, sought.at).includes('\n');
    return value && inNode(pair.value, value, [...path, key], isSameLine, sought);
  }
  return null;
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && 'range' in value;
}

function holds(node: Node, at: number): boolean {
  const [start, end] = node.range ?? [0, -1];
  return at >= start && at <= end && !(at === end && end > start && isScalar(node));
}

const WORD = /[\w.*/:-]/;

function wordAt(text: string, offset: number): Span {
  let start = Math.min(offset, text.length);
  let end = start;
  while (start > 0 && WORD.test(text.charAt(start - 1)) && offset - start < LONGEST_WORD) start -= 1;
  while (end < text.length && WORD.test(text.charAt(end)) && end - offset < LONGEST_WORD) end += 1;
  // The colon after a key is none of it.
  if (text.charAt(end - 1) === ':' && end > start) end -= 1;
  return offset > end ? { start: offset, end: offset } : { start, end };
}

const LONGEST_WORD = 200;
