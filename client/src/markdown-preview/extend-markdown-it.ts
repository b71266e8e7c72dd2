import type { MarkdownIt } from 'markdown-it';
import { renderAttributes } from './attributes.ts';
import { renderCommentary } from './commentary.ts';
import { renderExamples } from './examples.ts';
import { renderReferences } from './references.ts';

/** Teaches the editor's own Markdown preview the notations of specs. Any other Markdown looks as before. */
export function extendMarkdownIt(markdown: MarkdownIt): MarkdownIt {
  return markdown.use(renderCommentary).use(renderAttributes).use(renderReferences).use(renderExamples);
}
