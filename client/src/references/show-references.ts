import * as vscode from 'vscode';
import type { StaticFeature } from 'vscode-languageclient/node';
import { type DocumentPlace, SHOW_REFERENCES_COMMAND, type ShowReferencesArguments } from '../../../server/src/protocol.ts';

/** Shows what a lens counted where the editor shows references. */
export async function showReferences(argument: unknown): Promise<void> {
  const { uri, position, places } = (argument ?? {}) as Partial<ShowReferencesArguments>;
  if (!uri || !position || !places) return;
  await vscode.commands.executeCommand(
    'editor.action.showReferences',
    vscode.Uri.parse(uri),
    new vscode.Position(position.line, position.character),
    places.map(locationOf),
  );
}

/** Tells the server that the command is there: a lens that counts is of use only where it can show what it counted. */
export const referencesShown: StaticFeature = {
  fillClientCapabilities: (capabilities) => {
    const experimental: unknown = capabilities.experimental;
    const known = typeof experimental === 'object' && experimental !== null ? experimental : {};
    capabilities.experimental = { ...known, commands: { commands: [SHOW_REFERENCES_COMMAND] } };
  },
  initialize: () => undefined,
  getState: () => ({ kind: 'static' }),
  clear: () => undefined,
};

function locationOf({ uri, range: { start, end } }: DocumentPlace): vscode.Location {
  return new vscode.Location(vscode.Uri.parse(uri), new vscode.Range(start.line, start.character, end.line, end.character));
}
