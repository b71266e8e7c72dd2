import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { plainDetail, plainName } from './plain-text.ts';

describe('plainDetail', () => {
  test.each([
    ['keeps plain words', 'The context is 4096 tokens long at most.', 'The context is 4096 tokens long at most.'],
    [
      'keeps a model’s name',
      'No meta-llama/Llama-3.3-70B-Instruct-Turbo here',
      'No meta-llama/Llama-3.3-70B-Instruct-Turbo here',
    ],
    ['drops tags, scripts and styles', '<h1>Bad <b>gateway</b></h1><script>alert(1)</script><style>p{}', 'Bad gateway'],
    ['drops Markdown links and code', '[see](command:x) `now` **here**', 'see(command:x) now here'],
    ['drops terminal escapes', '\u001b[31mred\u001b[0m \u001b]8;;http://x\u0007link', 'red link'],
    ['drops control and direction characters', 'a\u0000b\u202ec\u200bd\r\ne', 'abcd e'],
    ['hides what looks like a key', 'Incorrect key: sk-proj-abc***xyz.', 'Incorrect key: (hidden)'],
    ['hides a bearer token', 'Got Authorization: Bearer abc.def', 'Got Authorization: Bearer (hidden)'],
    ['hides a long token', 'id 9f86d081884c7d659a2feaa0c55ad015 end', 'id (hidden) end'],
    ['hides a key in the form of a UUID', 'k 123e4567-e89b-12d3-a456-426614174000', 'k (hidden)'],
  ])('%s', (_, text, expected) => {
    expect(plainDetail(text)).toBe(expected);
  });

  test('hides a key broken up by what is removed', () => {
    expect(plainDetail('k: swor\u0000dfish<b></b>', 'swordfish')).toBe('k: (hidden)');
    expect(plainDetail('k: sword`fish', 'swordfish')).toBe('k: (hidden)');
  });

  test('is one short line without the key, whatever the text', () => {
    const key = 'abc def-12345';
    const texts = fc.array(fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom(key, '<', '>', '\u001b[', '`', '\n', 'sk-')));
    fc.assert(
      fc.property(texts, (parts) => {
        const detail = plainDetail(parts.join(''), key);
        expect([...detail].length).toBeLessThanOrEqual(200);
        expect(detail).not.toContain(key);
        expect(detail).not.toMatch(/[\p{Cc}<>`]/u);
      }),
    );
  });

  test('reads a huge page in no time', () => {
    const start = performance.now();
    plainDetail('<'.repeat(5_000_000));
    plainDetail('<script '.repeat(500_000));
    plainDetail(`a1${'b'.repeat(5_000_000)}`);
    expect(performance.now() - start).toBeLessThan(1000);
  });
});

test('plainName keeps what the user chose, on one line', () => {
  expect(plainName('ft:gpt-4o:org::9aBcDeF12345678901234\n\u001b[31m')).toBe('ft:gpt-4o:org::9aBcDeF12345678901234');
});
