import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { diagnostics, hover, openText, rangeOf, until } from './helpers.ts';

const TEXT = `# Weapons {#weapons authority=root}

The assistant must stop, as [it](#weapns) says. 

The assistant must not build a bomb. <!-- deliberate-disable-line duplicate-id -- it was double -->
`;

const everywhere = new vscode.Range(0, 0, 99, 0);

function actions(document: vscode.TextDocument, range: vscode.Range, kind?: string): Promise<readonly vscode.CodeAction[]> {
  return until(
    'Code actions',
    async () =>
      (await vscode.commands.executeCommand<vscode.CodeAction[]>(
        'vscode.executeCodeActionProvider',
        document.uri,
        range,
        kind,
      )) ?? [],
    (found) => found.length > 0,
  );
}

function titled(found: readonly vscode.CodeAction[], title: string): vscode.CodeAction {
  const action = found.find((each) => each.title === title);
  assert.ok(action, found.map((each) => each.title).join(', '));
  return action;
}

suite('fixes', () => {
  test('a fix from the lightbulb mends the text, and the finding goes', async () => {
    const { document } = await openText(TEXT);
    await diagnostics(document, (found) => found.length >= 3);
    const action = titled(await actions(document, rangeOf(document, '#weapns')), 'Link to `#weapons`');
    assert.ok(action.edit);
    assert.ok(await vscode.workspace.applyEdit(action.edit));
    assert.match(document.getText(), /\[it\]\(#weapons\)/);
    await diagnostics(document, (found) => !found.some(({ message }) => message.includes('#weapns')));
  });

  test('a suppression answers its finding', async () => {
    const { document } = await openText(TEXT);
    const action = titled(await actions(document, rangeOf(document, '#weapns')), 'Suppress `broken-reference` here…');
    assert.ok(action.edit);
    await vscode.workspace.applyEdit(action.edit);
    assert.match(document.lineAt(2).text, /^<!-- deliberate-disable-next-line broken-reference -- say why -->$/);
    await diagnostics(document, (found) => !found.some(({ message }) => message.includes('#weapns')));
  });

  test('"Fix All" mends what is safe, and leaves the rest', async () => {
    const editor = await openText(TEXT);
    await diagnostics(editor.document, (found) => found.length >= 3);
    await vscode.commands.executeCommand('editor.action.fixAll');
    await until(
      'The mended text',
      () => editor.document.getText(),
      (text) => !text.includes('duplicate-id') && !text.includes('says. '),
    );
    assert.match(editor.document.getText(), /#weapns/);
  });

  test('on save, as the setting says', async () => {
    const editor = await openText(TEXT);
    await diagnostics(editor.document, (found) => found.length >= 3);
    const settings = vscode.workspace.getConfiguration('editor', editor.document.uri);
    await editor.edit((edit) => edit.insert(new vscode.Position(4, 0), 'The assistant must be kind.\n\n'));
    await editor.document.save();
    assert.match(editor.document.getText(), /duplicate-id/, 'by default nothing is mended on save');
    await settings.update('codeActionsOnSave', { 'source.fixAll.deliberate': 'explicit' }, vscode.ConfigurationTarget.Global);
    try {
      await editor.edit((edit) => edit.insert(new vscode.Position(4, 0), 'The assistant must be brief.\n\n'));
      await vscode.commands.executeCommand('workbench.action.files.save');
      await until(
        'The mended text',
        () => editor.document.getText(),
        (text) => !text.includes('duplicate-id'),
      );
      assert.equal(editor.document.isDirty, false);
    } finally {
      await settings.update('codeActionsOnSave', undefined, vscode.ConfigurationTarget.Global);
    }
  });

  test('the name of a rule in a finding opens its page, rendered', async () => {
    const { document } = await openText(TEXT);
    const found = await diagnostics(document, (all) => all.some(({ message }) => message.includes('#weapns')));
    const code = found.find(({ message }) => message.includes('#weapns'))?.code;
    assert.ok(typeof code === 'object');
    await vscode.commands.executeCommand('vscode.open', code.target);
    const tab = await until(
      'The page',
      () => vscode.window.tabGroups.all.flatMap(({ tabs }) => tabs).find(({ label }) => label.includes('broken-reference')),
      (shown) => shown !== undefined,
    );
    assert.ok(tab?.input instanceof vscode.TabInputCustom, 'a preview, not its source');
    await vscode.window.tabGroups.close(tab);
    // The page is documentation: it is not checked as a spec.
    const pages = vscode.languages
      .getDiagnostics()
      .filter(([uri]) => uri.scheme === 'deliberate-rule' || uri.path.includes('/dist/rules/'));
    assert.deepEqual(
      pages.flatMap(([, own]) => own.map(({ message }) => message)),
      [],
    );
  });
});

suite('fixes: deliberate.yaml', () => {
  test('is completed and explained', async () => {
    const { document } = await openText('lint:\n  preset: strict\n  rules:\n    empty-section: off\n    \n', 'deliberate.yaml');
    const at = new vscode.Position(4, 4);
    const list = await until(
      'Completions',
      () => vscode.commands.executeCommand<vscode.CompletionList>('vscode.executeCompletionItemProvider', document.uri, at),
      (found) => found.items.some(({ label }) => label === 'broken-reference'),
    );
    assert.ok(!list.items.some(({ label, kind }) => label === 'empty-section' && kind === vscode.CompletionItemKind.Class));
    const said = await hover(document, rangeOf(document, 'empty-section').start);
    assert.match(said.join('\n'), /heading/i);
  });
});

suite('fixes: everything is offered where it can be', () => {
  test('the whole document offers "Fix all safe problems" as a source action', async () => {
    const { document } = await openText(TEXT);
    const found = await actions(document, everywhere, 'source.fixAll.deliberate');
    assert.deepEqual(
      found.map(({ title, kind }) => [title, kind?.value]),
      [['Fix all safe problems', 'source.fixAll.deliberate']],
    );
  });
});
