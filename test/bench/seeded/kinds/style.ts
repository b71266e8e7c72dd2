/** Specs that refuse, or complete safely, and do not say in what words. */
import { endOf, headingFor } from '../hazards.ts';
import type { Kind, Variant } from '../kind.ts';
import { insertAt, sectionAt } from '../places.ts';
import { sceneOf } from '../sentences.ts';

const refusalStyle: Kind = {
  rule: 'missing-refusal-style',
  name: 'missing-refusal-style',
  reach: 'document',
  variants: (
    [
      ['How to say no', (Model: string) => `${Model} must refuse in one sentence and offer one thing that it can do.`],
      [
        'Wording of a refusal',
        (Model: string) => `${Model} must name the rule, stay polite and keep the refusal under 40 words.`,
      ],
      [
        'Declining a request',
        (Model: string) => `When ${Model.replace(/^The /, 'the ')} declines, it says what it cannot do and why, without blame.`,
      ],
      [
        'Tone',
        (Model: string) => `A refusal by ${Model.replace(/^The /, 'the ')} is short, gives the reason and never blames anybody.`,
      ],
      [
        'Answers that we do not give',
        (Model: string) => `${Model} opens a refusal with “I can't help with that” and then names a place where help is found.`,
      ],
    ] as const
  ).map(
    ([title, write]): Variant => ({
      name: title,
      plant: (document) => {
        const place = document.refusalStyle === null ? null : sectionAt(document.text, document.refusalStyle);
        if (!place) return null;
        const section = (heading: string, body: string) => `${headingFor(document).mark} ${heading}\n\n${body}\n\n`;
        const { model } = document;
        return {
          edits: [
            {
              start: place.heading,
              end: place.end,
              defect: section('Log', `${model} must keep a log of each chat for 30 days.`),
              twin: section(title, write(model)),
            },
          ],
        };
      },
    }),
  ),
};

const safeCompletionStyle: Kind = {
  rule: 'missing-safe-completion-style',
  name: 'missing-safe-completion-style',
  reach: 'document',
  variants: [
    ...(
      [
        [
          'what comes first',
          (Model) => `In a safe completion, ${Model.replace(/^The /, 'the ')} must give the help first and the limit last.`,
        ],
        [
          'what is left out',
          (Model) =>
            `A safe completion by ${Model.replace(/^The /, 'the ')} gives the general facts, leaves out the harmful detail and says so.`,
        ],
        ['tone', (Model) => `${Model} must write a safe completion in warm, short sentences and end it with a telephone number.`],
      ] satisfies readonly (readonly [string, (Model: string) => string])[]
    ).flatMap(([name, write]) =>
      [
        '- Messages about the death of a friend.\n- Questions about the dose of a medicine.',
        'Messages about the death of a friend require safe completion.',
      ].map(
        (scope, index): Variant => ({
          name: `${name}, ${index + 1}`,
          plant: (document, random) => {
            // The others say already how they write a safe completion, or only give labels.
            if (!['bank-chatbot', 'coding-agent', 'village-forum'].includes(document.name)) return null;
            const { Model } = sceneOf(document, random);
            const { mark } = headingFor(document);
            const section = `${mark} Grief\n\n${mark}# Allowed\n\n- ${Model} may explain how to report a death.\n\n${mark}# Requires safe completion\n\n${scope}`;
            return {
              edits: [
                insertAt(endOf(document), section, `${section}\n\n${mark} How a safe completion is written\n\n${write(Model)}`),
              ],
            };
          },
        }),
      ),
    ),
  ],
};

export const STYLE_KINDS = [refusalStyle, safeCompletionStyle];
