import { expect, test } from 'vitest';
import { deliberate, folderWith, SHIPPED_SPEC } from './run.ts';

const SPEC = `# Honesty {#honesty authority=root}

- **Lie**: a statement that the speaker believes to be false.

The assistant must not lie, unless asked to play a part. {#no-lies}

## Tact {#tact authority=user}

The assistant should be kind, see [honesty](#no-lies).

**Example**: a poem

~~~xml
<user>
Is my poem good?
</user>
<comparison>
<assistant><!-- GOOD: kind and true -->
Its rhythm is.
</assistant>
<assistant><!-- BAD: flattery -->
It is the best.
</assistant>
</comparison>
~~~
`;

test('JSON lists every part with its id and range', async () => {
  const { code, stdout } = await deliberate(['outline', 'spec.md', '--format', 'json'], { cwd: folderWith({ 'spec.md': SPEC }) });
  const outline = JSON.parse(stdout);
  expect(code).toBe(0);
  for (const kind of ['categories', 'sections', 'clauses', 'definitions', 'examples', 'references'])
    for (const part of outline[kind]) {
      expect(part.id).toEqual(expect.any(String));
      expect(textAt(part.range).length).toBeGreaterThan(0);
    }
  expect(
    outline.sections.map(({ id, title, level, authority }: Record<string, unknown>) => [id, title, level, authority]),
  ).toEqual([
    ['honesty', 'Honesty', 1, 'root'],
    ['tact', 'Tact', 2, 'user'],
  ]);
  const clause = outline.clauses.find(({ id }: { id: string }) => id === 'no-lies');
  expect(clause).toMatchObject({ section: 'honesty', modality: 'must-not', authority: 'root' });
  expect(clause).toHaveProperty('category');
  expect(clause).toHaveProperty('mode');
  expect(textAt(clause.range)).toMatch(/^The assistant must not lie/);
  expect(outline.examples[0].answers.map(({ rating, reason }: Record<string, unknown>) => [rating, reason])).toEqual([
    ['good', 'kind and true'],
    ['bad', 'flattery'],
  ]);
  expect(outline.references[0]).toMatchObject({ kind: 'id', target: 'no-lies', resolved: 'no-lies' });
});

test('people get a tree that fits their terminal', async () => {
  const { stdout } = await deliberate(['outline', SHIPPED_SPEC], { env: { COLUMNS: '80' } });
  expect(stdout).toMatch(/\n *must-not, refuse {2}The assistant .*… {2}#no-explosives\n/);
  expect(stdout).toMatch(/\n\d+ categories, \d+ sections, \d+ clauses, \d+ definitions, \d+ examples, \d+ references\n$/);
  expect(Math.max(...stdout.split('\n').map((line) => line.length))).toBeLessThanOrEqual(90);
});

test('the sum has singulars, and names how many files there are', async () => {
  const cwd = folderWith({
    'a.md': '# A {#a authority=root}\n\nThe assistant must not lie.\n',
    'b.md': '',
    'deliberate.yaml': 'specs: [{files: [a.md, b.md]}]\n',
  });
  const { stdout } = await deliberate(['outline', '.'], { cwd });
  expect(stdout).toMatch(/^A a\.md and 1 more file\n/);
  expect(stdout).toMatch(/ 1 section, 1 clause, 0 definitions, /);
});

test('a folder with more than one spec is no spec', async () => {
  const cwd = folderWith({
    'a.md': '# A {#a authority=root}\n\nNever lie.\n',
    'b.md': '# B {#b authority=root}\n\nNever steal.\n',
  });
  const { code, stdout, stderr } = await deliberate(['outline', '.'], { cwd });
  expect({ code, stdout, stderr }).toEqual({ code: 2, stdout: '', stderr: 'More than one spec in .: name one of a.md, b.md.\n' });
});

interface Place {
  readonly line: number;
  readonly character: number;
}

/** The first line of what stands in a range. */
function textAt({ start, end }: { readonly start: Place; readonly end: Place }): string {
  const line = SPEC.split('\n')[start.line] ?? '';
  return line.slice(start.character, end.line === start.line ? end.character : undefined);
}
