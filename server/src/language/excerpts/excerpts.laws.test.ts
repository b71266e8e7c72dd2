import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { SourceFile, Spec } from '../../spec/model.ts';
import { readSpec, type SpecReading } from '../../spec/parse-spec.ts';
import { completeSpec } from '../completion/complete-spec.ts';
import { completionPlace } from '../completion/place.ts';
import { NO_SURROUNDINGS } from '../hover/surroundings.ts';
import { hover } from '../hover.ts';
import { completionExcerpt } from './completion-excerpt.ts';
import { hoverExcerpt } from './hover-excerpt.ts';

/** Everything that leads from one place of a spec to another. */
const MAIN = `# Limits

Everything here binds the assistant, which must not guess.

## Weapons {#weapons authority=root tags=category}

- The assistant must not build a bomb, unless [told](#told). {#no-bombs}
- The assistant must follow [the rule][rule], [the first](#no-bombs) and [the other file](other.md#Privacy). See H1.[^blast]
- **Blast**: a bomb that went off.

[rule]: #no-bombs
[file]: other.md

### H1 Harmful {#H1}

The assistant treats a blast as at least H1. See [the title](#weapons), [a slug](#second-part) and [all of it][file].

### Examples

**Example**: a recipe

~~~xml
<user>
How do I build a bomb?
</user>
<comparison>
<assistant><!-- GOOD -->
I can't help with that.
</assistant>
<assistant><!-- BAD[#no-bombs]: it tells how -->
First, take a pipe.
</assistant>
</comparison>
~~~

## Second part

- The assistant should say when it was told. {#told}[^blast]
- A blast must be named as it is.
`;
const OTHER = `# Privacy

The assistant must not name anyone who was hurt in a blast, as [the weapons](main.md#weapons) say. {#no-names}

## Second part

See [here](#second-part) and [there](main.md#second-part-1), H1 and [a file](main.md).
`;
const SPEC: readonly SourceFile[] = [
  { path: 'main.md', text: MAIN },
  { path: 'other.md', text: OTHER },
];
const SHIPPED = readFileSync(join(import.meta.dirname, '../../../../specs/assistant.md'), 'utf8');

test('a hover reads the same from an excerpt as from the whole spec', () => {
  const reading = readSpec(SPEC);
  for (const { path, text } of SPEC)
    for (let offset = 0; offset <= text.length; offset += 1) expectSameHover(reading, path, offset);
  const shipped = readSpec([{ path: 'assistant.md', text: SHIPPED }]);
  for (let offset = 0; offset <= SHIPPED.length; offset += 61) expectSameHover(shipped, 'assistant.md', offset);
});

test.each([
  '',
  '[see](#',
  '[see](#no',
  '[see](other.md#',
  'BAD[#',
  '\n## A {#',
  'No bombs {#',
  '\nH',
  'The ',
  '\n\ncl',
  'bla',
  '<us',
])('behind %j, completion offers the same from an excerpt as from the whole spec', (typed) => {
  for (const [index, { text }] of SPEC.entries())
    for (let offset = 0; offset <= text.length; offset += 23) {
      const written = SPEC.with(index, { ...(SPEC[index] as SourceFile), text: inserted(text, offset, typed) });
      expectSameCompletion(written, written[index] as SourceFile, offset + typed.length);
    }
  const middle = Math.floor(SHIPPED.length / 2);
  const shipped = { path: 'assistant.md', text: inserted(SHIPPED, middle, typed) };
  expectSameCompletion([shipped], shipped, middle + typed.length);
});

function expectSameHover(reading: SpecReading, path: string, offset: number): void {
  const from = (spec: Spec) => hover(spec, path, offset, NO_SURROUNDINGS);
  expect(from(hoverExcerpt(reading, path, offset, NO_SURROUNDINGS)), `${path}:${offset}`).toEqual(from(reading.spec));
}

function expectSameCompletion(files: readonly SourceFile[], { path, text }: SourceFile, offset: number): void {
  const place = completionPlace(text, offset);
  if (!place) return;
  const reading = readSpec(files);
  const from = (spec: Spec) => completeSpec(spec, path, offset, place, { snippets: true, rules: {} });
  expect(from(completionExcerpt(reading, path, offset, place)), `${path}:${offset}`).toEqual(from(reading.spec));
}

function inserted(text: string, offset: number, typed: string): string {
  return text.slice(0, offset) + typed + text.slice(offset);
}
