import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import markdownIt from 'markdown-it';
import { expect, test } from 'vitest';
import { extendMarkdownIt } from './extend-markdown-it.ts';

const path = join(process.env['DELIBERATE_CORPUS'] ?? '', 'openai-model-spec/model_spec-2025-12-18.md');

test.skipIf(!existsSync(path))('the Model Spec shows its notations, and none of them raw', () => {
  const html = extendMarkdownIt(markdownIt({ html: true })).render(readFileSync(path, 'utf8'));
  const count = (pattern: RegExp) => html.match(pattern)?.length ?? 0;
  expect(count(/<h[1-6] id="/g)).toBe(80);
  expect(count(/class="deliberate-authority /g)).toBe(59);
  expect(count(/<div class="deliberate-example">/g)).toBe(183);
  expect(count(/<aside class="deliberate-commentary">/g)).toBe(28);
  expect(count(/<a href="#[^"]*">\?<\/a>/g)).toBe(0);
  expect(count(/<a href="#[^"]*">#/g)).toBe(count(/ breaks <a href="#/g));
  expect(count(/\{#[a-z]|!!! meta|&lt;comparison&gt;/g)).toBe(0);
});
