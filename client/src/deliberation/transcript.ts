import type { CitationPlace, Deliberation, DeliberationEvent } from '../../../server/src/protocol.ts';
import type { RunHead, RunMessage } from './messages.ts';

/** All that the page was told of one run, so that a page which was taken down can be told again. */
export class Transcript {
  #messages: RunMessage[];

  constructor(head: RunHead) {
    this.#messages = [{ kind: 'start', head }];
  }

  get messages(): readonly RunMessage[] {
    return this.#messages;
  }

  add(message: RunMessage): void {
    const last = this.#messages.at(-1);
    if (message.kind === 'cot' && last?.kind === 'cot') this.#replaceLast({ kind: 'cot', text: last.text + message.text });
    else if (message.kind === 'answer' && last?.kind === 'answer')
      this.#replaceLast({ kind: 'answer', text: last.text + message.text });
    else this.#messages.push(message);
  }

  /**
   * Ends the run by its result, which is the authority: where the stream said something else, the page starts afresh.
   *
   * @returns what to tell the page
   */
  finish(result: readonly RunMessage[]): readonly RunMessage[] {
    const whole = [...this.#messages.slice(0, 1), ...result];
    const streamed = saysTheSame(this.#messages, result.slice(0, -1));
    this.#messages = whole;
    return streamed ? result.slice(-1) : whole;
  }

  #replaceLast(message: RunMessage): void {
    this.#messages[this.#messages.length - 1] = message;
  }
}

export function eventMessage(event: DeliberationEvent, place: CitationPlace | null | undefined): RunMessage {
  switch (event.kind) {
    case 'context':
      return { kind: 'context', category: event.category, clauseCount: event.clauses.length, tokenCount: event.tokenCount };
    case 'citation':
      return { kind: 'citation', shown: { citation: event.citation, title: place?.title ?? null } };
    case 'verdict':
      return { kind: 'verdict', verdict: event.verdict, source: event.source, label: null };
    case 'cot':
    case 'answer':
      return { kind: event.kind, text: event.text };
  }
}

export function resultMessages(
  deliberation: Deliberation,
  places: readonly (CitationPlace | null)[],
  truncated: boolean,
): readonly RunMessage[] {
  const { category, context, cot, citations, verdict, verdictSource, label, answer, durationMs } = deliberation;
  return [
    { kind: 'context', category, clauseCount: context.clauses.length, tokenCount: context.tokenCount },
    ...(cot === '' ? [] : [{ kind: 'cot', text: cot } as const]),
    ...citations.map(
      (citation, index) => ({ kind: 'citation', shown: { citation, title: places[index]?.title ?? null } }) as const,
    ),
    ...(verdict === null ? [] : [{ kind: 'verdict', verdict, source: verdictSource, label: label ?? null } as const]),
    ...(answer === '' ? [] : [{ kind: 'answer', text: answer } as const]),
    { kind: 'done', durationMs, truncated },
  ];
}

/** Equal for a reader: the same texts, and the same other messages in the same order, however they were interleaved. */
function saysTheSame(streamed: readonly RunMessage[], result: readonly RunMessage[]): boolean {
  const kinds = ['context', 'cot', 'citation', 'verdict', 'answer'] as const;
  return kinds.every((kind) => joined(streamed, kind) === joined(result, kind));
}

function joined(messages: readonly RunMessage[], kind: RunMessage['kind']): string {
  return messages
    .filter((message) => message.kind === kind)
    .map((message) => ('text' in message ? message.text : JSON.stringify(message)))
    .join('');
}
