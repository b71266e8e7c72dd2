import { expect, test } from 'vitest';
import { type InlayHintKinds, inlayHints } from './inlay-hints.ts';
import { readCursor } from './read-cursor.ts';

const TEXT = `# Letter and *spirit* {#spirit}

- The assistant must stop. {#stop}
- The assistant must go.

# Other

See [?](#spirit), [?](#stop), [?](#nowhere), [? ](#spirit) and [it](#spirit).
`;

const NONE: InlayHintKinds = { titles: false, derivedIds: false, tokens: false };

test('a link without words of its own shows what it names, right behind it', () => {
  expectHints(TEXT, { titles: true }, ['See [?](#spirit)|Letter and spirit', ', [?](#stop)|The assistant must stop.']);
});

test('a link leads to the title that it shows, also in another file', () => {
  const { spec, path, text } = readCursor('See [?](other.md#b).\n', { 'other.md': '# B\n\nThe assistant must stop.\n' });
  const [hint] = inlayHints(spec, path, { start: 0, end: text.length }, { ...NONE, titles: true });
  expect(hint).toMatchObject({ label: 'B', offset: 19, target: { path: 'other.md', span: { start: 2, end: 3 } } });
});

test('ids that nobody wrote are shown behind the title or the clause', () => {
  expectHints(TEXT, { derivedIds: true }, ['- The assistant must go.|#spirit/', '# Other|#other']);
});

test('a category shows its length', () => {
  expectHints(TEXT, { tokens: true }, ['# Letter and *spirit* {#spirit}|≈ ']);
});

test('hints are those of the range alone, and none where all kinds are off', () => {
  const { spec, path, text } = readCursor(TEXT);
  const all = { titles: true, derivedIds: true, tokens: true };
  const until = (end: number) => inlayHints(spec, path, { start: 0, end }, all).length;
  expect(until(0)).toBe(0);
  expect(until(text.indexOf('- The assistant must stop'))).toBe(1);
  expect(until(text.length)).toBeGreaterThan(4);
  expect(inlayHints(spec, path, { start: 0, end: text.length }, NONE)).toEqual([]);
  expect(inlayHints(spec, 'nowhere.md', { start: 0, end: text.length }, all)).toEqual([]);
});

test('hostile text has no hints and does no harm', () => {
  const all = { titles: true, derivedIds: true, tokens: true };
  for (const marked of ['', '~~~\n[?](#a)', '---\na: b\n---', '\uD800[?](#\uDC00)', '[?](#a)\r\n'])
    expect(inlayHints(readCursor(marked).spec, 'spec.md', { start: 0, end: 99 }, all)).toEqual([]);
});

/** @param expected for each hint the end of the text before it, a bar, and how its label begins */
function expectHints(marked: string, kinds: Partial<InlayHintKinds>, expected: readonly string[]): void {
  const { spec, path, text } = readCursor(marked);
  const hints = inlayHints(spec, path, { start: 0, end: text.length }, { ...NONE, ...kinds });
  expect(hints).toHaveLength(expected.length);
  for (const [index, { offset, label }] of hints.entries()) {
    const [before = '', begin = ''] = expected[index]?.split('|') ?? [];
    expect(text.slice(0, offset).endsWith(before), `${label} behind ${before}`).toBe(true);
    expect(label.startsWith(begin), label).toBe(true);
  }
}
