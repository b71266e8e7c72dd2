import { expect, test } from 'vitest';
import { readCursor } from './read-cursor.ts';
import { suppressionCompletion, suppressionHover } from './suppression-help.ts';

const RULES = {
  'and-or': { default: 'warning', description: 'Finds and-or.\n\nWhy.' },
  'open-list': { default: 'hint', description: 'Finds lists.' },
};

function offered(marked: string): readonly string[] {
  const { text, offset } = readCursor(marked);
  return suppressionCompletion(text, offset, RULES).map(({ label }) => label);
}

test('names of rules are offered in a comment, closed or not, and none twice', () => {
  expect(offered('<!-- deliberate-disable-line <|>')).toEqual(['and-or', 'open-list']);
  expect(offered('<!-- deliberate-disable-next-line an<|> -->')).toEqual(['and-or', 'open-list']);
  expect(offered('<!-- deliberate-disable and-or, <|> -- why -->')).toEqual(['open-list']);
});

test('the words of such a comment are offered', () => {
  const words = ['deliberate-disable-next-line', 'deliberate-disable-line', 'deliberate-disable', 'deliberate-enable'];
  expect(offered('<!-- <|>')).toEqual(words);
  expect(offered('Text. <!-- deli<|> -->')).toEqual(words);
  expect(offered('<!-- deliberate-dis<|>')).toEqual(words);
});

test('nothing is offered in the reason, in other comments and outside comments', () => {
  for (const marked of [
    '<!-- deliberate-disable-line and-or -- a<|> -->',
    '<!-- deliberate-enable <|> -->',
    '<!-- other <|> -->',
    '<!-- markdownlint<|> -->',
    '<!-- deliberate-disable-line and-or -->\na<|>',
    'a<|>',
  ])
    expect(offered(marked), marked).toEqual([]);
});

test('what is taken replaces the word that was begun', () => {
  const { text, offset } = readCursor('<!-- deliberate-disable-line and-or, ope<|> -->');
  const [item] = suppressionCompletion(text, offset, RULES);
  expect(text.slice(0, item?.span.start) + item?.insert).toBe('<!-- deliberate-disable-line and-or, open-list');
});

test('hover on a name says what the rule finds and why', () => {
  const hovered = (marked: string) => {
    const { spec, path, offset } = readCursor(marked);
    return suppressionHover(spec, path, offset, RULES)?.markdown ?? null;
  };
  expect(hovered('# A\n\n<!-- deliberate-disable-line and<|>-or -- x -->\n')).toBe('**and-or**\n\nFinds and-or.\n\nWhy.');
  expect(hovered('# A\n\n<!-- deliberate-disable-line oth<|>er -- x -->\n')).toBeNull();
  expect(hovered('# A\n\n<!-- deliberate-disable-line and-or -- x<|>y -->\n')).toBeNull();
});
