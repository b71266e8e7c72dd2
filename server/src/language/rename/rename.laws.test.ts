import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { applyEdits } from '../../lint/apply-fixes.ts';
import { parseSpec, type SourceFile, type Spec } from '../../spec/index.ts';
import { isLabel, labelFamily } from '../../spec/notation/labels.ts';
import { prepareRename, rename } from './rename.ts';
import { renameTargetAt } from './rename-target.ts';
import { shapeOf } from './spec-shape.ts';

/** All that names something and all that may be named, with titles and ids that clash. */
const titles = [
  'Weapons',
  'No weapons',
  'Rules',
  'Rules',
  'Minors',
  'Allowed',
  'Cold mail (SP2 - Unasked)',
  'Name (#ARS)',
  'S1: Guns',
];
const anchors = ['a', 'b', 'weapons', 'rules', 'rules-1', 'rules-2', 'weapons/rules', 'minors', 'SP2', 'ARS', 'S1', 'nowhere'];
const bodies = [
  '- The assistant must not help a minor. {#a}',
  '- The assistant must stop. {#b}',
  '- The assistant may talk to minors, and to a Minor. {#weapons}',
  'The assistant must not share personal data of a minor; see SP2 and S1.',
  '- SP2: Unasked mail.',
  '**Example**: one\n\n~~~xml\n<user>\nA minor?\n</user>\n<comparison>\n<assistant><!-- BAD[#a]: no -->\nNo\n</assistant>\n<assistant><!-- BAD[#rules] -->\nNo\n</assistant>\n</comparison>\n~~~',
  '# Definitions\n\n- **Minor**: a person under 18.\n- **Personal data**: what tells who someone is.\n- **Data**: bytes. {#data}',
  '!!! meta "Commentary"\n    See [it](#a).',
  'The assistant must ask[^ab12].',
  '> The assistant must rest. {#q}',
];
const links = fc
  .constantFrom(...anchors)
  .chain((anchor) =>
    fc.constantFrom(
      `The assistant must read [the minor rule](#${anchor}).`,
      `See [it](<#${anchor}> "title").`,
      `See [it](two.md#${anchor}) and [that](one.md#${anchor}).`,
      `See [it][r].\n\n[r]: #${anchor}`,
      `See [r].\n\n[r]: one.md#${anchor} 'x'`,
      `The assistant must obey [?](#${anchor}).`,
    ),
  );
const heading = fc
  .tuple(
    fc.constantFrom('#', '##', '###'),
    fc.constantFrom(...titles),
    fc.constantFrom('', '', ' {#a}', ' {#c authority=root}', ' {#weapons}'),
  )
  .map(([marks, title, id]) => `${marks} ${title}${id}`);
const file = fc
  .array(fc.oneof(heading, links, fc.constantFrom(...bodies)), { minLength: 3, maxLength: 14 })
  .chain((parts) => fc.constantFrom('\n', '\r\n').map((end) => `${parts.join('\n\n')}\n`.replaceAll('\n', end)));

test('a rename changes a name and nothing else, and renaming back gives the text as it was', () => {
  let renamed = 0;
  fc.assert(
    fc.property(file, file, fc.integer({ min: 0, max: 9999 }), (one, two, at) => {
      const files = [
        { path: 'one.md', text: one },
        { path: 'two.md', text: two },
      ];
      const spec = parseSpec(files);
      const places = spec.files.flatMap(({ path, text }) => namedOffsets(spec, path, text));
      const place = places[at % Math.max(1, places.length)];
      if (place && holds(files, spec, place.path, place.offset)) renamed += 1;
    }),
    { numRuns: 200, seed: 7 },
  );
  expect(renamed).toBeGreaterThan(100);
});

test('nothing throws, whatever the text and the place', () => {
  fc.assert(
    fc.property(
      fc.oneof(fc.string({ unit: 'binary', maxLength: 60 }), file),
      fc.nat(400),
      fc.string({ maxLength: 12 }),
      (text, offset, name) => {
        const spec = parseSpec([{ path: 'a.md', text }]);
        prepareRename(spec, 'a.md', offset);
        rename(spec, 'a.md', offset, name);
        rename(spec, 'elsewhere.md', offset, name);
      },
    ),
    { numRuns: 200 },
  );
});

const CORPUS = process.env['DELIBERATE_CORPUS'];
const folders = [join(import.meta.dirname, '../../../../specs'), ...(CORPUS ? [join(CORPUS, 'teen-safety')] : [])];

test.each(folders)('every name of the specs in %s can be changed and changed back', (folder) => {
  const names = readdirSync(folder).filter((name) => name.endsWith('.md') && name !== 'LICENSE.md');
  const files = names.map((name) => ({ path: name, text: readFileSync(join(folder, name), 'utf8') }));
  const spec = parseSpec(files);
  const all = files.flatMap(({ path, text }) => namedOffsets(spec, path, text, 19));
  const places = all.filter((_, index) => index % Math.ceil(all.length / 20) === 0);
  const renamed = places.filter(({ path, offset }) => holds(files, spec, path, offset));
  expect(renamed.length).toBeGreaterThan(places.length / 2);
});

/** One offset in each name that can be changed. */
function namedOffsets(spec: Spec, path: string, text: string, step = 3): { readonly path: string; readonly offset: number }[] {
  const found = new Set<number>();
  for (let offset = 0; offset < text.length; offset += step) {
    const prepared = prepareRename(spec, path, offset);
    if (prepared?.kind === 'name') found.add(prepared.span.start);
  }
  return [...found].map((offset) => ({ path, offset }));
}

/** @returns whether the name was changed; a refusal changes nothing */
function holds(files: readonly SourceFile[], spec: Spec, path: string, offset: number): boolean {
  const target = renameTargetAt(spec, path, offset);
  if (target === null || target.kind === 'refused') throw new Error('Unexpected place, expected a name');
  const result = rename(spec, path, offset, otherName(target.kind, target.name));
  if (result.kind === 'refused') return false;
  const after = applyEdits(files, result.edits);
  const then = parseSpec(after);
  expect(shapeOf(then, target.kind !== 'term')).toEqual(shapeOf(spec, target.kind !== 'term'));
  expect(after).not.toEqual(files);
  // An id that is written twice is taken once it is given up.
  if (target.kind === 'id' && target.part.id !== target.name) return true;
  const own = result.edits.find((edit) => edit.path === path && edit.span.start <= offset && edit.span.end >= offset);
  const before = result.edits.filter((edit) => edit.path === path && own && edit.span.end <= own.span.start);
  const shift = before.reduce((sum, { span, text }) => sum + text.length - (span.end - span.start), 0);
  const back = rename(then, path, (own?.span.start ?? offset) + shift, target.name);
  // A name that was given up may be made of a title by now.
  if (back.kind === 'refused' && /is already the/.test(back.message)) return true;
  if (back.kind === 'refused') throw new Error(`Unexpected refusal of ${target.kind} “${target.name}” again: ${back.message}`);
  expect(applyEdits(after, back.edits).map(unnumbered)).toEqual(files.map(unnumbered));
  return true;
}

/** Of equal titles, each has several anchors that lead to it: `#rules`, `#rules-1`, `#rules-2`. */
function unnumbered({ path, text }: SourceFile): SourceFile {
  return { path, text: text.replace(/(#(?:[a-z]+\/)?[a-z]+)-\d\b/g, '$1') };
}

/** A name that nothing has, with as many capitals as the old one. */
function otherName(kind: 'id' | 'code' | 'label' | 'title' | 'term', name: string): string {
  switch (kind) {
    case 'id':
      return 'some-name';
    case 'code':
      return 'ZQX';
    case 'label':
      return isLabel(name) ? `${labelFamily(name)}97` : 'SP97';
    case 'title':
      return 'Other words';
    case 'term':
      return name
        .split(' ')
        .map((word) => (/^\p{Lu}/u.test(word) ? 'Xylem' : 'xylem'))
        .join(' ');
  }
}
