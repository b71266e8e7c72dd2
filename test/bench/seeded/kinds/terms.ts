/** Terms without a definition or in two spellings, and one duty under two modal verbs. */
import type { Kind, Variant } from '../kind.ts';
import { insertAt, pickPlace, pickTwoPlaces } from '../places.ts';
import { type Pair, type Scene, sceneOf, sentenceKind, someone } from '../sentences.ts';

const undeclared = sentenceKind({ rule: 'undeclared-term', alsoBy: ['undefined-term'], name: 'undeclared-term' }, [
  {
    name: 'capitals, twice',
    write: ({ Model, model, act, refused }) => ({
      defect: `${Model} must refuse a Restricted Request. For a Restricted Request about ${refused}, ${model} must also ${act}.`,
      twin: `A Restricted Request is a request for ${refused}. ${Model} must refuse a Restricted Request.`,
    }),
  },
  {
    name: 'quotes',
    write: ({ Model, person, refused }) => ({
      defect: `${Model} must refuse a “shadow request” by ${someone(person)}.`,
      twin: `${Model} must refuse a “shadow request”, which is a request for ${refused} by a second account.`,
    }),
  },
  {
    name: 'as defined above',
    write: ({ Model, condition }) => ({
      defect: `${Model} must refuse a tier-two inquiry, as defined above, when ${condition}.`,
      twin: `${Model} must refuse a tier-two inquiry when ${condition}. A tier-two inquiry is a question that a second person asks for the first.`,
    }),
  },
  {
    name: 'abbreviation',
    words: ['PQR', 'HRA', 'LSV', 'DTX'],
    write: ({ Model, refused }, letters) => ({
      defect: `${Model} must mark each message about ${refused} as ${letters}.`,
      twin: `${Model} must mark each message about ${refused} as a ${expansions[letters]} (${letters}).`,
    }),
  },
  {
    name: 'named procedure',
    write: ({ model, condition, act }) => ({
      defect: `When ${condition}, ${model} must follow the Red Channel Procedure.`,
      twin: `When ${condition}, ${model} must ${act}, as the law of the European Union asks.`,
    }),
  },
  {
    name: 'within the meaning of this policy',
    write: ({ Model, act, person }) => ({
      defect: `${Model} must ${act} if the ${person} is a vulnerable party within the meaning of this policy.`,
      twin: `${Model} must ${act} if the ${person} is a vulnerable party. “Vulnerable party” means a person under 18 or over 80.`,
    }),
  },
]);

const expansions: Readonly<Record<string, string>> = {
  PQR: 'priority query report',
  HRA: 'high risk account',
  LSV: 'list of service violations',
  DTX: 'delayed transfer exception',
};

const inconsistent: Kind = {
  rule: 'inconsistent-term',
  name: 'inconsistent-term',
  reach: 'document',
  variants: [
    ...[0, 1, 2].map(
      (index): Variant => ({
        name: `a term of the document, number ${index + 1}`,
        plant: (document, random) => {
          const [own, other] = document.spellings[index] ?? [];
          if (!own || !other) return null;
          const { Model, condition } = sceneOf(document, random);
          const pair = {
            defect: `${Model} must note each ${other} in the log if ${condition}.`,
            twin: `${Model} must note each ${own} in the log if ${condition}.`,
          };
          return { edits: [insertAt(pickPlace(document, random), pair.defect, pair.twin)] };
        },
      }),
    ),
    ...(
      [
        ['e-mail', 'email'],
        ['login page', 'log-in page'],
        ['web site', 'website'],
        ['time-out', 'timeout'],
        ['help line', 'helpline'],
        ['meta-data', 'metadata'],
      ] as const
    ).map(
      ([one, two]): Variant => ({
        name: `${one} and ${two}`,
        plant: (document, random) => {
          const { Model, model, person, condition } = sceneOf(document, random);
          const pair = (second: string) =>
            `${Model} must name the ${one} in the log. If ${condition}, ${model} must send the ${second} to the ${person}.`;
          return { edits: [insertAt(pickPlace(document, random), pair(two), pair(one))] };
        },
      }),
    ),
  ],
};

/** The duty stands in two sections, once with each modal verb. In the twin, each verb has a duty of its own. */
function modals(name: string, write: (scene: Scene) => { readonly first: string; readonly second: Pair }): Variant {
  return {
    name,
    plant: (document, random) => {
      const { first, second } = write(sceneOf(document, random));
      const [one, other] = pickTwoPlaces(document, random);
      if (one.at === other.at) return null;
      return { edits: [insertAt(one, first, first), insertAt(other, second.defect, second.twin)] };
    },
  };
}

const mixedModals: Kind = {
  rule: 'mixed-modals',
  name: 'mixed-modals',
  reach: 'lines',
  variants: [
    modals('must, should', ({ Model, act, act2, condition }) => ({
      first: `${Model} must ${act} when ${condition}.`,
      second: { defect: `${Model} should ${act} when ${condition}.`, twin: `${Model} should ${act2} when ${condition}.` },
    })),
    modals('should, must, condition first', ({ Model, model, act, act2, condition }) => ({
      first: `${Model} should ${act} when ${condition}.`,
      second: { defect: `When ${condition}, ${model} must ${act}.`, twin: `When ${condition}, ${model} must ${act2}.` },
    })),
    modals('shall, should', ({ Model, act, act2, condition }) => ({
      first: `${Model} shall ${act} if ${condition}.`,
      second: { defect: `${Model} should ${act} if ${condition}.`, twin: `${Model} should ${act2} if ${condition}.` },
    })),
    modals('must, will', ({ Model, act, act2, condition }) => ({
      first: `${Model} must ${act} if ${condition}.`,
      second: { defect: `${Model} will ${act} if ${condition}.`, twin: `${Model} will ${act2} if ${condition}.` },
    })),
    modals('must not, should not', ({ Model, refused, refused2, condition }) => ({
      first: `${Model} must not mention ${refused} when ${condition}.`,
      second: {
        defect: `${Model} should not mention ${refused} when ${condition}.`,
        twin: `${Model} should not mention ${refused2} when ${condition}.`,
      },
    })),
  ],
};

export const TERM_KINDS = [undeclared, inconsistent, mixedModals];
