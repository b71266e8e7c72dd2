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
import { registerQuickFixes } from './review/quick-fixes.ts';
import { Reviews } from './review/reviews.ts';
import { createSpecContext } from './review/spec-context.ts';
import { registerRulePages } from './rules/rule-pages.ts';
import { SpecChanges } from './spec-diff/spec-changes.ts';

let server: Server | null = null;

/** @returns at once, since the Markdown preview waits for it; the server starts meanwhile */
export function activate(context: vscode.ExtensionContext) {
  const keys = new KeyStore(context.secrets);
  const choices = new KindChoices(context.workspaceState);
  const started = new Server({
    modulePath: context.asAbsolutePath('dist/server.js'),
    environment: async () => ({
      ...endpointEnvironment({ baseUrlSetting: baseUrlSetting(), editorEnvironment: process.env, storedKeys: await keys.all() }),
      DELIBERATE_CACHE_DIR: context.globalStorageUri.fsPath,
    }),
    initializationOptions: () => ({ treatAs: choices.all(), trusted: vscode.workspace.isTrusted }),
  });
  server = started;
  const kinds = new DocumentKinds(started, choices);
  const deliberations = new Deliberations(context.extensionUri, started);
  const reviews = new Reviews(started);
  const changes = new SpecChanges(started);

  context.subscriptions.push(
    started,
    kinds,
    deliberations,
    reviews,
    changes,
    registerQuickFixes(started, reviews.findings),
    createSpecContext(kinds),
    registerRulePages(context.extensionUri),
    createKindStatus(kinds),
    refreshOutlines(kinds),
    registerCommands({ extensionUri: context.extensionUri, deliberations, kinds, keys, reviews, changes, server: started }),
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
