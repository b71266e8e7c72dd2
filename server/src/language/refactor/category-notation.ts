import { createFreeName } from '../../lint/taken-names.ts';
import type { Authority, Section, SectionRole, Spec } from '../../spec/model.ts';
import { textOf } from '../parts.ts';

/** How a document writes its categories. */
export interface CategoryNotation {
  /** level of their headings */
  readonly level: number;
  readonly hasIds: boolean;
  /** they are marked as categories */
  readonly isTagged: boolean;
  /** as their headings state it; null where they do not */
  readonly authority: Authority | null;
  readonly hasSafeCompletion: boolean;
  /** what the sections of a kind are called */
  readonly titleOf: (role: SectionRole) => string;
  /** the line that opens an example, and that which closes it */
  readonly fence: { readonly opening: string; readonly closing: string };
  /** an id that is not taken, from words for it; null where the document gives none */
  readonly idOf: (words: string) => string | null;
}

/** Reads it of the file; a file that has no category yet is written like the rest of the spec, or as we write one. */
export function readNotation(spec: Spec, path: string): CategoryNotation {
  const own = spec.sections.filter((section) => section.path === path && section.level > 0 && !section.implied);
  const seen = own.length > 0 ? own : spec.sections.filter((section) => section.level > 0 && !section.implied);
  const categories = new Set(spec.categories.map(({ id }) => id));
  const heads = seen.filter(({ id }) => categories.has(id));
  const free = createFreeName(spec);
  const hasIds = seen.length === 0 || seen.filter(({ idSpan }) => idSpan !== null).length * 2 > seen.length;
  return {
    level: levelOf(own, heads),
    hasIds,
    isTagged: heads.some(({ tags }) => tags.includes('category')) || seen.length === 0,
    authority: seen.length === 0 ? 'root' : authorityOf(heads),
    hasSafeCompletion: seen.some(({ role }) => role === 'safe-completion') || heads.length === 0,
    titleOf: (role) => seen.find((section) => section.role === role)?.title ?? TITLES[role],
    fence: fenceOf(spec, path),
    idOf: (words) => (hasIds ? free(words) : null),
  };
}

const TITLES: Readonly<Record<SectionRole, string>> = {
  allowed: 'Allowed',
  disallowed: 'Disallowed',
  'safe-completion': 'Requires safe completion',
  style: 'Response style',
  definitions: 'Definitions',
  examples: 'Examples',
  includes: 'Includes',
  excludes: 'Excludes',
  precedence: 'Precedence',
};

/** A document whose one category is itself has its parts one level below its title. */
function levelOf(own: readonly Section[], heads: readonly Section[]): number {
  const [head] = heads;
  if (!head) return own.length === 0 ? 1 : Math.min(2, Math.max(...own.map(({ level }) => level)));
  const isTitle =
    heads.length === 1 && head.level === 1 && !head.tags.includes('category') && own.some(({ parent }) => parent === head.id);
  return isTitle ? 2 : head.level;
}

/** What most of the headings state. */
function authorityOf(heads: readonly Section[]): Authority | null {
  const stating = heads.filter(({ ownAuthority }) => ownAuthority !== null);
  return stating.length * 2 > heads.length ? (stating[0]?.ownAuthority ?? null) : null;
}

function fenceOf(spec: Spec, path: string): CategoryNotation['fence'] {
  const example = spec.examples.find((each) => each.path === path && each.comparisons > 0);
  const written = example && textOf(spec, path).slice(example.span.start, example.span.end);
  const opening = /^(~{3,}|`{3,})\w*/m.exec(written ?? '');
  return { opening: opening?.[0] ?? '~~~xml', closing: opening?.[1] ?? '~~~' };
}
