import type { Clause, Spec } from '../spec/model.ts';
import type { Cite } from './rehearsal-cite.ts';
import type { Reach } from './rehearsal-reach.ts';
import { LONGEST_READ, type Prompt, type PromptKind } from './rehearsal-request.ts';
import type { Decision } from './rehearsal-resolve.ts';

/** Withholding clauses that are named beside the deciding one. */
const OTHERS = 2;

/**
 * The steps by which a decision was reached, one paragraph each. A clause is cited as `[clause-id] "exact words"`.
 */
export function writeReasoning(decision: Decision, spec: Spec, cite: Cite): readonly string[] {
  const { prompt, withheld, countered, allowed } = decision;
  const steps = [
    `Rehearsal by rules, no model was asked. The prompt ${READ_AS[prompt.kind]}${carriedBy(prompt)}.${unread(prompt)}`,
  ];
  const [deciding, ...others] = withheld;
  if (deciding) {
    steps.push(
      `${cite(deciding.read.clause)} reaches it by ${list(deciding)}, and says to ${deciding.read.mode}. Its authority is ${deciding.read.clause.authority}.`,
    );
    for (const other of others.slice(0, OTHERS)) steps.push(`${cite(other.read.clause)} reaches it too, by ${list(other)}.`);
    const near = allowed.find(
      (each) =>
        each.read.clause.category === deciding.read.clause.category &&
        each.words.some((word) => word.stem !== 'self' && deciding.words.includes(word)),
    );
    if (near) steps.push(`${cite(near.read.clause)} shares ${list(near)} with it, which is not enough to lift that.`);
  }
  for (const { withheld: ended, by } of countered.slice(0, deciding ? 1 : OTHERS)) {
    steps.push(
      `${cite(ended.read.clause)} would reach it by ${list(ended)}, but ends where this one begins: ${cite(by.read.clause)}, by ${list(by)}.`,
    );
  }
  if (!deciding && countered.length === 0) steps.push(...nothingWithheld(allowed[0], spec, cite));
  const precedence = decision.tied || countered.length > 0 ? precedenceClause(spec, decision.tied) : null;
  if (precedence) steps.push(`What wins is settled by ${cite(precedence)}.`);
  return steps;
}

const READ_AS: Readonly<Record<PromptKind, string>> = {
  act: 'asks how to act, or speaks of acting',
  meaning: 'asks what something means or is',
  past: 'asks about something that happened',
  why: 'asks for reasons',
  fact: 'asks for a fact',
  words: 'gives words without a request',
  telling: 'tells something',
};

function carriedBy({ content }: Prompt): string {
  const words = [...new Set(content.map((word) => word.text))].slice(0, 8);
  return words.length === 0 ? '' : `; the words that carry it are ${words.join(', ')}`;
}

function unread({ text }: Prompt): string {
  return text.length > LONGEST_READ ? ` Only its first ${LONGEST_READ.toLocaleString('en')} characters were read.` : '';
}

function nothingWithheld(nearest: Reach | undefined, spec: Spec, cite: Cite): string[] {
  const steps = [
    'No clause that withholds something shares enough words with the prompt: an act and its object, or people and what is asked about them.',
  ];
  if (nearest) steps.push(`The nearest clause that speaks for an answer is ${cite(nearest.read.clause)}, by ${list(nearest)}.`);
  const byDefault = spec.clauses.find((clause) => BY_DEFAULT.test(clause.text));
  if (byDefault) steps.push(`What then holds is ${cite(byDefault)}.`);
  return steps;
}

const BY_DEFAULT =
  /\b(?:compl(?:y|ies)|answers?|helps?)\b[^.]*\b(?:when|where|if|unless)\b[^.]*\b(?:no|any) (?:rule|clause|section|policy)\b[^.]*\b(?:withh|forbid|prohibit|disallow)/i;

/** The spec's own words on who wins: for a tie of modes the stricter or safer, else where an allowed scope ends another. */
function precedenceClause(spec: Spec, tied: boolean): Clause | null {
  const sections = new Set(spec.sections.filter((section) => section.role === 'precedence').map((section) => section.id));
  const stated = spec.clauses.filter((clause) => sections.has(clause.section));
  const about = tied
    ? /\b(?:equal|same|tie|both|wins?|prevails?|overrides?|strict\w*)\b/i
    : /\b(?:allow\w*|permit\w*|exception\w*|end|boundary)\b/i;
  return (
    stated.find(
      (clause) => about.test(clause.text) && (!tied || /\b(?:disallow\w*|strict\w*|safe\w*|refus\w*)\b/i.test(clause.text)),
    ) ?? null
  );
}

function list({ words }: Reach): string {
  return [...new Set(words.map((word) => word.text))].join(', ');
}
