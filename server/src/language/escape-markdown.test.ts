import fc from 'fast-check';
import MarkdownIt from 'markdown-it';
import { expect, test } from 'vitest';
import { escapeMarkdown } from './escape-markdown.ts';

const markdown = new MarkdownIt({ html: true, linkify: true });

test('any text is shown as it is, in one paragraph', () => {
  const unit = fc.constantFrom(
    ...'\\`*_{}[]<>#|~&!@$:/.-+=1)( \n\tawé'.split(''),
    'http://',
    'www.',
    '&lt;',
    '<b>',
    'a@b.c',
    '![x](y)',
  );
  fc.assert(
    fc.property(fc.array(unit, { minLength: 1, maxLength: 20 }), (units) => {
      const text = units.join('');
      const plain = text.replace(/\s+/g, ' ').trim();
      fc.pre(plain !== '');
      const html = markdown.render(escapeMarkdown(text));
      expect(html).toBe(`<p>${markdown.utils.escapeHtml(plain)}</p>\n`);
    }),
    { seed: 2, numRuns: 2000 },
  );
});

test('an ordinary sentence is left readable', () => {
  const text = 'The assistant (in "role play") must not: harm, or help to; see 3.2, e.g. self-harm – 50%?';
  expect(escapeMarkdown(text)).toBe(text);
});
