import type { Span } from '../../spec/model.ts';

/** A change of the text that is formatted. */
export interface TextEdit {
  readonly span: Span;
  readonly text: string;
}

/** Edits that make sense only together. */
export type EditGroup = readonly TextEdit[];

/** The edit that puts a text in place of another; none where it stands there already. */
export function replace(text: string, start: number, end: number, by: string): TextEdit[] {
  return text.slice(start, end) === by ? [] : [{ span: { start, end }, text: by }];
}

/** @param edits in order, none of which touches another */
export function applyTextEdits(text: string, edits: readonly TextEdit[]): string {
  const pieces: string[] = [];
  let at = 0;
  for (const { span, text: inserted } of edits) {
    pieces.push(text.slice(at, span.start), inserted);
    at = span.end;
  }
  return pieces.join('') + text.slice(at);
}
