import { stat } from 'node:fs/promises';
import { dirname, isAbsolute, join, normalize } from 'node:path';
import type { DocumentLink, DocumentLinkParams } from 'vscode-languageserver/node';
import { configurationLinks, documentLinks, type LinkTarget } from '../../language/index.ts';
import { pageUriOf } from '../../node/rule-pages.ts';
import { defineRequest, uriOf } from '../handler.ts';
import type { Session } from '../session.ts';
import { type SpecAt, specAt } from '../spec-at.ts';
import { isConfiguration } from '../workspace/membership.ts';
import { filePathOf, type OpenDocument, uriOfPath } from '../workspace/open-document.ts';

export const documentLink = defineRequest<DocumentLinkParams, DocumentLink[] | null>({
  method: 'textDocument/documentLink',
  capability: () => ({ documentLinkProvider: { resolveProvider: false } }),
  answer: async (session, params) => {
    const uri = uriOf(params);
    const document = session.workspace.documents.get(uri);
    const links = document && isConfiguration(document) ? await linksToFiles(document) : linksInSpec(await specAt(session, uri));
    return links && (takesTooltips(session) ? links : links.map(({ tooltip: _, ...link }) => link));
  },
});

function takesTooltips({ client }: Session): boolean {
  return client.textDocument?.documentLink?.tooltipSupport ?? false;
}

function linksInSpec(at: SpecAt | null): DocumentLink[] | null {
  if (at === null) return null;
  const { analysis, path } = at;
  const evals = new Set(analysis.evalFiles(path) ?? []);
  const lines = analysis.linesOf(path);
  return documentLinks(analysis.spec, path, (id) => evals.has(id)).flatMap(({ span, tooltip, target }) => {
    const uri = targetUri(at, target);
    return uri === null ? [] : [{ range: lines.rangeOf(span), target: uri, tooltip }];
  });
}

/** Where a link leads; a place in a file as editors write it: `#L12,5`. Null for a rule without a page. */
function targetUri({ analysis, path }: SpecAt, target: LinkTarget): string | null {
  switch (target.kind) {
    case 'place': {
      const { line, character } = analysis.linesOf(target.path).positionAt(target.offset);
      return `${analysis.fileAt(target.path)?.uri ?? uriOfPath(target.path)}#L${line + 1},${character + 1}`;
    }
    case 'eval': {
      const file = analysis.fileAt(path)?.file;
      return file ? uriOfPath(join(dirname(file), 'examples', `${target.id}.md`)) : null;
    }
    case 'rule':
      return pageUriOf(target.rule);
  }
}

/** The paths in deliberate.yaml that name a file; a pattern names none. */
async function linksToFiles(document: OpenDocument): Promise<DocumentLink[]> {
  const home = filePathOf(document.uri);
  if (home === null) return [];
  const lines = document.lines();
  const found = await Promise.all(
    configurationLinks(document.text).map(async ({ span, path }) => {
      const file = fileInside(dirname(home), path);
      const isThere = file !== null && (await isFile(file));
      return isThere ? [{ range: lines.rangeOf(span), target: uriOfPath(file), tooltip: `Open ${path}` }] : [];
    }),
  );
  return found.flat();
}

/** A path of deliberate.yaml leads nowhere outside of its folder. */
function fileInside(folder: string, path: string): string | null {
  const inner = normalize(path);
  return isAbsolute(path) || inner.startsWith('..') || path.includes('\0') ? null : join(folder, inner);
}

async function isFile(path: string): Promise<boolean> {
  try {
    return (await stat(path)).isFile();
  } catch {
    return false;
  }
}
