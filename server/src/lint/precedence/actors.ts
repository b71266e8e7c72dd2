import type { Authority } from '../../spec/index.ts';

/** The level of authority at which the people that a word names write; null for a word that names nobody. */
export function authorityOfActor(word: string): Authority | null {
  return ACTORS.find(([pattern]) => pattern.test(word))?.[1] ?? null;
}

/** People who run a service or look after it: they write below the platform, and above no root rule. */
const STAFF =
  'administrators?|admins?|moderators?|managers?|supervisors?|employees?|staff|clerks?|agents? on duty|teachers?|tutors?|schools?|employers?|hosts?|nurses?|doctors?|clinicians?|dispatchers?';
const BUILDERS = 'developers?|operators?|deployers?|integrators?|builders?|licensees?|tenants?|partners?|resellers?';
const READERS =
  'users?|customers?|consumers?|clients?|members?|subscribers?|patients?|callers?|students?|pupils?|learners?|players?|gamers?|guests?|visitors?|travell?ers?|passengers?|shoppers?|buyers?|sellers?|readers?|teens?|teenagers?|children|child|adults?|parents?|guardians?|anyone|anybody|everyone|everybody|people|persons?|individuals?';

/** Words for people who write to a model, for patterns. */
export const ACTOR = `(?:(?:(?:user|developer|operator|deployer|system|customer)(?=) (?:messages?|instructions?|prompts?|settings?|configurations?))|(?:end[- ])?(?=)(?:${READERS}|${BUILDERS}|${STAFF}|third part(?:y|ies)))(?=)`;

const ACTORS: readonly (readonly [RegExp, Authority])[] = [
  [/^system/i, 'system'],
  [new RegExp(`^(?:${BUILDERS}|admin)`, 'i'), 'developer'],
  [new RegExp(`^(?:${STAFF})`, 'i'), 'system'],
  [new RegExp(`^(?:end[- ]|${READERS})`, 'i'), 'user'],
  [/^third/i, 'none'],
];
