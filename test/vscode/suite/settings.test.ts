import * as vscode from 'vscode';
import { openText, until } from './helpers.ts';

suite('a setting that is changed', () => {
  test('holds without a restart', async () => {
    const { document } = await openText(
      '# Weapons {#weapons authority=root}\n\nThe model must stop, as [?](#weapons) says. {#stop}\n',
      'settings.md',
    );
    const settings = vscode.workspace.getConfiguration('deliberate');
    const whole = new vscode.Range(document.positionAt(0), document.positionAt(document.getText().length));
    const hints = async () =>
      (await vscode.commands.executeCommand<vscode.InlayHint[]>('vscode.executeInlayHintProvider', document.uri, whole)) ?? [];
    const set = (value: boolean | undefined) => settings.update('inlayHints.titles', value, vscode.ConfigurationTarget.Workspace);
    await until('A hint', hints, (found) => found.length === 1);
    try {
      await set(false);
      await until('No hint', hints, (found) => found.length === 0);
    } finally {
      await set(undefined);
    }
    await until('The hint again', hints, (found) => found.length === 1);
  });
});
