import type { StaticFeature } from 'vscode-languageclient/node';
import { DELIBERATE_COMMAND, EXPLAIN_COMMAND } from '../../../server/src/protocol.ts';

/**
 * Tells the server which commands the extension carries out itself, besides those that are told already: the server would offer
 * them under the same ids, and VS Code refuses a second command of one id.
 */
export const ownCommands: StaticFeature = {
  fillClientCapabilities: (capabilities) => {
    const experimental = (capabilities.experimental ?? {}) as { readonly commands?: { readonly commands?: readonly string[] } };
    const told = experimental.commands?.commands ?? [];
    capabilities.experimental = { ...experimental, commands: { commands: [...told, DELIBERATE_COMMAND, EXPLAIN_COMMAND] } };
  },
  initialize: () => undefined,
  getState: () => ({ kind: 'static' }),
  clear: () => undefined,
};
