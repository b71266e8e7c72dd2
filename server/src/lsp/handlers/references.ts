import type { Location, ReferenceParams } from 'vscode-languageserver/node';
import { findReferences } from '../../language/index.ts';
import { defineRequest, uriOf } from '../handler.ts';
import { findLinksTo } from '../index/find-links-to.ts';
import { offsetOf, specAt } from '../spec-at.ts';

export const references = defineRequest<ReferenceParams, Location[] | null>({
  method: 'textDocument/references',
  capability: () => ({ referencesProvider: true }),
  answer: async (session, params) => {
    const at = await specAt(session, uriOf(params));
    const offset = at && offsetOf(at, params.position);
    if (!at || offset === null) return null;
    const takesDeclaration = params.context?.includeDeclaration ?? true;
    const places = findReferences(at.analysis.spec, at.path, offset);
    const inside = places.flatMap(({ path, span, kind }) => {
      const uri = at.analysis.fileAt(path)?.uri;
      const isAsked = takesDeclaration || kind === 'use';
      return uri && isAsked ? [{ uri, range: at.analysis.linesOf(path).rangeOf(span) }] : [];
    });
    return [...inside, ...(await findLinksTo(session, at, places))];
  },
});
