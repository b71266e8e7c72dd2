import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { copyOfSpecs } from '../workspace.ts';
import { type Theme, withWorkbench } from './workbench.ts';

/** A repository whose spec was edited after it was committed: weakened, removed, added, re-scoped, with one long clause. */
function editedRepository(): string {
  const folder = copyOfSpecs();
  const git = (...args: readonly string[]) => execFileSync('git', args, { cwd: folder });
  git('init', '--quiet', '--initial-branch=main');
  git('add', '--all');
  git(
    '-c',
    'user.name=Nobody',
    '-c',
    'user.email=nobody@example.org',
    'commit',
    '--quiet',
    '--no-gpg-sign',
    '--message',
    'The policy',
  );
  git('tag', 'v1');
  const path = join(folder, 'assistant.md');
  const text = readFileSync(path, 'utf8');
  const clauses = text.split('\n').filter((line) => line.startsWith('- The assistant does not '));
  const [softened = '', removed = '', widened = '', excepted = ''] = clauses;
  const long = `- The assistant must not ${'keep, copy, sell, lend or otherwise hand on the name, the address or the number of a person, '.repeat(5)}or help to. {#long-one}`;
  const edited = text
    .replace(softened, softened.replace('does not', 'should not'))
    .replace(`${removed}\n`, `${long}\n`)
    .replace(widened, widened.replace(/\.( \{|$)/, ' or of a tale.$1'))
    .replace(excepted, excepted.replace(/\.( \{|$)/, ', unless a doctor asks for it.$1'));
  writeFileSync(path, edited);
  return folder;
}

suite('policy changes', () => {
  for (const [theme, width] of [
    ['light', 1400],
    ['dark', 1400],
    ['dark', 700],
    ['high contrast', 1400],
  ] satisfies [Theme, number][]) {
    test(`since a revision that a person picks, in ${theme}, ${width} wide`, async () => {
      const folder = editedRepository();
      try {
        await withWorkbench({ theme, folder, size: { width, height: 900 } }, async ({ page, open, run, shot }) => {
          await open('assistant.md');
          await page.locator('.statusbar-item', { hasText: 'Spec' }).first().waitFor({ timeout: 30_000 });
          await run('Deliberate: Show What Changed Since a Revision');
          const list = page.locator('.quick-input-list .monaco-list-row');
          await list.filter({ hasText: 'The policy' }).first().waitFor();
          await shot(`changes pick ${theme} ${width}`);
          await list.filter({ hasText: 'HEAD' }).first().click();
          const view = page.locator('.pane', { has: page.getByRole('button', { name: /Policy Changes/ }) });
          await view
            .getByRole('treeitem', { name: /^Weakened/ })
            .first()
            .waitFor({ timeout: 30_000 });
          await shot(`changes view ${theme} ${width}`);
          const change = view.getByRole('treeitem', { name: /exception added/ }).first();
          await change.hover();
          await page
            .locator('.monaco-hover', { hasText: /unless\sa\sdoctor/ })
            .first()
            .waitFor();
          await shot(`changes tooltip ${theme} ${width}`);
          await change.click();
          await page
            .locator('.view-line', { hasText: /unless\sa\sdoctor/ })
            .first()
            .waitFor();
          await change.hover();
          await change.getByRole('button', { name: /Compare with the Older Version/ }).click();
          await page.locator('.tabs-container .tab.active', { hasText: 'HEAD ↔ now' }).waitFor();
          const newer = page.locator('.monaco-diff-editor .modified-in-monaco-diff-editor .view-line', {
            hasText: /unless\sa\sdoctor/,
          });
          await newer.first().waitFor();
          await shot(`changes compared ${theme} ${width}`);
          const titles = await view.getByRole('treeitem').allInnerTexts();
          assert.ok(
            titles.some((title) => title.startsWith('Removed')),
            titles.join(' | '),
          );
        });
      } finally {
        rmSync(folder, { recursive: true, force: true });
      }
    });
  }
});
