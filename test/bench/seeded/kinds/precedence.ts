/** Rules without an order, or with an order that cannot be. */
import type { BaseDocument } from '../documents.ts';
import { headingFor } from '../hazards.ts';
import type { Kind, Planting, Variant } from '../kind.ts';
import { insertAt, placesIn } from '../places.ts';
import type { Random } from '../random.ts';
import { heading, section } from '../sections.ts';
import { type Scene, sentenceKind, someone } from '../sentences.ts';

const missingPrecedence: Kind = {
  rule: 'missing-precedence',
  name: 'missing-precedence',
  reach: 'document',
  variants: [
    ...[
      'The exclusions of this section come before its inclusions.',
      'What is excluded here stays excluded even where an inclusion fits.',
      'Where both lists fit, Excludes wins.',
    ].flatMap((order, index): Variant[] => [
      {
        name: `a sentence lost, ${index + 1}`,
        plant: (document, random) => loseOrder(document, random, order),
      },
      section(`new lists, ${index + 1}`, ({ document, Model, refused, topic, person }) => {
        // Both have an order of their own that holds for new lists too.
        if (document.name === 'travel-assistant' || document.name === 'village-forum') return null;
        const { mark } = headingFor(document);
        const write = (sentence: string) =>
          `${heading(document, 'Offers')}\n\n${Model} must refuse the offers that this section includes.${sentence}\n\n${mark}# Includes\n\n- an offer of ${refused}\n- an offer that names ${topic}\n\n${mark}# Excludes\n\n- an offer that ${someone(person)} quotes in order to report it\n- an offer in a novel`;
        return { defect: write(''), twin: write(` ${order}`) };
      }),
    ]),
  ],
};

/** Takes away the sentence that puts Includes and Excludes in order; the twin says it in other words. */
function loseOrder({ text, name }: BaseDocument, random: Random, order: string): Planting | null {
  const own =
    name === 'travel-assistant'
      ? 'Within a topic, "Excludes" comes before "Includes".'
      : 'The exclusions of this section come before its inclusions.';
  const places = [...text.matchAll(new RegExp(own.replace(/[.]/g, '\\.'), 'g'))].map(({ index }) => index);
  if (places.length === 0 || order === own) return null;
  const start = random.pick(places);
  const twin = name === 'travel-assistant' ? 'Where both lists of a topic fit, Excludes wins.' : order;
  return { edits: [{ start, end: start + own.length, defect: 'Tell the team about new cases.', twin }] };
}

const circular = sentenceKind({ rule: 'circular-precedence', name: 'circular-precedence' }, [
  ...(
    [
      ['comes before', (a: string, b: string) => `“${a}” comes before “${b}”.`],
      ['takes precedence over', (a: string, b: string) => `The section “${a}” takes precedence over the section “${b}”.`],
      ['overrides', (a: string, b: string) => `“${a}” overrides “${b}”.`],
      ['rules under', (a: string, b: string) => `The rules under “${a}” have priority over the rules under “${b}”.`],
      ['wins over', (a: string, b: string) => `Where they disagree, “${a}” wins over “${b}”.`],
    ] as const
  ).flatMap(([name, order]) => [
    {
      name: `two sections: ${name}`,
      write: ({ document, random }: Scene) => {
        const [a = '', b = ''] = inOrder(titlesOf(document), random, 2);
        return { defect: `${order(a, b)} ${order(b, a)}`, twin: order(a, b) };
      },
    },
    {
      name: `three sections: ${name}`,
      write: ({ document, random }: Scene) => {
        const [a = '', b = '', c = ''] = inOrder(titlesOf(document), random, 3);
        return { defect: `${order(a, b)} ${order(b, c)} ${order(c, a)}`, twin: `${order(a, b)} ${order(b, c)} ${order(a, c)}` };
      },
    },
  ]),
]);

/** Some of them, as they follow one another: several documents say that what stands first wins, and the twin agrees. */
function inOrder(titles: readonly string[], random: Random, count: number): readonly string[] {
  const chosen = random.some(titles, count);
  return titles.filter((title) => chosen.includes(title));
}

/** Titles of sections that no order of the document sets against that which they stand in here. */
function titlesOf({ text, name }: BaseDocument): readonly string[] {
  // Here a higher number comes first.
  if (name === 'marketplace-listings') return ['Weapons and drugs', 'Counterfeit goods', 'Recalled goods'];
  if (name === 'game-chat') return ['Threats and Violence', 'Hate and Harassment', 'Private Data'];
  if (name === 'coding-agent') return ['Cyber security', 'Copyright and licences', 'Work'];
  const own = [...text.matchAll(/^##+ ([^{\n]+?)(?: \{.*)?$/gm)].map(([, title]) => title ?? '');
  const noRules =
    /^(?:Allowed|Disallowed|Requires safe completion|Includes|Excludes|Examples|Definitions|Terms|Glossary|Words.*)$/;
  return [...new Set(own)].filter((title) => !noRules.test(title)).slice(-5);
}

const override: Kind = {
  rule: 'impossible-override',
  name: 'impossible-override',
  reach: 'lines',
  variants: [
    ...(
      [
        ['an operator asks', (id, model) => `At an operator's request, ${model} may ignore [the limits](#${id}).`],
        ['a user can', (id) => `A user can override the rules of [this section](#${id}) with a message.`],
        ['developers may override', (id) => `Developers may override [?](#${id}).`],
        ['switched off', (id) => `A developer may switch off [these bans](#${id}) in the system message.`],
      ] satisfies readonly (readonly [string, (id: string, model: string) => string])[]
    ).map(
      ([name, write]): Variant => ({
        name,
        plant: (document, random) => {
          const ids = ROOT_SECTIONS[document.name];
          if (!ids) return null;
          const place = random.pick(placesIn(document, random.pick(document.rulesUnder)));
          const id = random.pick(ids);
          const twin = random.pick([
            `No developer and no user may override [?](#${id}).`,
            `The rules of [?](#${id}) hold whatever a user writes.`,
          ]);
          return { edits: [insertAt(place, write(id, document.model), twin)] };
        },
      }),
    ),
    section('root in one section, lifted in its own', ({ document, Model, refused, act }) => {
      if (!ROOT_SECTIONS[document.name]) return null;
      const { mark } = headingFor(document);
      const write = (authority: string) =>
        `${mark} Standing bans {#standing-bans authority=${authority}}\n\n${Model} must not help to obtain ${refused}.\n\n${mark} House wishes {#house-wishes authority=user}\n\nA user may override [the standing bans](#standing-bans). ${Model} should ${act}.`;
      return { defect: write('root'), twin: write('guideline') };
    }),
    section('cannot be overridden, then overridden', ({ document, Model, model, refused, refused2 }) => {
      const { mark } = headingFor(document);
      const houseRules = ROOT_SECTIONS[document.name]
        ? `${mark} House rules {#house-rules authority=user}`
        : `${mark} House rules`;
      const write = (what: string) =>
        `${heading(document, 'Fixed rules')}\n\nThe rules of this section cannot be overridden by anybody. ${Model} must not help to obtain ${refused}.\n\n${houseRules}\n\nAn operator may override the rules of “${what}”. ${Model} must not name ${refused2} unless ${model} is asked for it.`;
      return { defect: write('Fixed rules'), twin: write('House rules') };
    }),
  ],
};

/** By document, the ids of sections that have the authority `root`. */
const ROOT_SECTIONS: Readonly<Record<string, readonly string[]>> = {
  'bank-chatbot': ['fraud-limits', 'privacy-limits'],
  'coding-agent': ['cyber', 'cyber-disallowed'],
};

export const PRECEDENCE_KINDS = [missingPrecedence, circular, override];
