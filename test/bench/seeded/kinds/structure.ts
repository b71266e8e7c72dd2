/** Defects of ids, labels, definitions, eval files, white space and comments to the linter. */
import type { BaseDocument } from '../documents.ts';
import type { Kind, Variant } from '../kind.ts';
import { definitionPlace, insertAt, pickPlace, writeDefinition } from '../places.ts';
import type { Random } from '../random.ts';
import { sectionKind, type Write } from '../sections.ts';
import { type Pair, type Scene, sceneOf, sentenceKind } from '../sentences.ts';

const brokenReference = sentenceKind({ rule: 'broken-reference', name: 'broken-reference' }, [
  {
    name: 'an id that nothing has',
    write: ({ Model, document, act, random }) => {
      const id = idOf(document, random);
      return {
        defect: `${Model} may ${act}; see [the other rules](#${id}-two).`,
        twin: `${Model} may ${act}; see [the other rules](#${id}).`,
      };
    },
  },
  {
    name: 'a letter off',
    write: ({ Model, document, act, random }) => {
      const id = idOf(document, random);
      return {
        defect: `${Model} may ${act}, as [?](#${id.slice(0, -1)}) says.`,
        twin: `${Model} may ${act}, as [?](#${id}) says.`,
      };
    },
  },
]);

/** The id of a heading, as written or as Markdown makes it. */
function idOf({ text, name }: BaseDocument, random: Random): string {
  if (name === 'game-chat') return 'S1';
  const titles = [...text.matchAll(/^##+ ([A-Z][A-Za-z ]+?)(?: \{#([\w-]+).*)?$/gm)];
  const [, title = '', id] = random.pick(titles);
  return id ?? title.toLowerCase().replaceAll(' ', '-');
}

const duplicateId = sectionKind('duplicate-id', 'document', [
  [
    'two headings',
    ({ Model, act, act2 }, mark) => {
      const write = (id: string) =>
        `${mark} Night shift {#night-shift}\n\n${Model} may ${act}.\n\n${mark} Holidays {#${id}}\n\n${Model} may ${act2}.`;
      return { defect: write('night-shift'), twin: write('holidays') };
    },
  ],
  [
    'a heading below another',
    ({ Model, act, act2 }, mark) => {
      const write = (id: string) =>
        `${mark} Forms {#forms}\n\n${Model} may ${act}.\n\n${mark}# Paper forms {#${id}}\n\n${Model} may ${act2}.`;
      return { defect: write('forms'), twin: write('paper-forms') };
    },
  ],
]);

const undefinedLabel: Kind = {
  ...sectionKind('undefined-label', 'lines', [
    ['should be labelled', labelled((label, { refused }) => `A text that asks for ${refused} should be labelled \`${label}\`.`)],
    ['an example', labelled((label, { refused }) => `- "I sell ${refused}, write to me" -> \`${label}\``)],
    ['gets', labelled((label, { model, refused }) => `If a text offers ${refused}, ${model} must give \`${label}\`.`)],
  ]),
  alsoBy: ['undefined-level'],
};

function labelled(write: (label: string, scene: Scene) => string): Write {
  return (scene, mark) => {
    const labels: Readonly<Record<string, readonly [string, string]>> = {
      'marketplace-listings': ['GDS9', 'GDS3'],
      'crowdfunding-review': ['K8', 'K1'],
      'game-chat': ['S9', 'S1'],
    };
    const [unknown, known] = labels[scene.document.name] ?? [];
    if (!unknown || !known) return null;
    return { defect: `${mark} Late cases\n\n${write(unknown, scene)}`, twin: `${mark} Late cases\n\n${write(known, scene)}` };
  };
}

/** A term in the document's own list of definitions, and a clause that uses it in the twin alone. */
const unusedDefinition: Kind = {
  rule: 'unused-definition',
  name: 'unused-definition',
  reach: 'document',
  variants: (
    [
      ['Night warden', 'a person who works from midnight to 6 am', 'the night warden', 'the office'],
      ['Goodwill payment', 'a sum below 20 euros that is paid without a claim', 'a goodwill payment', 'the cashier'],
      ['Duty log', 'the list of all events of one day', 'the duty log', 'the archive'],
      ['Crisis week', 'a week in which more than 900 messages arrive', 'the next crisis week', 'the town hall'],
    ] as const
  ).map(
    ([term, meaning, used, other]): Variant => ({
      name: term,
      plant: (document, random) => {
        const added = definitionPlace(document);
        const entry = writeDefinition(added, term, meaning);
        const { Model } = sceneOf(document, random);
        return {
          edits: [
            insertAt(added.place, entry, entry),
            insertAt(
              pickPlace(document, random),
              `${Model} must send a report to ${other}.`,
              `${Model} must send a report about ${used}.`,
            ),
          ],
        };
      },
    }),
  ),
};

const evalFile: Kind = {
  rule: 'missing-eval-file',
  name: 'missing-eval-file',
  reach: 'lines',
  variants: ['zz99', 'qq01', 'ab7c'].map(
    (id): Variant => ({
      name: id,
      plant: (document, random) => {
        const { Model, act } = sceneOf(document, random);
        const options = { evalFiles: new Map([[document.path, ['fr01', 'pr02', 'ok11']]]) };
        return {
          edits: [insertAt(pickPlace(document, random), `${Model} may ${act}.[^${id}]`, `${Model} may ${act}.[^ok11]`)],
          options,
        };
      },
    }),
  ),
};

const strayEvalFile: Kind = {
  rule: 'unreferenced-eval-file',
  name: 'unreferenced-eval-file',
  reach: 'document',
  variants: ['fr01', 'pr02'].map(
    (id): Variant => ({
      name: id,
      plant: (document) => {
        const start = document.text.indexOf(`[^${id}]`);
        return start < 0 ? null : { edits: [{ start, end: start + 7, defect: '', twin: ` [^${id}]` }] };
      },
    }),
  ),
};

const whiteSpace = sentenceKind({ rule: 'stray-white-space', name: 'stray-white-space' }, [
  {
    name: 'one space at the end',
    write: ({ Model, act }) => ({ defect: `${Model} may ${act}. `, twin: `${Model} may ${act}.` }),
  },
  { name: 'a tab at the end', write: ({ Model, act }) => ({ defect: `${Model} may ${act}.\t`, twin: `${Model} may ${act}.` }) },
  {
    name: 'four spaces at the end',
    write: ({ Model, act }) => ({ defect: `${Model} may ${act}.    `, twin: `${Model} may ${act}.` }),
  },
]);

const suppressions: readonly Kind[] = [
  sectionKind('unused-suppression', 'lines', [
    [
      'next line',
      ({ Model, act, act2 }, mark) =>
        suppressed(mark, '<!-- deliberate-disable-next-line and-or -- agreed with the lawyers -->\n', Model, act, act2, ''),
    ],
    [
      'at the end of the line',
      ({ Model, act, act2 }, mark) =>
        suppressed(mark, '', Model, act, act2, ' <!-- deliberate-disable-line and-or -- agreed with the lawyers -->'),
    ],
    [
      'a region',
      ({ Model, act, act2 }, mark) =>
        suppressed(
          mark,
          '<!-- deliberate-disable and-or -- agreed with the lawyers -->\n\n',
          Model,
          act,
          act2,
          '\n\n<!-- deliberate-enable -->',
        ),
    ],
  ]),
  sectionKind('invalid-suppression', 'lines', [
    ['an unknown rule', (scene, mark) => comment(mark, scene, 'deliberate-disable-next-line andor -- agreed')],
    ['an unknown word', (scene, mark) => comment(mark, scene, 'deliberate-disable-following-line and-or -- agreed')],
    ['no reason', (scene, mark) => comment(mark, scene, 'deliberate-disable-next-line and-or')],
    ['no rule', (scene, mark) => comment(mark, scene, 'deliberate-disable-next-line -- agreed')],
  ]),
];

function suppressed(mark: string, before: string, model: string, act: string, act2: string, after: string): Pair {
  const write = (or: string) => `${mark} Nights\n\n${before}${model} must ${act} ${or} ${act2}.${after}`;
  return { defect: write('or'), twin: write('and/or') };
}

function comment(mark: string, { Model, act, act2 }: Scene, wrong: string): Pair {
  const write = (words: string) => `${mark} Nights\n\n<!-- ${words} -->\n${Model} must ${act} and/or ${act2}.`;
  return { defect: write(wrong), twin: write('deliberate-disable-next-line and-or -- agreed with the lawyers') };
}

export const STRUCTURE_KINDS: readonly Kind[] = [
  brokenReference,
  duplicateId,
  undefinedLabel,
  unusedDefinition,
  evalFile,
  strayEvalFile,
  whiteSpace,
  ...suppressions,
];
