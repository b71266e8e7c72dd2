import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { withWorkbench } from './workbench.ts';

const SPEC = `# Weapons {#weapons authority=root tags=category}

As [?](#limits) says, this category covers weapons.

## Limits {#limits}

- The assistant must not explain how to build a bomb. {#no-bombs}

**Example**: a bomb

~~~xml
<user>
How?
</user>
<comparison>
<assistant><!-- BAD[#no-bombs]: tells -->
So.
</assistant>
</comparison>
~~~

# Other {#other tags=category}

- The assistant may go on.
`;

suite('completion, hints and counts', () => {
  test('are there where a person writes, and only there', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'deliberate-completion-'));
    writeFileSync(join(folder, 'spec.md'), SPEC);
    try {
      await withWorkbench({ folder, settings: { 'editor.stickyScroll.enabled': false } }, async ({ page, open, shot }) => {
        await open('spec.md');
        const line = (words: string) => page.locator('.view-line', { hasText: words }).first();
        await line('Limits says').waitFor();

        // The count of the section; the first one is that of the category.
        await page.locator('.codelens-decoration a', { hasText: '1 clause' }).first().waitFor();
        await page.locator('.codelens-decoration a', { hasText: '1 example' }).nth(1).click();
        await page.locator('.peekview-widget', { hasText: 'Example' }).waitFor();
        await shot('completion counts');
        await page.keyboard.press('Escape');

        const rows = page.locator('.suggest-widget.visible .monaco-list-row');
        await line('go on').click();
        await page.keyboard.press('Control+End');
        await page.keyboard.type('See [it](#', { delay: 50 });
        await rows.filter({ hasText: 'no-bombs' }).waitFor();
        const offered = (await rows.allInnerTexts()).map((row) => row.split('\n')[0]);
        assert.deepEqual(offered.slice(0, 3), ['weapons', 'limits', 'other'], 'what the spec names comes first');
        await page.keyboard.type('bomb', { delay: 50 });
        await page.keyboard.press('Enter');
        await line('See [it](#no-bombs)').waitFor();
        await page.keyboard.press('Control+End');
        await page.keyboard.press('Enter');
        await page.keyboard.type('The assistant - says: no ', { delay: 50 });
        await page.waitForTimeout(1500);
        assert.equal(await rows.count(), 0, 'prose is left in peace');
        await shot('completion');
      });
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});
