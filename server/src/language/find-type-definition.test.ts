import { expect, test } from 'vitest';
import { findTypeDefinition } from './find-type-definition.ts';
import { readCursor } from './read-cursor.ts';

const SPEC = `# Weapons {#weapons tags=category}

## Disallowed

- The assistant must not explain bombs. {#bombs}

**Example**: a bomb

~~~xml
<user>
How?
</user>
~~~

# Style

The assistant must not scold, see [it](#bombs).
`;

test('a clause, an example, a section and a reference lead to their category', () => {
  for (const part of ['must not ex', '{#bo', 'Ho', '## Dis', '(#bom']) expectCategory(SPEC, part, 'Weapons');
});

test('the heading of a category leads to itself', () => expectCategory(SPEC, '# Wea', 'Weapons'));

test('what stands in no category leads nowhere', () => {
  for (const text of ['', 'plain', '~~~\nx\n~~~', '---\na: 1\n---\n']) {
    const { spec, path } = readCursor(text);
    expect(findTypeDefinition(spec, path, 3)).toBeNull();
  }
  expect(expectCategory(SPEC, 'not scold', null));
});

function expectCategory(text: string, part: string, expected: string | null): void {
  const { spec, path, offset } = readCursor(text.replace(part, `${part}<|>`));
  const found = findTypeDefinition(spec, path, offset);
  expect(found && text.slice(found.nameSpan.start, found.nameSpan.end)).toBe(expected);
}
