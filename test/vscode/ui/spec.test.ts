import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { type Theme, withWorkbench } from './workbench.ts';

suite('a shipped spec', () => {
  for (const theme of ['light', 'dark'] satisfies Theme[])
    test(`opens in a ${theme} theme`, () =>
      withWorkbench({ theme }, async ({ page, open, shot }) => {
        await open('assistant.md');
        await page.locator(theme === 'light' ? '.monaco-workbench.vs' : '.monaco-workbench.vs-dark').waitFor();
        // Headings are coloured once the grammar has been loaded.
        await page.locator('.view-line .mtkb').first().waitFor();
        const png = readFileSync(await shot(`spec ${theme}`));
        // An empty page of this size is far smaller.
        assert.ok(png.length > 30_000, `the picture has only ${png.length} bytes`);
      }));
});
