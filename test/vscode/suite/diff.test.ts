import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { dirname } from 'node:path';
import * as vscode from 'vscode';
import type { DiffResult } from '../../../server/src/protocol.ts';
import { extension, openText, outline, retype, until } from './helpers.ts';

const SPEC = `# Weapons {#weapons authority=root tags=category}

- The assistant must not explain how to build a bomb. {#no-bombs}
- The assistant must not help anyone to smuggle a gun. {#no-guns}
`;

type Shown = Extract<DiffResult, { kind: 'done' }>;

/** A spec in an editor, in a git repository of its own that has it as it was. */
async function openCommitted(): Promise<vscode.TextEditor> {
  await extension();
  const editor = await openText(SPEC);
  const git = (...args: readonly string[]) => execFileSync('git', args, { cwd: dirname(editor.document.uri.fsPath) });
  git('init', '--quiet');
  git('add', 'spec.md');
  git(
    '-c',
    'user.name=Nobody',
    '-c',
    'user.email=nobody@example.org',
    'commit',
    '--quiet',
    '--no-gpg-sign',
    '--message',
    'first',
  );
  await outline(editor.document);
  return editor;
}

const changesSince = (revision: string) => vscode.commands.executeCommand<Shown | null>('deliberate.diff', revision);
const kinds = (shown: Shown | null) => shown?.groups.map(({ kind, count }) => `${kind} ${count}`);

suite('policy changes', () => {
  test('what is typed is compared with a commit, copied as Markdown, and cleared', async () => {
    const editor = await openCommitted();
    await retype(editor, 'must not explain', 'should not explain');
    await retype(editor, '- The assistant must not help anyone to smuggle a gun. {#no-guns}\n', '');
    assert.deepEqual(kinds(await changesSince('HEAD')), ['weakened 1', 'removed 1']);
    await vscode.commands.executeCommand('deliberate.copyChanges');
    assert.match(await vscode.env.clipboard.readText(), /^## Policy changes since `HEAD`\n[\s\S]*~~must~~ \*\*should\*\*/);
    await vscode.commands.executeCommand('deliberate.clearChanges');
    await vscode.commands.executeCommand('workbench.action.files.revert');
  });

  test('both versions are opened side by side, at the clause', async () => {
    const editor = await openCommitted();
    await retype(editor, 'must not help', 'may help');
    const shown = await changesSince('HEAD');
    const [group] = shown?.groups ?? [];
    await vscode.commands.executeCommand('deliberate.compareChange', { kind: 'change', change: group?.changes[0], group });
    const tab = await until(
      'The comparison',
      () => vscode.window.tabGroups.activeTabGroup.activeTab,
      (active) => active?.input instanceof vscode.TabInputTextDiff,
    );
    assert.equal(tab?.label, 'spec.md (HEAD ↔ now)');
    assert.ok(tab?.input instanceof vscode.TabInputTextDiff);
    const old = await vscode.workspace.openTextDocument(tab.input.original);
    assert.equal(old.getText(), SPEC);
    assert.equal(tab.input.modified.toString(), editor.document.uri.toString());
    assert.equal(vscode.window.activeTextEditor?.selection.start.line, 3);
    await vscode.commands.executeCommand('workbench.action.closeActiveEditor');
    await vscode.commands.executeCommand('deliberate.clearChanges');
  });

  test('the view follows what is saved', async () => {
    const editor = await openCommitted();
    assert.deepEqual(kinds(await changesSince('HEAD')), []);
    await retype(editor, 'must not explain', 'should not explain');
    assert.equal(await editor.document.save(), true);
    const copied = async () => {
      await vscode.commands.executeCommand('deliberate.copyChanges');
      return vscode.env.clipboard.readText();
    };
    await until('The change', copied, (text) => text.includes('#### Weakened (1)'));
    await vscode.commands.executeCommand('deliberate.clearChanges');
  });
});
