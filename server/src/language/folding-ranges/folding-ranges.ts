import type { Block, Example, Span, Spec } from '../../spec/model.ts';
import { suppressionsOfFile } from '../document-links/suppressions-of-file.ts';
import { comparisonsIn } from './comparisons.ts';
import { listItems } from './list-items.ts';

/** A part of a document that can be folded away but for its first line. It may stand in one line. */
export interface Fold {
  /** without the blanks behind it */
  readonly span: Span;
  /** `comment`: what is written for readers; `region`: where the linter is answered; null: anything else */
  readonly kind: 'comment' | 'region' | null;
}

/**
 * What can be folded in one file of a spec: sections, items of lists, examples and the comparisons and turns in them, code,
 * tables, quotes, commentary, comments, front matter, and the regions of suppression comments. By their beginnings, the
 * larger first.
 */
export function foldingRanges(spec: Spec, path: string): readonly Fold[] {
  const text = spec.files.find((file) => file.path === path)?.text ?? '';
  const blocks = spec.blocks.filter((block) => block.path === path);
  const folds: Fold[] = [];
  const add = ({ start, end }: Span, kind: Fold['kind'] = null) =>
    folds.push({ span: { start, end: trimmed(text, start, end) }, kind });

  for (const section of spec.sections) if (section.path === path && section.level > 0) add(section.span);
  for (const block of blocks) foldBlock(block);
  for (const { start, end } of commentary(text, blocks)) add({ start, end }, 'comment');
  for (const example of spec.examples) if (example.path === path) foldExample(example);
  for (const region of regions(spec, path)) add(region, 'region');
  return folds.sort((a, b) => a.span.start - b.span.start || b.span.end - a.span.end);

  function foldBlock({ kind, span }: Block): void {
    switch (kind) {
      case 'list':
        for (const item of listItems(text, span)) add(item.span);
        return;
      case 'comment':
        add(span, text.startsWith('<!--', span.start) ? 'comment' : null);
        return;
      case 'front-matter':
      case 'code':
      case 'quote':
      case 'table':
      case 'example':
        add(span);
        return;
      case 'commentary':
      case 'heading':
      case 'prose':
      case 'link-definition':
      case 'rule':
      case 'blank':
        return;
    }
  }

  function foldExample(example: Example): void {
    add(example.span);
    for (const { span } of example.turns) add(span);
    for (const { span } of example.answers) add(span);
    for (const comparison of comparisonsIn(text, example)) add(comparison);
  }
}

/** `!!! meta "Commentary"` with the indented blocks under it. */
function commentary(text: string, blocks: readonly Block[]): readonly Span[] {
  const found: { start: number; end: number }[] = [];
  let isOpen = false;
  for (const { kind, span } of blocks) {
    const last = found.at(-1);
    if (kind === 'commentary') {
      if (isOpen && last && !text.startsWith('!!!', span.start)) last.end = span.end;
      else found.push({ start: span.start, end: span.end });
    }
    isOpen = kind === 'commentary' || (isOpen && kind === 'blank');
  }
  return found;
}

/** From each `deliberate-disable` to the `deliberate-enable` that ends it. */
function regions(spec: Spec, path: string): readonly Span[] {
  const comments = suppressionsOfFile(spec, path).filter(({ closed }) => closed);
  const found: Span[] = [];
  let end: number | null = null;
  for (const { word, span } of comments.toReversed()) {
    if (word === 'enable') end = span.end;
    else if (word === 'disable' && end !== null) found.push({ start: span.start, end });
  }
  return found;
}

function trimmed(text: string, start: number, end: number): number {
  let at = Math.min(end, text.length);
  while (at > start && text.charCodeAt(at - 1) <= 32) at -= 1;
  return at;
}
