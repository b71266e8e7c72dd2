import * as vscode from 'vscode';
import { DELIBERATE_COMMAND } from '../../server/src/protocol.ts';
import { askPreviewRequest, lensArguments, type PreviewRequest } from './deliberation/ask-prompt.ts';
import type { Deliberations } from './deliberation/deliberations.ts';
import { askDocumentKind, treatAs } from './document-kind/choose-kind.ts';
import type { DocumentKinds } from './document-kind/document-kinds.ts';
import { chooseModel } from './models/choose-model.ts';
import { forgetApiKey, setApiKey } from './models/key-commands.ts';
import type { KeyStore } from './models/key-store.ts';
import { mayPreview } from './trust.ts';

interface Parts {
  readonly deliberations: Deliberations;
  readonly kinds: DocumentKinds;
  readonly keys: KeyStore;
}

/** Every command of the extension; `package.json` names those that a person can call. */
export function registerCommands({ deliberations, kinds, keys }: Parts): vscode.Disposable {
  const commands: Readonly<Record<string, (argument?: unknown) => unknown>> = {
    [DELIBERATE_COMMAND]: (argument) => preview(deliberations, () => askPreviewRequest(lensArguments(argument))),
    'deliberate.again': () => preview(deliberations, async () => deliberations.latestRequest),
    'deliberate.cancel': () => deliberations.cancel(),
    'deliberate.clear': () => deliberations.clear(),
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
