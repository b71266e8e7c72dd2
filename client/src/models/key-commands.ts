import * as vscode from 'vscode';
import { endpointHost } from '../language-server/environment.ts';
import type { KeyStore } from './key-store.ts';
import { baseUrlSetting, openBaseUrlSetting } from './settings.ts';

/** Asks for a key and binds it to the host that models are reached at now. */
export async function setApiKey(keys: KeyStore): Promise<void> {
  const host = endpointHost({ baseUrlSetting: baseUrlSetting(), editorEnvironment: process.env });
  if (host === null) {
    await sayBaseUrlIsWrong();
    return;
  }
  const key = await vscode.window.showInputBox({
    title: `API key for ${host}`,
    prompt: `Kept in this editor's secret storage, and sent to ${host} only. For another host, set its base URL first.`,
    password: true,
    ignoreFocusOut: true,
    validateInput: (value) => (/\s/.test(value.trim()) ? 'A key has no spaces in it.' : null),
  });
  if (key === undefined || key.trim() === '') return;
  await keys.set(host, key.trim());
  void vscode.window.showInformationMessage(`The API key for ${host} is stored. It is sent to ${host} only.`);
}

export async function forgetApiKey(keys: KeyStore): Promise<void> {
  const hosts = Object.keys(await keys.all());
  if (hosts.length === 0) {
    void vscode.window.showInformationMessage('No API key is stored in this editor.');
    return;
  }
  const host = hosts.length === 1 ? hosts[0] : await vscode.window.showQuickPick(hosts, { title: 'Forget the API key for' });
  if (host === undefined) return;
  await keys.forget(host);
  void vscode.window.showInformationMessage(`The API key for ${host} is forgotten.`);
}

async function sayBaseUrlIsWrong(): Promise<void> {
  const open = 'Open Setting';
  const chosen = await vscode.window.showErrorMessage(
    'The base URL for models is not a web address. Set it to one that begins with https:// or http://.',
    open,
  );
  if (chosen === open) await openBaseUrlSetting();
}
