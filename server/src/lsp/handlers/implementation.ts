import type { ImplementationParams, Location, LocationLink } from 'vscode-languageserver/node';
import { findImplementations } from '../../language/index.ts';
import { defineRequest, uriOf } from '../handler.ts';
import { offsetOf, specAt } from '../spec-at.ts';
import { evalFileOf, writePlaces } from '../write-places.ts';

/** From a clause or a section to the examples that exercise it. */
export const implementation = defineRequest<ImplementationParams, Location[] | LocationLink[] | null>({
  method: 'textDocument/implementation',
  capability: () => ({ implementationProvider: true }),
  answer: async (session, params) => {
    const at = await specAt(session, uriOf(params));
    const offset = at && offsetOf(at, params.position);
    if (!at || offset === null) return null;
    const found = findImplementations(at.analysis.spec, at.path, offset, (id) => evalFileOf(at, id));
    return found.length === 0 ? null : writePlaces(at, found, session.client.textDocument?.implementation?.linkSupport ?? false);
  },
});
