import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readChunk } from './chunk.ts';

const deltas = (delta: unknown) => readChunk({ choices: [{ index: 0, delta }] }).deltas;

test.each([
  ['reasoning', { reasoning: 'Hm.', content: null }, [{ kind: 'reasoning', text: 'Hm.' }]],
  ['both names at once', { reasoning: 'Hm.', reasoning_content: 'Hm.' }, [{ kind: 'reasoning', text: 'Hm.' }]],
  ['one name empty', { reasoning: 'Hm.', reasoning_content: '' }, [{ kind: 'reasoning', text: 'Hm.' }]],
  ['a refusal', { refusal: 'No.' }, [{ kind: 'text', text: 'No.' }]],
  [
    'reasoning and text in one event',
    { content: 'Yes.', reasoning: 'Hm.' },
    [
      { kind: 'reasoning', text: 'Hm.' },
      { kind: 'text', text: 'Yes.' },
    ],
  ],
  [
    'content in parts',
    {
      content: [
        { type: 'thinking', thinking: [{ type: 'text', text: 'Hm.' }] },
        { type: 'text', text: 'Yes.' },
      ],
    },
    [
      { kind: 'reasoning', text: 'Hm.' },
      { kind: 'text', text: 'Yes.' },
    ],
  ],
  ['nothing', { role: 'assistant' }, []],
])('reads %s', (_, delta, expected) => {
  expect(deltas(delta)).toEqual(expected);
});

test('reads the first choice alone', () => {
  const choices = [
    { index: 1, delta: { content: 'other' } },
    { index: 0, delta: { content: 'first' }, finish_reason: 'stop' },
  ];
  expect(readChunk({ choices })).toMatchObject({ deltas: [{ kind: 'text', text: 'first' }], finishReason: 'stop' });
});

test('reads an event that has token counts and no choice', () => {
  const usage = { prompt_tokens: 7, completion_tokens: -1 };
  expect(readChunk({ choices: [], usage })).toEqual({
    deltas: [],
    finishReason: null,
    usage: { promptTokens: 7, completionTokens: null },
    recognised: true,
  });
});

test('takes any JSON without a word', () => {
  const names = fc.constantFrom('choices', 'delta', 'message', 'content', 'reasoning', 'thinking', 'usage', 'index', 'text');
  const { tree } = fc.letrec((tie) => ({
    tree: fc.oneof(
      { maxDepth: 5 },
      fc.jsonValue(),
      fc.array(tie('tree'), { maxLength: 3 }),
      fc.dictionary(names, tie('tree'), { maxKeys: 4 }),
    ),
  }));
  fc.assert(
    fc.property(tree, (json) => {
      for (const { text } of readChunk(json).deltas) expect(typeof text === 'string' && text !== '').toBe(true);
    }),
  );
});
