import { execFileSync } from 'node:child_process';
import { globSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../host/install.ts';
import { withWorkbench } from './workbench.ts';

suite('the packaged extension', () => {
  test('installs, and activates on a spec', async () => {
    for (const old of globSync('*.vsix', { cwd: ROOT })) rmSync(join(ROOT, old));
    // In a process of its own, because vsce ends the process where it refuses a package.
    execFileSync(process.execPath, ['.scripts/package.ts'], { cwd: ROOT, stdio: ['ignore', 'ignore', 'inherit'] });
    const [vsix] = globSync('*.vsix', { cwd: ROOT });
    if (vsix === undefined) throw new Error('No .vsix was made');
    await withWorkbench({ extension: { vsix: join(ROOT, vsix) } }, async ({ page, open, run, shot }) => {
      await open('assistant.md');
      await run('Developer: Show Running Extensions');
      const row = page.locator('.runtime-extensions-editor .extension', { has: page.getByText('Deliberate', { exact: true }) });
      await row.getByText(/Activation: \d+ms|Startup Activation: \d+ms/).waitFor();
      await shot('packaged and running');
    });
  });
});
