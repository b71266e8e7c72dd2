import { fold } from '../flat-text.ts';
import type { Example, Spec } from '../model.ts';
import { Pairs } from './pair-up.ts';
import type { ExampleChange } from './spec-diff.ts';

/** Examples are known by the id that their author wrote, then by their prompts, then by their titles. */
export function compareExamples(before: Spec, after: Spec): readonly ExampleChange[] {
  const pairs = new Pairs<Example>();
  const addByKey = (keyOf: (example: Example) => string | null) => pairs.addByKey(before.examples, after.examples, keyOf);
  addByKey(({ id, idSpan }) => (idSpan === null ? null : id));
  addByKey((example) => `${example.section}\n${promptOf(example)}\n${fold(example.title)}`);
  addByKey((example) => (promptOf(example) === '' ? null : promptOf(example)));
  addByKey((example) => (fold(example.title) === '' ? null : `${example.section}\n${fold(example.title)}`));
  const changes: ExampleChange[] = [];
  for (const example of after.examples) {
    const old = pairs.beforeOf(example);
    if (old === null) changes.push({ kind: 'added', before: null, after: example, expectation: null });
    else {
      const expectation = compareExpectations(old, example);
      if (expectation !== null) changes.push({ kind: 'expectation', before: old, after: example, expectation });
      else if (wordsOf(old) !== wordsOf(example))
        changes.push({ kind: 'reworded', before: old, after: example, expectation: null });
    }
  }
  for (const example of before.examples)
    if (pairs.afterOf(example) === null) changes.push({ kind: 'removed', before: example, after: null, expectation: null });
  return changes;
}

/** What is expected: the label, else the response mode, and how each answer is rated. */
function compareExpectations(before: Example, after: Example): string | null {
  if (before.label !== after.label) return `${before.label ?? 'no label'} → ${after.label ?? 'no label'}`;
  if (before.mode !== after.mode) return `${before.mode ?? 'no mode'} → ${after.mode ?? 'no mode'}`;
  const [one, other] = [ratingsOf(before), ratingsOf(after)];
  return one === other ? null : `answers ${one} → ${other}`;
}

function ratingsOf({ answers }: Example): string {
  if (answers.length === 0) return 'none';
  return answers.map(({ rating, violates }) => `${rating ?? 'unrated'}${violates === null ? '' : ` (#${violates})`}`).join(', ');
}

function promptOf({ turns }: Example): string {
  return turns.map(({ role, text }) => `${role}: ${fold(text)}`).join('\n');
}

function wordsOf(example: Example): string {
  const answers = example.answers.map(({ text, reason }) => `${fold(text)}\n${reason ?? ''}`);
  return [fold(example.title), promptOf(example), ...answers].join('\n\n');
}
