import { expect, test } from 'vitest';
import manifest from '../../../../package.json' with { type: 'json' };
import { TOKEN_MODIFIERS, TOKEN_TYPES } from './token.ts';

const { semanticTokenModifiers, semanticTokenScopes } = manifest.contributes;
/** What every editor knows. */
const STANDARD = ['declaration', 'definition'];

test('the manifest describes each modifier of our own', () => {
  expect(semanticTokenModifiers.map(({ id }) => id)).toEqual(TOKEN_MODIFIERS.filter((modifier) => !STANDARD.includes(modifier)));
  expect(semanticTokenModifiers.filter(({ description }) => !description.endsWith('.'))).toEqual([]);
});

test('every kind of token has a colour in Markdown, and only these', () => {
  const selectors = semanticTokenScopes.flatMap(({ language, scopes }) => (language === 'markdown' ? Object.keys(scopes) : []));
  const kinds = [
    ...['must', 'mustNot', 'should', 'shouldNot', 'may', 'will', 'exception'].map((modifier) => `keyword.${modifier}`),
    ...['type', 'label', 'enumMember'],
    ...['authority', 'good', 'bad', 'ok'].map((modifier) => `enumMember.${modifier}`),
  ];
  expect(selectors.toSorted()).toEqual(kinds.toSorted());
  for (const selector of selectors) {
    const [type = '', modifier] = selector.split('.');
    expect(TOKEN_TYPES).toContain(type);
    if (modifier !== undefined) expect(TOKEN_MODIFIERS).toContain(modifier);
  }
});

test('modifiers fit into the bits of one number', () => {
  expect(TOKEN_MODIFIERS.length).toBeLessThan(32);
});
