import { type FoldingRange, FoldingRangeKind, type FoldingRangeParams } from 'vscode-languageserver/node';
import { type Fold, foldingRanges, outermost } from '../../language/index.ts';
import type { LineMap } from '../../node/line-map.ts';
import { defineRequest, uriOf } from '../handler.ts';
import { specAt } from '../spec-at.ts';

/** Answered for specs only: where a file is none, whatever else folds Markdown in the editor goes on doing so. */
export const foldingRange = defineRequest<FoldingRangeParams, FoldingRange[] | null>({
  method: 'textDocument/foldingRange',
  capability: () => ({ foldingRangeProvider: true }),
  answer: async (session, params) => {
    const at = await specAt(session, uriOf(params));
    if (at === null) return null;
    const { lineFoldingOnly = false, rangeLimit } = session.client.textDocument?.foldingRange ?? {};
    const lines = at.analysis.linesOf(at.path);
    const shown = oneToALine(foldingRanges(at.analysis.spec, at.path), lines);
    return outermost(shown, rangeLimit ?? Number.POSITIVE_INFINITY).map(({ span, kind, startLine, endLine }) => ({
      startLine,
      endLine,
      ...(lineFoldingOnly ? {} : { endCharacter: lines.positionAt(span.end).character }),
      ...(kind === null ? {} : { kind: KINDS[kind] }),
    }));
  },
});

interface ShownFold extends Fold {
  readonly startLine: number;
  readonly endLine: number;
}

/** Of the folds that begin in a line an editor has one sign for, the largest. */
function oneToALine(folds: readonly Fold[], lines: LineMap): readonly ShownFold[] {
  const shown: ShownFold[] = [];
  for (const fold of folds) {
    const startLine = lines.positionAt(fold.span.start).line;
    if (shown.at(-1)?.startLine === startLine) continue;
    const endLine = lines.positionAt(fold.span.end).line;
    if (endLine > startLine) shown.push({ ...fold, startLine, endLine });
  }
  return shown;
}

const KINDS: Readonly<Record<NonNullable<Fold['kind']>, FoldingRangeKind>> = {
  comment: FoldingRangeKind.Comment,
  region: FoldingRangeKind.Region,
};
