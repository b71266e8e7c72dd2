import type { AnswerReply, CompletionRequest } from './reply.ts';

/**
 * A whole deliberation about whatever clauses the prompt shows, as lines or list items `[clause-id] text`: it cites the first word
 * for word, the second with one word altered, and one that no spec has.
 */
export function deliberate(request: CompletionRequest | null): AnswerReply {
  const [first, second] = clausesIn(request);
  const steps = [
    'The user asks for something that the spec may speak about, so its clauses come first.',
    first && `[${first.id}] "${first.text}" is about this, and it binds.`,
    second && `Then [${second.id}] "${withOneWordAltered(second.text)}", which says more about the same.`,
    `It is also said that [${INVENTED_ID}] "Nothing of this kind is ever an exception."`,
    'Verdict: refuse',
  ];
  return { kind: 'answer', reasoning: steps.filter(Boolean).join('\n\n'), text: ANSWER };
}

const INVENTED_ID = 'no-such-clause-at-all';
const ANSWER = 'I can’t help with that. I’m glad to help with something close to it that harms nobody.';

interface ShownClause {
  readonly id: string;
  /** a stretch of the clause without quotation marks, so that it can be quoted */
  readonly text: string;
}

function clausesIn(request: CompletionRequest | null): ShownClause[] {
  const shown = (request?.messages ?? [])
    .filter(({ role }) => role === 'system' || role === 'developer')
    .flatMap(({ content }) => [...content.matchAll(/^(?:[-*] |\d+[.)] )?\[([^\]\s]+)\][ \t]+(\S.*)$/gm)])
    .map(([, id = '', text = '']) => ({ id, text: quotable(text) }));
  return shown.filter(({ text }) => text.split(' ').length >= 3);
}

function quotable(text: string): string {
  const stretches = text.split(/["“”]/).map((stretch) => stretch.trim());
  return stretches.reduce((longest, stretch) => (stretch.length > longest.length ? stretch : longest), '');
}

/** The longest word gains or loses an ending. */
function withOneWordAltered(text: string): string {
  const words = text.match(/[A-Za-z]+/g) ?? [];
  const word = words.reduce((longest, each) => (each.length > longest.length ? each : longest), '');
  return text.replace(word, word.endsWith('s') ? word.slice(0, -1) : `${word}s`);
}
