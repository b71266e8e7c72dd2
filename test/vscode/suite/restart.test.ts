import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import * as vscode from 'vscode';
import { diagnostics, openText, retype, until } from './helpers.ts';

suite('a language server that is killed', () => {
  test('is started again, and knows what was chosen since the start of the first', async function () {
    if (process.platform === 'win32') return this.skip();
    const editor = await openText('# House rules\n\nThe model must stop. See [it](#nowhere).\n', 'killed.md');
    const { document } = editor;
    await vscode.commands.executeCommand('deliberate.treatAsSpec');
    await diagnostics(document, (found) => found.length > 0);
    const [server, ...others] = servers();
    assert.ok(server !== undefined && others.length === 0, `${others.length + 1} servers`);
    process.kill(server, 'SIGKILL');
    await until('Another server', servers, (found) => found.length === 1 && found[0] !== server);
    // What the first one said would stand there still: only the new one can say this.
    await retype(editor, '(#nowhere)', '(#lost)');
    await diagnostics(document, (found) => found.some(({ message }) => message.includes('lost')));
    await vscode.commands.executeCommand('deliberate.treatAutomatically');
  });

  test('again and again is left alone, until a person restarts it', async function () {
    if (process.platform === 'win32') return this.skip();
    const editor = await openText(
      '# Weapons {#weapons authority=root}\n\nThe model must stop. See [it](#nowhere).\n',
      'often.md',
    );
    await diagnostics(editor.document, (found) => found.some(({ message }) => message.includes('nowhere')));
    const killed = new Set<number>();
    for (;;) {
      const [server] = servers();
      if (server === undefined) break;
      killed.add(server);
      process.kill(server, 'SIGKILL');
      await until('An end', servers, (found) => !found.includes(server));
      await until('Another server, or none', servers, (found) => found.length > 0, 5000).catch(() => undefined);
    }
    // The fifth one within three minutes; the test before has killed one.
    assert.ok(killed.size === 4 || killed.size === 5, `${killed.size} were killed`);
    await vscode.commands.executeCommand('deliberate.restartServer');
    await until('A server', servers, (found) => found.length === 1);
    await retype(editor, '(#nowhere)', '(#lost)');
    await diagnostics(editor.document, (found) => found.some(({ message }) => message.includes('lost')));
  });
});

/** The process ids of the language servers that this extension host started. */
function servers(): readonly number[] {
  const processes = execFileSync('ps', ['-A', '-o', 'pid=,ppid=,args='], { encoding: 'utf8' }).split('\n');
  return processes.flatMap((line) => {
    const [, pid, parent, command = ''] = /^\s*(\d+)\s+(\d+)\s+(.*)$/.exec(line) ?? [];
    return Number(parent) === process.pid && /server\.js lsp\b/.test(command) ? [Number(pid)] : [];
  });
}
