import assert from 'node:assert/strict';
import { join } from 'node:path';
import * as vscode from 'vscode';
import { codeLenses, definitions, diagnostics, hover, open, openText, outline, rangeOf, retype, until } from './helpers.ts';

const codeOf = ({ code }: vscode.Diagnostic) => (typeof code === 'object' ? code.value : code);
const names = (symbols: readonly vscode.DocumentSymbol[]): string[] =>
  symbols.flatMap(({ name, children }) => [name, ...names(children)]);

suite('the shipped spec', () => {
  test('is clean, and a broken reference is seen as it is typed and goes when it is mended', async () => {
    const editor = await open('assistant.md');
    await outline(editor.document);
    assert.deepEqual(
      await diagnostics(editor.document, (found) => !found.some(isGrave)).then((found) => found.filter(isGrave)),
      [],
    );
    await retype(editor, '](#self-harm-safe)', '](#self-harm-sfe)');
    const found = (await diagnostics(editor.document, (all) => all.some(isGrave))).find(isGrave);
    assert.ok(found);
    assert.equal(codeOf(found), 'broken-reference');
    assert.match(editor.document.getText(found.range), /self-harm-sfe/);
    await retype(editor, '](#self-harm-sfe)', '](#self-harm-safe)');
    await diagnostics(editor.document, (all) => !all.some(isGrave));
    await vscode.commands.executeCommand('workbench.action.files.revert');
  });

  test('has an outline of categories, sections and clauses', async () => {
    const { document } = await open('assistant.md');
    const symbols = await outline(document);
    // VS Code's own outline of Markdown is there as well; its names begin with the marks of the heading.
    const weapons = symbols.find(({ name }) => name.includes('Weapons') && !name.startsWith('#'));
    assert.ok(weapons, names(symbols).slice(0, 20).join(', '));
    const sections = weapons.children.map(({ name }) => name);
    assert.ok(sections.includes('Disallowed'), sections.join(', '));
    const clauses = weapons.children.find(({ name }) => name === 'Disallowed')?.children ?? [];
    assert.ok(clauses.length > 3, names(clauses).join(', '));
  });

  test('has a lens on sections and on examples, which carry their prompt', async () => {
    const { document } = await open('assistant.md');
    const lenses = await codeLenses(document, /Deliberate/);
    const prompts = lenses.map(({ command }) => command?.arguments?.[0]?.prompt).filter(Boolean);
    assert.ok(prompts.length >= 20, `${prompts.length} lenses carry a prompt`);
    assert.ok(lenses.length > prompts.length);
  });

  test('shows what a reference names, and goes there', async () => {
    const { document } = await open('assistant.md');
    const at = rangeOf(document, '](#child-safety)').start.translate(0, 4);
    assert.match((await hover(document, at)).join('\n'), /Child/);
    const [place] = await definitions(document, at);
    assert.ok(place);
    assert.match(document.lineAt(place.range.start.line).text, /\{#child-safety/);
  });
});

suite('other Markdown', () => {
  test('a README is left alone', async () => {
    const { document } = await openText('# My project\n\n## Rules\n\nYou must run the tests. See [it](#nowhere).\n', 'README.md');
    // A spec opened after it is answered after it.
    const spec = await openText('# A {#a authority=root}\n\nThe model must stop. See [it](#nowhere).\n');
    await diagnostics(spec.document, (found) => found.length > 0);
    assert.deepEqual(vscode.languages.getDiagnostics(document.uri), []);
    assert.deepEqual(
      (await vscode.commands.executeCommand<vscode.CodeLens[]>('vscode.executeCodeLensProvider', document.uri)) ?? [],
      [],
    );
  });

  test('a file becomes a spec when its author says so, and stops being one', async () => {
    const { document } = await openText('# House rules\n\nThe model must stop. See [it](#nowhere).\n', 'rules.md');
    await vscode.commands.executeCommand('deliberate.treatAsSpec');
    await diagnostics(document, (found) => found.some((each) => codeOf(each) === 'broken-reference'));
    await vscode.commands.executeCommand('deliberate.treatAsOther');
    await diagnostics(document, (found) => found.length === 0);
    await vscode.commands.executeCommand('deliberate.treatAutomatically');
  });
});

suite('the Model Spec', () => {
  const folder = process.env['DELIBERATE_CORPUS'];

  test('has its six real defects, an outline and lenses', async function () {
    if (folder === undefined) return this.skip();
    const { document } = await open(join(folder, 'openai-model-spec/model_spec-2025-12-18.md'));
    const evals = await diagnostics(
      document,
      (found) => found.filter((each) => /eval-file/.test(String(codeOf(each)))).length === 6,
    );
    const messages = evals.map(({ message }) => message).join('\n');
    for (const id of ['d0pu', 'h82a', 'rse0', 't5q0', '91ld', 'lds1']) assert.match(messages, new RegExp(id));
    const all = names(await outline(document));
    assert.ok(all.some((name) => name.includes('Stay in bounds')) && all.some((name) => name.includes('Do not lie')));
    assert.ok((await codeLenses(document, /Deliberate/)).length >= 183);
  });

  test('prints the title of a section where only its id is written', async function () {
    if (folder === undefined) return this.skip();
    const { document } = await open(join(folder, 'openai-model-spec/model_spec-2025-12-18.md'));
    const at = rangeOf(document, '[?](#letter_and_spirit)').start.translate(0, 6);
    const said = await until(
      'A hover',
      () => hover(document, at),
      (found) => found.length > 0,
    );
    assert.match(said.join('\n'), /Respect the letter and spirit of instructions/);
  });
});

/** Hints, at what more examples could show, are no faults. */
function isGrave({ severity }: vscode.Diagnostic): boolean {
  return severity !== vscode.DiagnosticSeverity.Hint;
}
