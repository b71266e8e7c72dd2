import type { Span, Spec } from '../../spec/model.ts';
import { type MarkdownBlock, spanOfBlock } from './blocks.ts';

/** Where in a text the first block stands that another text has not, positions aside; null where both have the same. */
export function firstDifference(before: readonly MarkdownBlock[], after: readonly MarkdownBlock[]): number | null {
  for (let index = 0; index < Math.max(before.length, after.length); index += 1) {
    const one = before[index];
    const other = after[index];
    if (one && other && (one.node === other.node || written(one.node) === written(other.node))) continue;
    const place = one ?? before.at(-1);
    return place ? spanOfBlock(place).start : 0;
  }
  return null;
}

/** Where the first thing stands that a spec says and another does not; null where both say the same. */
export function firstSpecDifference(before: Spec, after: Spec): number | null {
  const places = LISTS.flatMap((list) => differenceIn(before[list].filter(isSaid), after[list].filter(isSaid)) ?? []);
  if (places.length > 0) return Math.min(...places);
  return nameOf(before) === nameOf(after) ? null : 0;
}

/** A spec is called as its first heading, attributes and all, where those cannot be read. */
function nameOf({ title }: Spec): string {
  return title.replace(/[ \t]*\{.*$/s, '');
}

const LISTS = [
  'categories',
  'sections',
  'clauses',
  'definitions',
  'examples',
  'references',
  'labels',
  'prose',
  'blocks',
  'problems',
] as const;

interface Said {
  readonly kind?: string;
  readonly span: Span;
}

function isSaid({ kind }: Said): boolean {
  return kind !== 'blank';
}

function differenceIn(before: readonly Said[], after: readonly Said[]): number | null {
  for (let index = 0; index < Math.max(before.length, after.length); index += 1) {
    const one = before[index];
    const other = after[index];
    if (!one || !other || written(one) !== written(other)) return one?.span.start ?? before.at(-1)?.span.end ?? 0;
  }
  return null;
}

/** A thing in words, without where it stands. What formatting may change in the words is left out of them. */
function written(thing: object): string {
  return JSON.stringify(thing, (key, value: unknown) => {
    if (PLACES.has(key)) return key === 'exceptions' ? (value as readonly Span[]).length : value !== null;
    return typeof value === 'string' ? tidied(value) : value;
  });
}

const PLACES: ReadonlySet<string> = new Set([
  'position',
  'span',
  'idSpan',
  'titleSpan',
  'headingSpan',
  'termSpan',
  'exceptions',
  'offsets',
]);

/** The blanks before an id, and the order of a heading's attributes. */
function tidied(text: string): string {
  if (!text.includes('{')) return text;
  return text.replace(
    /[ \t]*\{([^{}\n]{1,1000})\}/g,
    (_, inside: string) => ` {${inside.split(/\s+/).filter(Boolean).sort().join(' ')}}`,
  );
}
