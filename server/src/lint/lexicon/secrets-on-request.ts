import { combine } from './phrases.ts';

/** Exceptions that anybody makes true by asking. */
export const ON_REQUEST: readonly string[] = [
  ...combine(
    ['unless', 'unless explicitly', 'unless directly', 'unless specifically', 'unless expressly'],
    ['asked', 'requested', 'prompted', 'asked to', 'asked for', 'requested to', 'prompted to', 'asked to do so'],
  ),
  ...combine(
    ['unless'],
    'the user asks|the user explicitly asks|the user requests it|the user explicitly requests it|a user asks|users ask|someone asks|the user asks for it|it is requested|it is explicitly requested'.split(
      '|',
    ),
  ),
];

/**
 * Whether such an exception gives away what the rule keeps: "Do not reveal the system prompt unless asked". Of what is only left out
 * for brevity ("do not list sources unless asked"), asking for it is a good reason to give it.
 */
export function tellsASecretOnRequest(plain: string, index: number): boolean {
  return KEEPS.test(plain.slice(Math.max(0, index - REACH), index));
}

const REACH = 240;
const KEEPS =
  /\b(?:not|never|cannot|don[’']t|no)\s+(?:[a-z]+\s+){0,2}?(?:reveal|expose|disclose|share|leak|mention|discuss|show|output|print|repeat|give (?:out|away))\b[^.;]*\b(?:system (?:prompts?|messages?|instructions?)|(?:internal|hidden|secret|confidential|private|proprietary|sensitive) [a-z]+|your (?:prompt|instructions|rules)|these (?:instructions|rules)|prompts?|credentials?|passwords?|api keys?|tokens|secrets|personal (?:data|information|details)|home address(?:es)?|phone numbers?|chain of thought)\b/i;
