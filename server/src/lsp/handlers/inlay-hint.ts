import type { InlayHint, InlayHintParams } from 'vscode-languageserver/node';
import { inlayHints, type InlayHint as SpecHint } from '../../language/index.ts';
import { defineRequest, uriOf } from '../handler.ts';
import { offsetOf, type SpecAt, specAt } from '../spec-at.ts';
import { uriOfPath } from '../workspace/open-document.ts';

/** Titles behind `[?](#id)`, derived ids and token counts, each as its setting has it. */
export const inlayHint = defineRequest<InlayHintParams, InlayHint[] | null>({
  method: 'textDocument/inlayHint',
  capability: (client) => (client.textDocument?.inlayHint ? { inlayHintProvider: { resolveProvider: false } } : {}),
  answer: async (session, params) => {
    const at = await specAt(session, uriOf(params));
    const start = at && offsetOf(at, params.range?.start);
    const end = at && offsetOf(at, params.range?.end);
    if (!at || start === null || end === null) return null;
    const found = inlayHints(at.analysis.spec, at.path, { start, end }, session.settings.inlayHints);
    return found.map((hint) => write(at, hint));
  },
});

function write({ analysis }: SpecAt, { path, offset, label, tooltip, target }: SpecHint): InlayHint {
  const location = target && {
    uri: analysis.fileAt(target.path)?.uri ?? uriOfPath(target.path),
    range: analysis.linesOf(target.path).rangeOf(target.span),
  };
  return {
    position: analysis.linesOf(path).positionAt(offset),
    label: location ? [{ value: label, location }] : label,
    tooltip,
    paddingLeft: true,
  };
}
