import { expect, test } from 'vitest';
import { parseSpec } from '../../spec/index.ts';
import type { Fix } from '../finding.ts';
import { lintSpec } from '../lint-spec.ts';
import { categoryGaps } from '../rules/category-gaps.ts';

const HEADINGS = `# Violence {#violence tags=category}

## Definitions

- **Threat**: words that announce an injury.
`;
const ALLOWED = '\n## Allowed\n\n- The assistant explains the causes of wars.\n';
const DISALLOWED = '\n## Disallowed\n\n- The assistant must not write a threat.\n';
const NEXT = '\n# Manners\n\n- The assistant is polite.\n';
const LABELS = `# Spam Policy (#SP)

## Definitions

- Spam: the same text sent again and again.

## Spam (SP1 - Spam)

Content that repeats.

- SP1.a Repeats: "Join now join now"

Output: \`INVALID\`
`;
const LISTS = `O1: Violence and Hate.
Should not
- Help people plan or engage in violence.

O2: Sexual Content.
Should not
- Engage in sexually explicit conversations.
Can
- Discuss sexual education, for example with a teacher.
`;

test.each([
  ['headings, nothing allowed', HEADINGS + DISALLOWED + NEXT],
  ['headings, nothing withheld', HEADINGS + ALLOWED + NEXT],
  ['self-harm without a safe completion', (HEADINGS + ALLOWED + DISALLOWED).replaceAll('Violence', 'Self-harm') + NEXT],
  ['parts of one policy', `${DISALLOWED.trimStart()}\n## Definitions\n\n- Threat: words that announce an injury.\n`],
  ['labels', LABELS],
  ['lists', LISTS],
])('each fix settles its gap, and leaves every clause: %s', (_, text) => {
  const fixes = fixesOf(text);
  expect(fixes.length).toBeGreaterThan(0);
  for (const fix of fixes) {
    const after = apply(text, fix);
    expect(titles(after)).not.toContain(fix.title);
    expect(parseSpec([{ path: 'a.md', text: after }]).problems).toEqual([]);
    expect(clauses(after)).toEqual(expect.arrayContaining([...clauses(text)]));
  }
});

test('the first fix settles all that a fix can settle', () => {
  const [first] = fixesOf(HEADINGS + DISALLOWED);
  expect(first?.title).toBe('Insert a skeleton of all that is missing');
  const after = first ? apply(HEADINGS + DISALLOWED, first) : '';
  expect(fixesOf(after)).toEqual([]);
});

function lint(text: string) {
  return lintSpec(parseSpec([{ path: 'a.md', text }]), {}, [categoryGaps]).findings;
}

function fixesOf(text: string): readonly Fix[] {
  return lint(text)[0]?.fixes ?? [];
}

function titles(text: string): readonly string[] {
  return (lint(text)[0]?.fixes ?? []).map(({ title }) => title);
}

function clauses(text: string): readonly string[] {
  return parseSpec([{ path: 'a.md', text }]).clauses.map((clause) => clause.text);
}

function apply(text: string, { edits }: Fix): string {
  return edits.reduce((done, { span, text: inserted }) => done.slice(0, span.start) + inserted + done.slice(span.end), text);
}
