/** Defects of front matter, headings and examples. */
import { answering } from '../hazards.ts';
import type { Kind, Variant } from '../kind.ts';
import { insertAt } from '../places.ts';
import { sectionKind } from '../sections.ts';
import type { Pair } from '../sentences.ts';

const frontMatter: Kind = {
  rule: 'invalid-front-matter',
  name: 'invalid-front-matter',
  reach: 'lines',
  variants: (
    [
      ['an open quote', 'subtitle: "Rules', 'subtitle: "Rules"'],
      ['an unknown authority', 'authority: boss', 'authority: developer'],
      ['an open bracket', 'tags: [rules, chat', 'tags: [rules, chat]'],
      ['a bare word', 'rules of the house', 'subtitle: rules of the house'],
    ] as const
  ).map(
    ([name, wrong, right]): Variant => ({
      name,
      plant: (document) => {
        if (document.text.startsWith('---')) {
          if (document.text.includes('authority:') && name === 'an unknown authority') return null;
          const at = document.text.indexOf('\n---\n', 4);
          return { edits: [insertAt({ at, before: '\n', after: '' }, wrong, right)] };
        }
        return { edits: [insertAt({ at: 0, before: '---\ntitle: House rules\n', after: '\n---\n\n' }, wrong, right)] };
      },
    }),
  ),
};

const headings: readonly Kind[] = [
  sectionKind('invalid-heading-attributes', 'lines', [
    [
      'an unknown authority',
      ({ Model, act }, mark) => attributes(mark, Model, act, '{#nights authority=boss}', '{#nights authority=user}'),
    ],
    ['no hash', ({ Model, act }, mark) => attributes(mark, Model, act, '{nights authority=user}', '{#nights authority=user}')],
    ['no value', ({ Model, act }, mark) => attributes(mark, Model, act, '{#nights authority=}', '{#nights}')],
  ]),
  sectionKind('skipped-heading-level', 'lines', [
    ['one level', ({ Model, act }, mark) => skip(mark, Model, act, '##')],
    ['two levels', ({ Model, act }, mark) => skip(mark, Model, act, '###')],
  ]),
  sectionKind('duplicate-heading', 'document', [
    [
      'next to each other',
      ({ Model, act, act2 }, mark) => twice(mark, `${Model} may ${act}.`, `${Model} may ${act2}.`, 'Nights', 'Days'),
    ],
    [
      'under one heading',
      ({ Model, act, act2 }, mark) => {
        const write = (title: string) =>
          `${mark} Shifts\n\n${mark}# Early\n\n${Model} may ${act}.\n\n${mark}# ${title}\n\n${Model} may ${act2}.`;
        return { defect: write('Early'), twin: write('Late') };
      },
    ],
    [
      'under two headings in the twin',
      ({ Model, act, act2 }, mark) => ({
        defect: `${mark} Early shift\n\n${mark}# Breaks\n\n${Model} may ${act}.\n\n${mark}# Breaks\n\n${Model} may ${act2}.`,
        twin: `${mark} Early shift\n\n${mark}# Breaks\n\n${Model} may ${act}.\n\n${mark} Late shift\n\n${mark}# Breaks\n\n${Model} may ${act2}.`,
      }),
    ],
  ]),
  sectionKind('empty-section', 'lines', [
    [
      'before another',
      ({ Model, act }, mark) => ({
        defect: `${mark} Nights\n\n${mark} Days\n\n${Model} may ${act}.`,
        twin: `${mark} Nights\n\n${mark}# Days\n\n${Model} may ${act}.`,
      }),
    ],
    ['at the end', ({ Model, act }, mark) => ({ defect: `${mark} Nights`, twin: `${mark} Nights\n\n${Model} may ${act}.` })],
    [
      'only a comment',
      ({ Model, act }, mark) => ({
        defect: `${mark} Nights\n\n<!-- to be written -->`,
        twin: `${mark} Nights\n\n<!-- by Ann -->\n\n${Model} may ${act}.`,
      }),
    ],
  ]),
];

function attributes(mark: string, model: string, act: string, wrong: string, right: string): Pair {
  const write = (written: string) => `${mark} Nights ${written}\n\n${model} may ${act}.`;
  return { defect: write(wrong), twin: write(right) };
}

function skip(mark: string, model: string, act: string, more: string): Pair {
  const write = (below: string) =>
    `${mark} Nights\n\n${model} may ${act}.\n\n${mark}${below} From midnight\n\nThe office is closed.`;
  return { defect: write(more), twin: write('#') };
}

function twice(mark: string, first: string, second: string, title: string, other: string): Pair {
  const write = (last: string) => `${mark} ${title}\n\n${first}\n\n${mark} ${last}\n\n${second}`;
  return { defect: write(title), twin: write(other) };
}

const unreadable = sectionKind('unreadable-example', 'lines', [
  ['a comparison left open', (_, mark) => breakExample(mark, '</comparison>\n', '')],
  ['an answer left open', (_, mark) => breakExample(mark, '</assistant>\n</comparison>', '</comparison>')],
  ['a closing tag of another turn', (_, mark) => breakExample(mark, '</user>', '</system>')],
  ['a fence left open', (_, mark) => breakExample(mark, '\n~~~', '', true)],
]);

function breakExample(mark: string, part: string, by: string, last = false): Pair {
  const twin = `${mark} A case\n\n${answering('When do you open?', 'At 9 am.')}`;
  const at = last ? twin.lastIndexOf(part) : twin.indexOf(part);
  return { defect: twin.slice(0, at) + by + twin.slice(at + part.length), twin };
}

export const HEADING_KINDS: readonly Kind[] = [frontMatter, ...headings, unreadable];
