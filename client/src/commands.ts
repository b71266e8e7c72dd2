import * as vscode from 'vscode';
import { DELIBERATE_COMMAND, SHOW_REFERENCES_COMMAND } from '../../server/src/protocol.ts';
import { askPreviewRequest, lensArguments, type PreviewRequest } from './deliberation/ask-prompt.ts';
import type { Deliberations } from './deliberation/deliberations.ts';
import { askDocumentKind, treatAs } from './document-kind/choose-kind.ts';
import type { DocumentKinds } from './document-kind/document-kinds.ts';
import type { Server } from './language-server/server.ts';
import { chooseModel } from './models/choose-model.ts';
import { forgetApiKey, setApiKey } from './models/key-commands.ts';
import type { KeyStore } from './models/key-store.ts';
import { showReferences } from './references/show-references.ts';
import { type Reviews, sectionArgument } from './review/reviews.ts';
import { explainRule } from './rules/explain.ts';
import type { SpecChanges } from './spec-diff/spec-changes.ts';
import { mayPreview } from './trust.ts';

interface Parts {
  readonly extensionUri: vscode.Uri;
  readonly deliberations: Deliberations;
  readonly kinds: DocumentKinds;
  readonly keys: KeyStore;
  readonly reviews: Reviews;
  readonly changes: SpecChanges;
  readonly server: Server;
}

/** Every command of the extension; `package.json` names those that a person can call. */
export function registerCommands({
  extensionUri,
  deliberations,
  kinds,
  keys,
  reviews,
  changes,
  server,
}: Parts): vscode.Disposable {
  const commands: Readonly<Record<string, (argument?: unknown) => unknown>> = {
    [DELIBERATE_COMMAND]: (argument) => preview(deliberations, () => askPreviewRequest(lensArguments(argument))),
    [SHOW_REFERENCES_COMMAND]: (argument) => showReferences(argument),
    'deliberate.again': () => preview(deliberations, async () => deliberations.latestRequest),
    'deliberate.cancel': () => deliberations.cancel(),
    'deliberate.clear': () => deliberations.clear(),
    'deliberate.reviewSection': (argument) => reviews.reviewSection(sectionArgument(argument)),
    'deliberate.reviewSpec': () => reviews.reviewSpec(),
    'deliberate.clearReview': () => reviews.findings.clear(),
    'deliberate.diff': (revision) => changes.ask(revision),
    'deliberate.refreshChanges': () => changes.refresh(),
    'deliberate.copyChanges': () => changes.copy(),
    'deliberate.clearChanges': () => changes.clear(),
    'deliberate.compareChange': (node) => changes.compare(node),
    'deliberate.explain': (rule) => explainRule(extensionUri, rule),
    'deliberate.restartServer': () => server.restart(),
    'deliberate.chooseModel': () => chooseModel(),
    'deliberate.setApiKey': () => setApiKey(keys),
    'deliberate.forgetApiKey': () => forgetApiKey(keys),
    'deliberate.chooseDocumentKind': () => askDocumentKind(kinds),
    'deliberate.treatAsSpec': () => treatAs(kinds, 'spec'),
    'deliberate.treatAsOther': () => treatAs(kinds, 'other'),
    'deliberate.treatAutomatically': () => treatAs(kinds, null),
  };
  return vscode.Disposable.from(...Object.entries(commands).map(([id, run]) => vscode.commands.registerCommand(id, run)));
}

async function preview(deliberations: Deliberations, ask: () => Promise<PreviewRequest | null>): Promise<void> {
  if (!(await mayPreview())) return;
  const request = await ask();
  if (request !== null) await deliberations.start(request);
}
