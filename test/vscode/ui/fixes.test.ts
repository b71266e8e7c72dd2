import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Theme, withWorkbench } from './workbench.ts';

const SPEC = `# Weapons {#weapons authority=root}

The assistant must stop, as [it](#weapns) says.

The assistant must not build a bomb, see [there](#wapons).
`;
const CONFIGURATION = 'lint:\n  preset: strict\n  rules:\n    empty-section: off\n    \n';

suite('fixes and rules', () => {
  for (const theme of ['light', 'dark'] satisfies Theme[])
    test(`are found where a person looks, in a ${theme} theme`, async () => {
      const folder = mkdtempSync(join(tmpdir(), 'deliberate-fixes-'));
      writeFileSync(join(folder, 'spec.md'), SPEC);
      writeFileSync(join(folder, 'deliberate.yaml'), CONFIGURATION);
      try {
        await withWorkbench(
          { theme, folder, settings: { 'editor.stickyScroll.enabled': false } },
          async ({ page, open, run, shot, webview }) => {
            await open('spec.md');
            await page.locator('.squiggly-error').first().waitFor();
            await run('View: Toggle Problems');
            const link = page.locator('.markers-panel a', { hasText: 'broken-reference' }).first();
            await link.waitFor();

            // The lightbulb's menu at the first finding.
            const word = page.locator('.view-line', { hasText: 'weapns' }).getByText('weapns');
            const menu = page.locator('.action-widget .monaco-list-row', { hasText: 'Explain' });
            for (let attempt = 0; attempt < 5 && !(await menu.isVisible()); attempt += 1) {
              await page.keyboard.press('Escape');
              await word.click();
              await page.keyboard.press('Control+.');
              await menu.waitFor({ timeout: 8000 }).catch(() => undefined);
            }
            await shot(`fixes menu ${theme}`);
            const offered = await page.locator('.action-widget .monaco-list-row').allInnerTexts();
            for (const title of ['Link to', 'Fix all', 'Suppress', 'Explain'])
              assert.ok(
                offered.some((text) => text.includes(title)),
                `${title} is not among ${offered.join(', ')}`,
              );
            await page.keyboard.press('Escape');

            // The name of the rule in the hover, then in Problems.
            const hovered = page.locator('.monaco-hover a', { hasText: 'broken-reference' }).first();
            const box = await word.boundingBox();
            assert.ok(box);
            for (let attempt = 0; attempt < 5 && !(await hovered.isVisible()); attempt += 1) {
              await page.mouse.move(box.x + 200, box.y + 100);
              await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
              await hovered.waitFor({ timeout: 8000 }).catch(() => undefined);
            }
            await shot(`fixes hover ${theme}`);
            await hovered.click();
            await page.locator('.tabs-container .tab', { hasText: 'broken-reference' }).waitFor();
            await webview().locator('h1', { hasText: 'broken-reference' }).waitFor();
            await shot(`fixes page ${theme}`);
            await run('View: Close Editor');
            await page.locator('.tabs-container .tab', { hasText: 'broken-reference' }).waitFor({ state: 'detached' });
            await link.click();
            await webview().locator('h1', { hasText: 'broken-reference' }).waitFor();

            await open('deliberate.yaml');
            await page.keyboard.press('Control+End');
            await page.keyboard.press('ArrowUp');
            await page.keyboard.press('End');
            await page.keyboard.type('bro');
            const suggestion = page.locator('.suggest-widget .monaco-list-row', { hasText: 'broken-reference' });
            await suggestion.waitFor();
            await page.keyboard.press('Control+Space');
            await shot(`fixes completion ${theme}`);
            await page.keyboard.press('Enter');
            await page.locator('.view-line', { hasText: 'broken-reference:' }).waitFor();
          },
        );
      } finally {
        rmSync(folder, { recursive: true, force: true });
      }
    });

  test('a person who asks for a rule is shown a list', () =>
    withWorkbench({}, async ({ page, open, run, shot, webview }) => {
      await open('assistant.md');
      await run('Deliberate: Explain a Rule');
      await page.locator('.quick-input-list .monaco-list-row', { hasText: 'broken-reference' }).first().waitFor();
      await shot('fixes rules');
      await page.keyboard.type('empty-section');
      await page.keyboard.press('Enter');
      await webview().locator('h1', { hasText: 'empty-section' }).waitFor();
    }));
});
