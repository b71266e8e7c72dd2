import type { RootContent } from 'mdast';
import { type FrontMatter, readFrontMatter } from './front-matter.ts';
import { type HeadingSource, readHeadings } from './heading-facts.ts';
import { spanOf } from './markdown.ts';
import type { MarkdownBlock } from './markdown-blocks.ts';
import type { Span } from './model.ts';
import { type BlockReference, readReferences } from './reference-reader.ts';

/** What a block says whatever stands around it; offsets count from its start. */
export interface BlockFacts {
  readonly span: Span;
  readonly headings: readonly HeadingSource[];
  readonly references: readonly BlockReference[];
  /** every `{#id}`, wherever it stands, and those of headings: no derived id may be the same */
  readonly writtenIds: readonly string[];
  /** null for a block that is no front matter */
  readonly frontMatter: FrontMatter | null;
  /** `!!! meta "Commentary"`: for readers, not for the model */
  readonly opensCommentary: boolean;
  /** code that is marked by its indentation, not by a fence: what goes on with a commentary */
  readonly isIndentedCode: boolean;
  readonly isComment: boolean;
  /** a comment in it may speak to the linter */
  readonly maySuppress: boolean;
}

const NO_HEADINGS: readonly HeadingSource[] = [];

export function readBlockFacts({ source, node }: MarkdownBlock): BlockFacts {
  const span = spanOf(node);
  const headings = node.type === 'code' ? NO_HEADINGS : readHeadings(source, node);
  return {
    span,
    headings,
    references: readReferences(source, node),
    writtenIds: [
      ...writtenIn(source),
      ...headings.flatMap((each) => each.headings.flatMap(({ attributes }) => attributes.id ?? [])),
    ],
    frontMatter: node.type === 'yaml' ? readFrontMatter(node.value, span) : null,
    opensCommentary: node.type === 'paragraph' && /^!!! ?\w+/.test(source.slice(span.start, span.start + 40)),
    isIndentedCode: isIndentedCode(source, node),
    isComment: node.type === 'html' && node.value.trimStart().startsWith('<!--'),
    maySuppress: source.includes('<!--') && source.includes('deliberate-'),
  };
}

function writtenIn(source: string): string[] {
  return source.includes('{#') ? [...source.matchAll(/\{#([^\s{}]+)/g)].map((match) => match[1] ?? '') : [];
}

function isIndentedCode(source: string, node: RootContent): boolean {
  if (node.type !== 'code') return false;
  const { start } = spanOf(node);
  return !/^\s*(?:```|~~~)/.test(source.slice(start, start + 10));
}
