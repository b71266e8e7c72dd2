import type { CompletionBody } from './attempt.ts';

/**
 * What some servers do not take, and what they take instead. Without these an answer is still an answer; with them, a
 * server that does not know them gives none.
 */
const ADAPTATIONS: readonly {
  readonly parameter: keyof CompletionBody;
  readonly said: RegExp;
  readonly adapt: (body: CompletionBody) => CompletionBody;
}[] = [
  {
    parameter: 'max_tokens',
    said: /max_completion_tokens/,
    adapt: ({ max_tokens: count, ...rest }) => (count === undefined ? rest : { ...rest, max_completion_tokens: count }),
  },
  {
    parameter: 'max_completion_tokens',
    said: /max_completion_tokens/,
    adapt: ({ max_completion_tokens: count, ...rest }) => (count === undefined ? rest : { ...rest, max_tokens: count }),
  },
  { parameter: 'temperature', said: /\btemperature\b/, adapt: ({ temperature: _, ...rest }) => rest },
  { parameter: 'seed', said: /\bseed\b/, adapt: ({ seed: _, ...rest }) => rest },
  {
    parameter: 'stream_options',
    said: /stream_options|include_usage|\b(?:extra|unknown|unrecogni[sz]ed|unsupported|unexpected)\b|not (?:permitted|allowed)|^$/i,
    adapt: ({ stream_options: _, ...rest }) => rest,
  },
];

/**
 * The request without what the endpoint objected to.
 *
 * @param rejection what it said; empty where it said nothing
 * @returns null where it objected to nothing that can be left out
 */
export function adaptBody(body: CompletionBody, rejection: string): CompletionBody | null {
  const adaptation = ADAPTATIONS.find(({ parameter, said }) => body[parameter] !== undefined && said.test(rejection));
  return adaptation?.adapt(body) ?? null;
}
