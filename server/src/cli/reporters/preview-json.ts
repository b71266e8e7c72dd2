import type { Deliberation } from '../../deliberation/deliberation.ts';
import { createLineMap } from '../../node/line-map.ts';
import { printableJson } from '../terminal/display-width.ts';
import type { Sources } from './lint-report.ts';

/**
 * The deliberation as JSON; positions are zero-based and count UTF-16 units, as in LSP. The ranges of steps and of `cot`
 * are in the chain of thought. `truncated` is there, and true, only where the model stopped at its token limit.
 */
export function deliberationAsJson(deliberation: Deliberation, sources: Sources, truncated: boolean): string {
  const { steps, citations, durationMs } = deliberation;
  const cotLines = createLineMap(deliberation.cot);
  const plain = {
    ...deliberation,
    steps: steps.map(({ text, span, citations: cited }) => ({ text, range: cotLines.rangeOf(span), citations: cited })),
    citations: citations.map(({ clause, quote, status, similarity, meaningChanged, cot, spec }) => ({
      ...{ clause, quote, status, similarity, meaningChanged },
      cot: cotLines.rangeOf(cot),
      spec: spec === null ? null : { path: spec.path, range: sources.rangeOf({ path: spec.path, span: spec.range }) },
    })),
    durationMs: Math.round(durationMs),
    ...(truncated ? { truncated } : {}),
  };
  return `${printableJson(plain)}\n`;
}
