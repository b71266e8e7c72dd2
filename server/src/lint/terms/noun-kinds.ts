import { isCommonNoun } from './nouns.ts';

/** What a noun of policies names: who acts as a person, what acts without being one, or what neither does. */
export interface Noun {
  readonly kind: 'person' | 'actor' | 'thing';
  readonly isPlural: boolean;
  readonly singular: string;
}

/** Reads a word, lower case, as a noun of policies; null for any other word. */
export function nounOf(word: string): Noun | null {
  const plural = PLURALS.get(word);
  const singular =
    plural ??
    (word.endsWith('ies') ? `${word.slice(0, -3)}y` : word.endsWith('s') && !word.endsWith('ss') ? word.slice(0, -1) : word);
  const kind = KINDS.get(singular) ?? (isCommonNoun(singular) && !ABSTRACT.has(singular) ? 'thing' : undefined);
  return kind ? { kind, isPlural: singular !== word, singular } : null;
}

const PLURALS: ReadonlyMap<string, string> = new Map([
  ['people', 'person'],
  ['children', 'child'],
]);

/** Nouns of which "it must be removed" is never said. */
const ABSTRACT: ReadonlySet<string> = new Set(
  `use case harm risk category mode level zone purpose context intent help support detail fact matter domain access practice standard value
  default style format conduct behavior behaviour situation condition pressure loss good goods area region location audience population
  threshold window hour period process plan protocol mechanism safeguard measure gate queue criterion score matrix boundary test uplift
  community role position trait characteristic feature function task step evidence class act language speech`.split(/\s+/),
);

const kinds = (kind: Noun['kind'], words: string): [string, Noun['kind']][] => words.split(/\s+/).map((word) => [word, kind]);

const KINDS: ReadonlyMap<string, Noun['kind']> = new Map([
  ...kinds(
    'person',
    `user developer operator moderator reviewer customer member person child minor teen teenager adult parent guardian caregiver student
    teacher patient doctor clinician employee manager administrator relative friend partner spouse colleague stranger victim attacker abuser
    offender owner holder author sender recipient seller buyer driver rider passenger host guest applicant candidate tenant landlord creator
    viewer reader participant caller figure individual speaker supervisor analyst investigator officer witness expert professional client
    merchant vendor`,
  ),
  ...kinds(
    'actor',
    'assistant model chatbot bot agent system tool platform classifier filter app application company bank service provider',
  ),
  ...kinds(
    'thing',
    `message request instruction response answer image picture video text post comment report account document file output result rule
    policy prompt question conversation claim link website page site label example definition warning refusal code story scene product item
    substance drug weapon dose purchase transaction payment card review decision appeal complaint ticket statement topic description
    depiction recipe letter email record profile photo quotation translation summary article book song poem plan tip attachment transcript
    screenshot clip advert listing offer contract loan transfer refund password token log entry title caption thread channel chat session
    exception clause section setting script command query form`,
  ),
]);
