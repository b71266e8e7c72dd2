import type { Span, Spec } from '../spec/index.ts';
import { createCodeFinder } from './code-places.ts';

/** What a comment to the linter begins with: `<!-- deliberate-disable-line …`. */
export const SUPPRESSION_WORDS = ['disable-next-line', 'disable-line', 'disable', 'enable'] as const;
export type SuppressionWord = (typeof SUPPRESSION_WORDS)[number];

/** A comment that is meant for the linter, as it was written. */
export interface SuppressionComment {
  readonly path: string;
  readonly span: Span;
  /** null where the word after `deliberate-` is none of ours */
  readonly word: SuppressionWord | null;
  /** the word with its `deliberate-` */
  readonly wordSpan: Span;
  readonly rules: readonly SuppressedRule[];
  /** what stands after `--`; empty where no reason is given */
  readonly reason: string;
  /** false: `-->` never comes */
  readonly closed: boolean;
}

export interface SuppressedRule {
  readonly name: string;
  readonly span: Span;
}

/** A word that goes on with other characters (`deliberate-lint.yaml`) is no word of ours. */
const OPENING = /<!--[ \t]*(deliberate-([a-z-]*))(?![\w.:/-])/g;

/** Reads the comments of a spec that are meant for the linter, in document order. What stands in code or an example is none. */
export function readSuppressionComments({ files, blocks }: Pick<Spec, 'files' | 'blocks'>): SuppressionComment[] {
  return files.flatMap(({ path, text }) => {
    if (!text.includes('deliberate-')) return [];
    const isCode = createCodeFinder(
      text,
      blocks.filter((block) => block.path === path),
    );
    const found: SuppressionComment[] = [];
    let from = 0;
    for (const match of text.matchAll(OPENING)) {
      if (match.index < from || isCode(match.index)) continue;
      const comment = readComment(path, text, match);
      found.push(comment);
      // Whatever follows an opening that is never closed belongs to that comment.
      if (!comment.closed) break;
      from = comment.span.end;
    }
    return found;
  });
}

function readComment(path: string, text: string, match: RegExpExecArray): SuppressionComment {
  const [whole, written = '', word = ''] = match;
  const at = match.index + whole.length;
  const close = text.indexOf('-->', at);
  const closed = close >= 0;
  const end = closed ? close : lineEnd(text, at);
  const body = text.slice(at, end);
  const dashes = body.indexOf('--');
  const names = dashes < 0 ? body : body.slice(0, dashes);
  return {
    path,
    span: { start: match.index, end: closed ? close + 3 : end },
    word: SUPPRESSION_WORDS.find((each) => each === word) ?? null,
    wordSpan: { start: at - written.length, end: at },
    rules: [...names.matchAll(/[^\s,]+/g)].map((name) => ({
      name: name[0],
      span: { start: at + name.index, end: at + name.index + name[0].length },
    })),
    reason: dashes < 0 ? '' : body.slice(dashes + 2).trim(),
    closed,
  };
}

function lineEnd(text: string, at: number): number {
  const end = text.indexOf('\n', at);
  return end < 0 ? text.length : end;
}
