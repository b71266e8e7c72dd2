import { expect, test } from 'vitest';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { generateSpec } from '../lint-speed-spec.ts';
import { applyKeystroke, type Keystroke, typeAround, typeSentences } from './typist.ts';

const SPEC = generateSpec(0.03);

/** That the ranges and the offsets of keystrokes are the same places, and where they lead to. */
function expectTyped(keystrokes: readonly Keystroke[]): string {
  let document = TextDocument.create('file:///spec.md', 'markdown', 0, SPEC);
  let text = SPEC;
  for (const [index, keystroke] of keystrokes.entries()) {
    document = TextDocument.update(document, [{ range: keystroke.range, text: keystroke.inserted }], index + 1);
    text = applyKeystroke(text, keystroke);
    expect(document.getText()).toBe(text);
  }
  return text;
}

test('keystrokes at random places are the same for a seed, and of every kind', () => {
  const keystrokes = typeAround(SPEC, 130, 'seed');
  expectTyped(keystrokes);
  expect(typeAround(SPEC, 130, 'seed')).toEqual(keystrokes);
  expect(typeAround(SPEC, 130, 'another')).not.toEqual(keystrokes);
  const kinds = ['letter', 'space', 'deletion', 'fence opened', 'fence closed', 'heading', 'link definition'];
  expect(new Set(keystrokes.map(({ kind }) => kind))).toEqual(new Set(kinds));
});

test('a fence that is opened is closed by the next keystroke', () => {
  const kinds = typeAround(SPEC, 200, 'seed').map(({ kind }) => kind);
  const opened = kinds.flatMap((kind, index) => (kind === 'fence opened' ? [index] : []));
  expect(opened.map((index) => kinds[index + 1])).toEqual(opened.map(() => 'fence closed'));
});

test('a sentence is typed letter by letter, whole', () => {
  const text = expectTyped(typeSentences(SPEC, 106, 'seed'));
  expect(text.split('The assistant should not say more than it was asked.')).toHaveLength(3);
});
