import type { Category, Section, Spec } from '../../spec/model.ts';
import { textOf } from '../parts.ts';
import { readNotation } from './category-notation.ts';
import { readLabelNotation } from './label-notation.ts';
import type { Refactoring } from './refactorings.ts';
import { starterCategory } from './starter-category.ts';
import { starterPolicy } from './starter-policy.ts';
import { lineBreakOf, trimmedEnd } from './text.ts';

/**
 * Adds a category to start from, with definitions, what is allowed and what is not, and an example of each side, written as
 * the document writes its own. Offered on the heading of a category, between two blocks, and in a spec that is still empty.
 */
export function insertCategory(spec: Spec, path: string, offset: number): Refactoring[] {
  const text = textOf(spec, path);
  const category = categoryAt(spec, path, offset);
  if (!isAsked(spec, path, offset, category)) return [];
  const at = trimmedEnd(text, placeFor(spec, path, category));
  const isFirst = spec.sections.every((section) => section.path !== path);
  return [
    {
      kind: 'rewrite',
      title: isFirst ? 'Start with a category' : 'Insert a starter category',
      edits: () => {
        const labels = readLabelNotation(spec, path);
        const words = labels ? starterPolicy(labels) : starterCategory(readNotation(spec, path));
        const lineBreak = lineBreakOf(text);
        const before = at === 0 ? '' : '\n\n';
        const behind = text.slice(at).trim() === '' && /[\r\n]/.test(text.slice(at)) ? '' : '\n';
        const inserted = `${before}${words}${behind}`.replaceAll('\n', lineBreak);
        return [{ path, span: { start: at, end: at }, text: inserted }];
      },
    },
  ];
}

function categoryAt({ categories }: Spec, path: string, offset: number): Category | null {
  return categories.find((each) => each.path === path && offset >= each.span.start && offset < each.span.end) ?? null;
}

function isAsked(spec: Spec, path: string, offset: number, category: Category | null): boolean {
  const block = spec.blocks.find((each) => each.path === path && offset >= each.span.start && offset < each.span.end);
  if (!block || block.kind === 'blank') return true;
  if (block.kind === 'front-matter') return spec.sections.every((section) => section.path !== path);
  return block.kind === 'heading' && category !== null && block.span.start === category.span.start;
}

/** Behind the category that the cursor is in; else at the end of the file. */
function placeFor(spec: Spec, path: string, category: Category | null): number {
  const head: Section | undefined = category ? spec.sections.find(({ id }) => id === category.id) : undefined;
  const isWholeFile = head === undefined || spec.categories.length < 2;
  return isWholeFile ? textOf(spec, path).length : head.span.end;
}
