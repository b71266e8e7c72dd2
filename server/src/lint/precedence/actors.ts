import type { Authority } from '../../spec/index.ts';

/** The level of authority at which the people that a word names write; null for a word that names nobody. */
export function authorityOfActor(word: string): Authority | null {
  return ACTORS.find(([pattern]) => pattern.test(word))?.[1] ?? null;
}

/** Words for people who write to a model, for patterns. */
export const ACTOR =
  '(?:(?:user|developer|operator|system) (?:messages?|instructions?|prompts?)|(?:end[- ])?(?:users?|customers?|consumers?|members?|patients?|students?|developers?|operators?|administrators?|admins?|deployers?|parents?|guardians?|anyone|everyone|third part(?:y|ies)))';

const ACTORS: readonly (readonly [RegExp, Authority])[] = [
  [/^system/i, 'system'],
  [/^(?:developer|operator|admin|deployer)/i, 'developer'],
  [/^(?:end[- ]|user|customer|consumer|member|patient|student|parent|guardian|anyone|everyone)/i, 'user'],
  [/^third/i, 'none'],
];
