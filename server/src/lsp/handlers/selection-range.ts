import type { SelectionRange, SelectionRangeParams } from 'vscode-languageserver/node';
import { selectionRanges } from '../../language/index.ts';
import type { LineMap } from '../../node/line-map.ts';
import type { Span } from '../../spec/model.ts';
import { defineRequest, InvalidParameters, uriOf } from '../handler.ts';
import { offsetOf, specAt } from '../spec-at.ts';

export const selectionRange = defineRequest<SelectionRangeParams, SelectionRange[] | null>({
  method: 'textDocument/selectionRange',
  capability: () => ({ selectionRangeProvider: true }),
  answer: async (session, params) => {
    const at = await specAt(session, uriOf(params));
    if (at === null) return null;
    if (!Array.isArray(params.positions)) throw new InvalidParameters('Unexpected parameters, expected positions');
    const lines = at.analysis.linesOf(at.path);
    return params.positions.map((position) => {
      const offset = offsetOf(at, position);
      if (offset === null) throw new InvalidParameters('Unexpected position, expected a line and a character');
      return chained(selectionRanges(at.analysis.spec, at.path, offset), lines);
    });
  },
});

/** The smallest range, with the larger ones as its parents. */
function chained(steps: readonly Span[], lines: LineMap): SelectionRange {
  let chain: SelectionRange | undefined;
  for (const span of steps.toReversed())
    chain = chain ? { range: lines.rangeOf(span), parent: chain } : { range: lines.rangeOf(span) };
  return chain ?? { range: lines.rangeOf({ start: 0, end: 0 }) };
}
