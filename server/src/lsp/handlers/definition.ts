import { dirname, join } from 'node:path';
import type { DefinitionParams, Location, LocationLink, Range } from 'vscode-languageserver/node';
import { type DefinitionPlace, findDefinition } from '../../language/index.ts';
import { defineRequest, uriOf } from '../handler.ts';
import { offsetOf, type SpecAt, specAt } from '../spec-at.ts';
import { uriOfPath } from '../workspace/open-document.ts';

export const definition = defineRequest<DefinitionParams, Location | LocationLink[] | null>({
  method: 'textDocument/definition',
  capability: () => ({ definitionProvider: true }),
  answer: async (session, params) => {
    const at = await specAt(session, uriOf(params));
    const offset = at && offsetOf(at, params.position);
    if (!at || offset === null) return null;
    const found = findDefinition(at.analysis.spec, at.path, offset, (id) => evalFile(at, id));
    if (!found) return null;
    const target = targetOf(at, found);
    if (!session.client.textDocument?.definition?.linkSupport) return { uri: target.uri, range: target.selectionRange };
    const originSelectionRange = at.analysis.linesOf(at.path).rangeOf(found.originSpan);
    return [
      { originSelectionRange, targetUri: target.uri, targetRange: target.range, targetSelectionRange: target.selectionRange },
    ];
  },
});

function targetOf(
  { analysis }: SpecAt,
  { path, span, nameSpan }: DefinitionPlace,
): { uri: string; range: Range; selectionRange: Range } {
  const lines = analysis.linesOf(path);
  return {
    uri: analysis.fileAt(path)?.uri ?? uriOfPath(path),
    range: lines.rangeOf(span),
    selectionRange: lines.rangeOf(nameSpan),
  };
}

/** The absolute path of an eval id's file, in `examples/` beside the spec file. */
function evalFile({ analysis, path }: SpecAt, id: string): string | null {
  const file = analysis.fileAt(path)?.file;
  return file && analysis.evalFiles(path)?.includes(id) ? join(dirname(file), 'examples', `${id}.md`) : null;
}
