import type { Section, Span, Spec } from '../spec/model.ts';
import { textOf } from './parts.ts';

/** The section that stands for the category which a file's front matter names at an offset; null at any other place. */
export function namedCategory(
  spec: Spec,
  path: string,
  offset: number,
): { readonly span: Span; readonly section: Section } | null {
  const block = spec.blocks.find((each) => each.path === path && each.kind === 'front-matter');
  if (!block || offset > block.span.end) return null;
  const line = CATEGORY.exec(textOf(spec, path).slice(block.span.start, block.span.end));
  if (!line) return null;
  const start = block.span.start + line.index + (line[1]?.length ?? 0);
  const end = start + (line[2]?.length ?? 0);
  if (offset < start || offset > end) return null;
  const head = spec.sections.find((section) => section.path === path)?.category;
  const section = spec.sections.find(({ id }) => id === head);
  return section ? { span: { start, end }, section } : null;
}

const CATEGORY = /^(category[ \t]*:[ \t]*)(\S[^\r\n]*)$/m;
