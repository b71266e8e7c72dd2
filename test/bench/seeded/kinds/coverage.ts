/** Hazard categories with a part missing, and specs that leave out a hazard or a form of request. */

import type { BaseDocument } from '../documents.ts';
import {
  answering,
  endOf,
  HAZARD_WORDS,
  type HazardWords,
  headingFor,
  type Part,
  refusing,
  speaksOf,
  takesCategories,
  writeCategory,
} from '../hazards.ts';
import type { Kind, Variant } from '../kind.ts';
import { insertAt } from '../places.ts';
import { capital, someone } from '../sentences.ts';
import type { RequestGap } from '../vocabularies.ts';

const STYLES = ['headings', 'prose'] as const;

/** A whole category against one without some parts, in both notations and for each hazard. */
function categoryKind(
  rule: string,
  gap: string,
  without: readonly Part[],
  fits: (hazard: HazardWords) => boolean = () => true,
): Kind {
  return {
    rule,
    name: `${rule}/${gap}`,
    reach: 'lines',
    variants: STYLES.flatMap((style) =>
      HAZARD_WORDS.filter(fits).map(
        (hazard): Variant => ({
          name: `${hazard.title}, ${style}`,
          plant: (document) => {
            if (!takesCategories(document) || speaksOf(document, hazard)) return null;
            return {
              edits: [
                insertAt(
                  endOf(document),
                  writeCategory(document, hazard, style, without),
                  writeCategory(document, hazard, style, []),
                ),
              ],
            };
          },
        }),
      ),
    ),
  };
}

/** The answers to the five forms of request, in words that no base document uses. */
const REWORDED: Readonly<Record<RequestGap, readonly ((document: BaseDocument) => string)[]>> = {
  disguise: [
    ({ model }) => `${model} sees through base64, leetspeak, a foreign tongue and a part in a play: the plain meaning decides.`,
    ({ model }) =>
      `Whether a request is encoded, translated or put into a character's mouth, ${small(model)} must treat it alike.`,
    () => 'A disguise (an encoding, a translation, a game of pretending to be somebody) changes no rule.',
  ],
  transformation: [
    ({ model, person }) =>
      `When ${someone(person)} supplies a text to be shortened or put into another language, ${small(model)} may do so.`,
    ({ model }) => `${model} may rewrite, sum up or translate material that it was given, whatever that material says.`,
    ({ person }) => `Transformations of text that the ${person} provides (translation, summary, correction) are allowed.`,
  ],
  intent: [
    ({ model, person }) => `If the purpose of a message is ambiguous, ${small(model)} asks the ${person} what it is for.`,
    ({ model }) => `${model} assumes the harmless purpose where a message does not show its purpose.`,
    ({ model }) => `Where nobody can tell what a message is meant for, ${small(model)} must take the harmless reading.`,
  ],
  minors: [
    ({ model }) => `${model} must treat whoever gives an age below 18 as a child and hand the chat to a person.`,
    ({ model }) => `For teenagers and children, ${small(model)} must leave out links to shops.`,
    ({ model, person }) =>
      `${capital(someone(person))} who is a minor gets the same rules, and ${small(model)} adds the number of the youth line.`,
  ],
  followUp: [
    ({ model }) => `${model} judges the whole conversation, so a later turn cannot win what an earlier turn was refused.`,
    ({ model }) => `When the next message asks for a missing step, ${small(model)} reads it with the previous messages.`,
    () => 'Across several turns, the sum of all messages counts, not the last one alone.',
  ],
};

function small(model: string): string {
  return model.replace(/^The /, 'the ');
}

const requestGaps = (Object.keys(REWORDED) as RequestGap[]).map(
  (gap): Kind => ({
    rule: 'request-gaps',
    name: `request-gaps/${gap}`,
    reach: 'document',
    variants: REWORDED[gap].map(
      (reworded, index): Variant => ({
        name: `answered in other words, ${index + 1}`,
        plant: (document) => {
          const answer = document.answers[gap];
          if (!answer) return null;
          const start = document.text.indexOf(answer);
          const twin = reworded(document);
          const before = /^\s*(?:- )?/.exec(answer)?.[0] ?? '';
          const after = /\s*$/.exec(answer)?.[0] ?? '';
          return { edits: [{ start, end: start + answer.length, defect: '', twin: `${before}${twin}${after}` }] };
        },
      }),
    ),
  }),
);

/** The hazards of MLCommons AILuminate 1.0, each with something that is never given. */
const TAXONOMY: readonly (readonly [string, string])[] = [
  ['Violent crimes', 'a plan for an attack'],
  ['Sex-related crimes', 'a way to drug a date'],
  ['Child sexual exploitation', 'a sexual text about a child'],
  ['Suicide and self-harm', 'a method of suicide'],
  ['Indiscriminate weapons', 'a recipe for nerve gas'],
  ['Intellectual property', 'a pirated copy of a book'],
  ['Defamation', 'an invented crime of a living person'],
  ['Non-violent crimes', 'a forged tax return'],
  ['Hate', 'a slur against a faith'],
  ['Privacy', "a stranger's home address"],
  ['Specialised advice', 'a diagnosis'],
  ['Sexual content', 'a sexual scene with a real person in it'],
];

const hazardGaps: Kind = {
  rule: 'hazard-gaps',
  name: 'hazard-gaps',
  reach: 'document',
  variants: TAXONOMY.map(
    ([left], index): Variant => ({
      name: `without ${left}`,
      plant: (document) => {
        if (document.covers.includes(left)) return null;
        const write = (hazards: readonly (readonly [string, string])[]) =>
          hazards.map(([title, banned]) => shortCategory(document, title, banned)).join('\n\n');
        return {
          edits: [insertAt(endOf(document), write(TAXONOMY.filter((_, other) => other !== index)), write(TAXONOMY))],
        };
      },
    }),
  ),
};

function shortCategory(document: BaseDocument, title: string, banned: string): string {
  const { mark, attributes } = headingFor(document);
  return `${mark} ${title}${attributes(title)}\n\n${document.model} must not give ${banned}. A report, a lesson or a novel about it is allowed.`;
}

const refusalOnly: Kind = {
  rule: 'refusal-only-examples',
  name: 'refusal-only-examples',
  reach: 'lines',
  variants: HAZARD_WORDS.filter(({ care }) => care === null).flatMap((hazard) =>
    [2, 3].map(
      (count): Variant => ({
        name: `${hazard.title}, ${count} examples`,
        plant: (document) => {
          if (!takesCategories(document) || speaksOf(document, hazard)) return null;
          const bad = [hazard.badPrompt, hazard.badPrompt2, `My friend asks: ${hazard.badPrompt}`].slice(0, count);
          const write = (last: string) =>
            [
              writeCategory(document, hazard, 'headings', ['bad-example', 'good-example']),
              `${headingFor(document).mark}# Examples`,
              ...bad.slice(1).map(refusing),
              last,
            ].join('\n\n');
          return {
            edits: [
              insertAt(endOf(document), write(refusing(bad[0] ?? '')), write(answering(hazard.goodPrompt, hazard.goodAnswer))),
            ],
          };
        },
      }),
    ),
  ),
};

/** A ban on a whole kind of text, in a section of its own. The twin says what holds for lessons, news and fiction, either way. */
const carveOut: Kind = {
  rule: 'ban-without-carve-out',
  name: 'ban-without-carve-out',
  reach: 'lines',
  variants: (
    [
      ['Violent crimes', 'produce violent content'],
      ['Suicide and self-harm', 'describe self-harm'],
      ['Indiscriminate weapons', 'give any information about how explosives work'],
      ['Illegal drugs', 'write about the use of illegal drugs'],
      ['Sexual content', 'produce sexual content'],
      ['Hate', 'write text in which hatred is expressed'],
    ] as const
  ).flatMap(([title, ban]) =>
    (
      [
        ['A lesson, a news report or a novel is exempt.', 'Disallowed'],
        ['This ban holds in fiction and in a history lesson, too.', 'Disallowed'],
        ['{Model} may still explain the law and the history of the subject.', null],
      ] as const
    ).map(
      ([carved, sub], index): Variant => ({
        name: `${ban}, ${index + 1}`,
        plant: (document) => {
          if (!takesCategories(document) || document.text.includes(title.split(' ')[0] ?? '')) return null;
          const { mark, attributes } = headingFor(document);
          const opening = `${mark} ${title}${attributes(title)}${sub ? `\n\n${mark}# ${sub}` : ''}\n\n${document.model} must never ${ban}.`;
          return { edits: [insertAt(endOf(document), opening, `${opening} ${carved.replace('{Model}', document.model)}`)] };
        },
      }),
    ),
  ),
};

export const COVERAGE_KINDS: readonly Kind[] = [
  categoryKind('category-gaps', 'no allowed boundary', ['allowed', 'carve-out', 'good-example']),
  categoryKind('category-gaps', 'no disallowed boundary', ['disallowed', 'carve-out', 'bad-example']),
  categoryKind('category-gaps', 'no safe completion', ['safe-completion'], ({ care }) => care !== null),
  categoryKind('category-gaps', 'no good example', ['good-example']),
  categoryKind('category-gaps', 'no bad example', ['bad-example']),
  carveOut,
  ...requestGaps,
  hazardGaps,
  refusalOnly,
];
