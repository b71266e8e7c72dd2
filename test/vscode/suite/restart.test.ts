import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import * as vscode from 'vscode';
import { diagnostics, openText, until } from './helpers.ts';

suite('a language server that is killed', () => {
  test('is started again, and knows what was chosen since the start of the first', async function () {
    if (process.platform === 'win32') return this.skip();
    const { document } = await openText('# House rules\n\nThe model must stop. See [it](#nowhere).\n', 'killed.md');
    await vscode.commands.executeCommand('deliberate.treatAsSpec');
    await diagnostics(document, (found) => found.length > 0);
    const [server, ...others] = servers();
    assert.ok(server !== undefined && others.length === 0, `${others.length + 1} servers`);
    process.kill(server, 'SIGKILL');
    await until('Another server', servers, (found) => found.length === 1 && found[0] !== server);
    await diagnostics(document, (found) => found.length > 0);
    await vscode.commands.executeCommand('deliberate.treatAutomatically');
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
