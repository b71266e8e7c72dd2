import { expect, test } from 'vitest';
import { parseSpec } from '../spec/index.ts';
import { createRetriever } from './retrieve.ts';

const text = `# Gardens {#gardens tags=category}

## Definitions {#terms}

- **Vermin**: rats, mice or moles.

## Allowed {#gardens-allowed}

- The assistant explains how to keep vermin out of a shed. {#vermin}
- The assistant explains how to prune a rose. {#rose}

# Kitchens {#kitchens tags=category}

## Disallowed {#kitchens-disallowed}

- The assistant does not explain how to boil glass. {#glass}
- The assistant does not explain how to melt pans. {#pans}

**Example**: a wok

~~~xml
<user>Liquefy my wok</user>
<comparison><assistant><!-- BAD[#pans]: melts it -->Heat it.</assistant></comparison>
~~~
`;
const retriever = createRetriever(parseSpec([{ path: 'spec.md', text }]));
const found = (prompt: string) => retriever.retrieve(prompt, 5).map(({ clause }) => clause.id);

test('a clause is found by its own words, in any form', () => expect(found('How are roses pruned?')).toEqual(['rose']));

test('a clause is found by the definition of a term that it uses', () => expect(found('a mouse, two mice')).toEqual(['vermin']));

test('a clause is found by the prompt of an example that breaks it', () => expect(found('my wok')).toEqual(['pans']));

test('stop words find nothing', () => expect(found('What is the best way to do this?')).toEqual([]));

test('clauses of equal score stand in the order of the spec, and no more than asked for are given', () => {
  expect(found('kitchens')).toEqual(['glass', 'pans']);
  expect(retriever.retrieve('kitchens', 1).map(({ clause }) => clause.id)).toEqual(['glass']);
});

test('a result names the stems that were found', () =>
  expect(retriever.retrieve('Boiling glasses', 1)[0]?.terms).toEqual(['boil', 'glass']));

test('the category whose clauses a prompt reaches best is found, or none', () => {
  expect(retriever.retrieveCategory('How do I prune a rose?')).toBe('gardens');
  expect(retriever.retrieveCategory('Can I boil a pan?')).toBe('kitchens');
  expect(retriever.retrieveCategory('What time is it?')).toBeNull();
});

test('an empty spec has nothing to find', () => {
  const empty = createRetriever(parseSpec([{ path: 'spec.md', text: '' }]));
  expect(empty.retrieve('anything', 5)).toEqual([]);
  expect(empty.retrieveCategory('anything')).toBeNull();
});
