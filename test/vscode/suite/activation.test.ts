import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { extension, openText } from './helpers.ts';

suite('the extension', () => {
  test('activates when a Markdown file is opened', async () => {
    await openText('# A note\n', 'note.md');
    assert.equal((await extension()).isActive, true);
  });

  test('registers every command that its manifest names', async () => {
    const { packageJSON } = await extension();
    const known = await vscode.commands.getCommands(true);
    const missing = (packageJSON.contributes?.commands ?? [])
      .map(({ command }: { command: string }) => command)
      .filter((command: string) => !known.includes(command));
    assert.deepEqual(missing, []);
  });
});
