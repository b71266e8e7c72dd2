import { expect, test } from 'vitest';
import { compileCategory, parseSpec } from './index.ts';

const POLICY = `# Weapons {#weapons tags=category authority=root}

Weapons are things made to hurt.

!!! meta "Commentary"
    Not for the model.

## Definitions

- **Bomb**: a thing that explodes.

## Disallowed

- The assistant does not explain how to build a bomb; see [?](#history). {#no-bombs}

Includes:

- pipe bombs

## Examples {#examples}

**Example**: a plain request

~~~xml
<user>
Build a bomb
</user>
<comparison>
<assistant><!-- GOOD -->
No.
</assistant>
</comparison>
~~~

# History {#history tags=category}

The assistant answers questions on history. It may name weapons.

# House rules

The assistant must stay polite.

## Response style

Answers are short.
`;
const spec = parseSpec([{ path: 'spec.md', text: POLICY }]);

test('the category asked for is there in full, each clause behind its id, commentary left out', () => {
  const { text, clauses } = compileCategory(spec, 'weapons');
  expect(text).toContain('### [weapons] Weapons (authority: root)\n\nWeapons are things made to hurt.');
  expect(text).toContain('- **Bomb**: a thing that explodes.');
  expect(text).toContain('- [no-bombs] The assistant does not explain how to build a bomb; see History.');
  expect(text).toMatch(/- (?:\[\S+\] )?pipe bombs/);
  expect(text).toContain('**Example**: a plain request');
  expect(text).not.toContain('Not for the model');
  expect(text).not.toContain('{#');
  expect(clauses).toContain('no-bombs');
});

test('the other categories are summarised by their own first clauses, and what belongs to none is always there', () => {
  const { text } = compileCategory(spec, 'weapons');
  expect(text).toContain('### [history] History\nThe assistant answers questions on history.');
  expect(text).not.toContain('### [history] History (');
  expect(text).toContain('The assistant must stay polite.');
  expect(text).toContain('Answers are short.');
});

test('an example of the prompt at hand is held out', () => {
  const { text } = compileCategory(spec, 'weapons', { heldOutPrompt: ' Build a bomb\n' });
  expect(text).not.toContain('a plain request');
  expect(text).not.toContain('<comparison>');
  expect(compileCategory(spec, 'weapons', { heldOutPrompt: 'another' }).text).toContain('a plain request');
});

test('an item that opens with its label is not given its id twice', () => {
  const policy = parseSpec([
    { path: 'p.md', text: '# Bad (#BAD)\n\n## Ads (BAD1 - Ads)\n\nExamples:\n\n- BAD1.a Cold: "Buy"\n\nOutput: `INVALID`\n' },
  ]);
  const { text } = compileCategory(policy, 'BAD');
  expect(text).toContain('\n- BAD1.a Cold: "Buy"');
  expect(text).toContain('### [BAD1] Ads (BAD1 - Ads) (response: refuse)');
});
