import type { DefinitionParams, Location, LocationLink } from 'vscode-languageserver/node';
import { findDefinition } from '../../language/index.ts';
import { defineRequest, uriOf } from '../handler.ts';
import { offsetOf, specAt } from '../spec-at.ts';
import { evalFileOf, writePlaces } from '../write-places.ts';

export const definition = defineRequest<DefinitionParams, Location | Location[] | LocationLink[] | null>({
  method: 'textDocument/definition',
  capability: () => ({ definitionProvider: true }),
  answer: async (session, params) => {
    const at = await specAt(session, uriOf(params));
    const offset = at && offsetOf(at, params.position);
    if (!at || offset === null) return null;
    const found = findDefinition(at.analysis.spec, at.path, offset, (id) => evalFileOf(at, id));
    if (!found) return null;
    const takesLinks = session.client.textDocument?.definition?.linkSupport ?? false;
    const written = writePlaces(at, [found], takesLinks);
    return takesLinks ? written : ((written as Location[])[0] ?? null);
  },
});
