import type { Location, LocationLink, TypeDefinitionParams } from 'vscode-languageserver/node';
import { findTypeDefinition } from '../../language/index.ts';
import { defineRequest, uriOf } from '../handler.ts';
import { offsetOf, specAt } from '../spec-at.ts';
import { writePlaces } from '../write-places.ts';

/** From a clause or an example to its category. */
export const typeDefinition = defineRequest<TypeDefinitionParams, Location[] | LocationLink[] | null>({
  method: 'textDocument/typeDefinition',
  capability: () => ({ typeDefinitionProvider: true }),
  answer: async (session, params) => {
    const at = await specAt(session, uriOf(params));
    const offset = at && offsetOf(at, params.position);
    if (!at || offset === null) return null;
    const found = findTypeDefinition(at.analysis.spec, at.path, offset);
    return found && writePlaces(at, [found], session.client.textDocument?.typeDefinition?.linkSupport ?? false);
  },
});
