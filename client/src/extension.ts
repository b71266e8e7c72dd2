import * as vscode from 'vscode';
import { registerCommands } from './commands.ts';
import { Deliberations } from './deliberation/deliberations.ts';
import { DocumentKinds, KindChoices } from './document-kind/document-kinds.ts';
import { refreshOutlines } from './document-kind/refresh-outline.ts';
import { createKindStatus } from './document-kind/status-bar.ts';
import { endpointEnvironment } from './language-server/environment.ts';
import { Server } from './language-server/server.ts';
import { extendMarkdownIt } from './markdown-preview/extend-markdown-it.ts';
import { KeyStore } from './models/key-store.ts';
import { baseUrlSetting, onBaseUrlChange } from './models/settings.ts';

let server: Server | null = null;

/** @returns at once, since the Markdown preview waits for it; the server starts meanwhile */
export function activate(context: vscode.ExtensionContext) {
  const keys = new KeyStore(context.secrets);
  const choices = new KindChoices(context.workspaceState);
  const started = new Server({
    modulePath: context.asAbsolutePath('dist/server.js'),
    environment: async () =>
      endpointEnvironment({ baseUrlSetting: baseUrlSetting(), editorEnvironment: process.env, storedKeys: await keys.all() }),
    initializationOptions: () => ({ treatAs: choices.all(), trusted: vscode.workspace.isTrusted }),
  });
  server = started;
  const kinds = new DocumentKinds(started, choices);
  const deliberations = new Deliberations(context.extensionUri, started);

  context.subscriptions.push(
    started,
    kinds,
    deliberations,
    createKindStatus(kinds),
    refreshOutlines(kinds),
    registerCommands({ deliberations, kinds, keys }),
    keys.onChange(() => void started.restart()),
    onBaseUrlChange(() => void started.restart()),
    vscode.workspace.onDidGrantWorkspaceTrust(() => void started.tellTrustGranted()),
  );
  void started.restart();
  return { extendMarkdownIt };
}

export async function deactivate(): Promise<void> {
  await server?.stop();
  server = null;
}
