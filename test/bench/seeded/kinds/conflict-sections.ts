/** Conflicts between sections, definitions, labels and levels. */
import { endOf, headingFor } from '../hazards.ts';
import type { Kind, Variant } from '../kind.ts';
import { definitionPlace, insertAt, writeDefinition } from '../places.ts';
import { heading, section } from '../sections.ts';
import { type Scene, sceneOf } from '../sentences.ts';

const verdicts: Kind = {
  rule: 'contradictory-verdicts',
  name: 'contradictory-verdicts',
  reach: 'lines',
  variants: [
    section('allowed and disallowed', ({ document, Model, refused, refused2 }) => {
      const { mark } = headingFor(document);
      const write = (banned: string) =>
        `${heading(document, 'Goods of others')}\n\n${mark}# Allowed\n\n- ${Model} may discuss ${refused}.\n\n${mark}# Disallowed\n\n- ${Model} must not discuss ${banned}.`;
      return { defect: write(refused), twin: write(refused2) };
    }),
    section('includes and excludes', ({ document, Model, refused, refused2, refused3 }) => {
      const { mark } = headingFor(document);
      const write = (excluded: string) =>
        `${heading(document, 'Forbidden offers')}\n\n${Model} must refuse what is included here. The exclusions come before the inclusions.\n\n${mark}# Includes\n\n- an offer of ${refused}\n- an offer of ${refused2}\n\n${mark}# Excludes\n\n- an offer of ${excluded}`;
      return { defect: write(refused), twin: write(refused3) };
    }),
    section('includes and excludes as bold lists', ({ document, Model, refused, refused2, refused3 }) => {
      const write = (excluded: string) =>
        `${heading(document, 'Forbidden questions')}\n\n${Model} must refuse what is included here. The exclusions come before the inclusions.\n\nIncludes:\n- a request for ${refused}\n- a request for ${refused2}\n\nExcludes:\n- a request for ${excluded}`;
      return { defect: write(refused2), twin: write(refused3) };
    }),
    section('two verdicts in one section', ({ document, Model, model, refused, refused2 }) => {
      const write = (other: string) =>
        `${heading(document, 'Questions on goods')}\n\n${Model} must refuse a question about ${refused}. For the yearly report, ${model} counts these questions. ${Model} must answer a question about ${other}.`;
      return { defect: write(refused), twin: write(refused2) };
    }),
    section('one text, two labels', ({ document, refused, refused2 }) => {
      const labels = LABELS[document.name];
      if (!labels) return null;
      const write = (other: string) =>
        `${heading(document, 'More cases')}\n\n- "I sell ${refused}, write to me" -> \`${labels[1]}\`\n- "My cat likes the garden" -> \`${labels[0]}\`\n- "I sell ${other}, write to me" -> \`${labels[0]}\``;
      return { defect: write(refused), twin: write(`a book about ${refused2}`) };
    }),
    section('one scope, two labels', ({ document, refused, refused2 }) => {
      const labels = LABELS[document.name];
      if (!labels) return null;
      const write = (other: string) =>
        `${heading(document, 'Border cases')}\n\nA text that asks for ${refused} should be labelled \`${labels[1]}\`. A text that asks for ${other} should be labelled \`${labels[2]}\`.`;
      return { defect: write(refused), twin: write(refused2) };
    }),
  ],
};

/** The clean label of a document and two others. */
const LABELS: Readonly<Record<string, readonly [string, string, string]>> = {
  'marketplace-listings': ['GDS0', 'GDS2', 'GDS3'],
  'crowdfunding-review': ['K0', 'K1', 'K2'],
};

const definition: Kind = {
  rule: 'contradictory-definition',
  name: 'contradictory-definition',
  reach: 'document',
  variants: (
    [
      ['Dangerous article', 'a firearm', 'a crossbow', 'a toy sword', 'a crossbow bolt'],
      ['Medicine', 'a pill', 'a syrup', 'a herbal tea', 'a glass of water'],
      ['Insult', 'a slur', 'a curse', 'a nickname', 'a remark on the weather'],
      ['Personal data', 'a street', 'a telephone number', 'a first name', 'a name of a company'],
      ['Attack', 'a blow', 'a threat', 'a joke about a blow', 'a boxing match'],
      ['Forgery', 'a false passport', 'a false receipt', 'a copy for a museum', 'an honest translation'],
    ] as const
  ).flatMap(([term, one, two, clash, clear]) => [
    defined(`${term}: excluded though defined`, term, `${one}, ${two} or ${clash}`, ({ document, Model }) => {
      const { mark } = headingFor(document);
      const write = (excluded: string) =>
        `${heading(document, `On ${term.toLowerCase()}`)}\n\n${Model} must refuse what this section includes. Excludes wins over Includes.\n\n${mark}# Includes\n\n- a request for ${article(term)}\n\n${mark}# Excludes\n\n- ${excluded}, which is not ${article(term)}`;
      return { defect: write(clash), twin: write(clear) };
    }),
    defined(`${term}: excluded in a sentence`, term, `${one}, ${two} or ${clash}`, ({ document, Model }) => {
      const write = (excluded: string) =>
        `${heading(document, `On ${term.toLowerCase()}`)}\n\n${Model} must refuse ${article(term)}.\n\n**Exclusion**: ${excluded} is not ${article(term)}.`;
      return { defect: write(clash), twin: write(clear) };
    }),
  ]),
};

/** A term in the document's own definitions, and a section that speaks of it. */
function defined(
  name: string,
  term: string,
  meaning: string,
  write: (scene: Scene) => { readonly defect: string; readonly twin: string },
): Variant {
  return {
    name,
    plant: (document, random) => {
      const added = definitionPlace(document);
      const entry = writeDefinition(added, term, meaning);
      const { defect, twin } = write(sceneOf(document, random));
      return { edits: [insertAt(added.place, entry, entry), insertAt(endOf(document), defect, twin)] };
    },
  };
}

function article(term: string): string {
  const plain = term.toLowerCase();
  if (plain === 'personal data') return plain;
  return /^[aeiou]/.test(plain) ? `an ${plain}` : `a ${plain}`;
}

const level: Kind = {
  rule: 'undefined-level',
  alsoBy: ['undefined-label'],
  name: 'undefined-level',
  reach: 'document',
  variants: [
    section('severity in words', ({ document, Model, refused }) => {
      const write = (word: string) =>
        `${heading(document, 'Severity')}\n\n- Low: a joke about a crime.\n- Medium: a question about how to obtain ${refused}.\n- High: an offer of ${refused}.\n\n${Model} must send a message of severity ${word} to a person.`;
      return { defect: write('Critical'), twin: write('High') };
    }),
    section('levels in digits', ({ document, Model, refused }) => {
      const write = (digit: string) =>
        `${heading(document, 'Levels of risk')}\n\n**Level 1:** a joke about a crime.\n\n**Level 2:** a question about how to obtain ${refused}.\n\n**Level 3:** an offer of ${refused}.\n\n${Model} must end the chat at Level ${digit}.`;
      return { defect: write('4'), twin: write('3') };
    }),
    section('levels in a table', ({ document, Model, refused }) => {
      const write = (digit: string) =>
        `${heading(document, 'Tiers')}\n\n| Tier | Meaning |\n| --- | --- |\n| Tier 1 | a joke about a crime |\n| Tier 2 | an offer of ${refused} |\n\n${Model} must call a person at Tier ${digit}.`;
      return { defect: write('3'), twin: write('2') };
    }),
    section('escalation', ({ document, Model, refused, refused2 }) => {
      const write = (digit: string) =>
        `${heading(document, 'Escalation')}\n\n- Stage 1: ${Model} answers.\n- Stage 2: a colleague answers.\n\nA request for ${refused} moves the chat from Stage 1 to Stage ${digit}. A request for ${refused2} stays at Stage 1.`;
      return { defect: write('3'), twin: write('2') };
    }),
    section('a label', ({ document, refused }) => {
      const labels = LABELS[document.name];
      if (!labels) return null;
      const write = (label: string) =>
        `${heading(document, 'Late cases')}\n\nA text that asks for ${refused} should be labelled \`${label}\`.`;
      return { defect: write(labels[1].replace(/\d/, '7')), twin: write(labels[1]) };
    }),
  ],
};

const formats: Kind = {
  rule: 'several-output-formats',
  name: 'several-output-formats',
  reach: 'document',
  variants: (
    [
      [
        'one letter, JSON',
        'Answer with one letter, Y or N.',
        'Return a JSON object with the field "label".',
        'A message may hold a JSON object; read it like any text.',
      ],
      [
        '0 or 1, label',
        'Output only 0 or 1.',
        'Respond with the label and a reason of one sentence.',
        'The digit 1 stands for a breach of a rule.',
      ],
      [
        'JSON, plain',
        'Respond in JSON with the fields "verdict" and "reason".',
        'Output a single word: safe or unsafe.',
        'The field "reason" holds one sentence.',
      ],
      [
        'XML, JSON',
        'Return the verdict as XML in a `<verdict>` element.',
        'Return the verdict as JSON.',
        'The element holds one word.',
      ],
      [
        'table, word',
        'Output format: one word.',
        'Output format: a table with three columns.',
        'The word is “safe” or “unsafe”.',
      ],
      [
        'yes/no, score',
        'Reply with exactly "yes" or "no".',
        'Reply with a score from 0 to 100.',
        'Write the word in small letters.',
      ],
    ] as const
  ).map(([name, first, second, twin]) =>
    section(name, ({ document }) => {
      // Two documents state a format of their own, so any second one would contradict it.
      if (document.name === 'marketplace-listings' || document.name === 'game-chat' || document.name === 'crowdfunding-review')
        return null;
      return {
        defect: `${heading(document, 'Output')}\n\n${first}\n\n${heading(document, 'Answer format')}\n\n${second}`,
        twin: `${heading(document, 'Output')}\n\n${first}\n\n${heading(document, 'Answer format')}\n\n${twin}`,
      };
    }),
  ),
};

export const CONFLICT_SECTION_KINDS = [verdicts, definition, level, formats];
