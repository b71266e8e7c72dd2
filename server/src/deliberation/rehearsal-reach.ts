import { actWords } from './rehearsal-act.ts';
import { aboutOwners, advocacyWords, apart, judged } from './rehearsal-claim.ts';
import { isNamedWhole, mentions, names, type ReadClause, shares, withholdsFacts } from './rehearsal-clauses.ts';
import { KNOWLEDGE } from './rehearsal-english.ts';
import { asksToKnow, type Prompt } from './rehearsal-request.ts';
import type { Word } from './retrieve-words.ts';

/** A clause that a prompt reaches, and by which words of the prompt. */
export interface Reach {
  readonly read: ReadClause;
  readonly words: readonly Word[];
  readonly score: number;
}

/**
 * Whether a prompt asks for what a clause withholds. One word in common is never enough: an act needs its object too, a
 * question about people needs what is asked about them, and both must be named apart in the clause.
 *
 * @returns null where the clause does not reach the prompt
 */
export function reachWithheld(prompt: Prompt, read: ReadClause, weight: (stem: string) => number): Reach | null {
  const words = read.onTelling && !asksToKnow(prompt) ? tellingWords(prompt, read) : askedWords(prompt, read);
  return words.length === 0 ? null : { read, words, score: scoreOf(words, weight) };
}

/** How far a clause that lets a prompt be answered covers it: by any words in common, doubled where both are about knowing. */
export function reachAllowed(prompt: Prompt, read: ReadClause, weight: (stem: string) => number): Reach | null {
  const words = prompt.content.filter((word) => mentions(read, word));
  const knows = asksToKnow(prompt) && read.concepts.some((concept) => concept.own && shares(concept, KNOWLEDGE));
  return words.length === 0 ? null : { read, words, score: scoreOf(words, weight) * (knows ? 2 : 1) };
}

/** What words count together: each stem once, by its rarity. */
export function scoreOf(words: readonly Word[], weight: (stem: string) => number): number {
  return [...new Set(words.map((word) => word.stem))].reduce((sum, stem) => sum + weight(stem), 0);
}

function askedWords(prompt: Prompt, read: ReadClause): readonly Word[] {
  switch (prompt.kind) {
    case 'act':
      return longest(prompt.requests.map((request) => actWords(request, read, prompt)));
    case 'words':
      return apart(prompt.content, read, prompt);
    case 'why':
      return advocacyWords(prompt, read);
    case 'fact':
      return longest([withholdsFacts(read) ? aboutOwners(prompt, read) : [], judged(prompt, read)]);
    case 'past':
      return judged(prompt, read);
    case 'meaning':
    case 'telling':
      return [];
  }
}

/** What a user says that they want or feel, in a clause about users who say so; an act upon oneself needs no more. */
function tellingWords(prompt: Prompt, read: ReadClause): readonly Word[] {
  const acts = prompt.requests.map(({ action, objects, bare }) => {
    const acting = read.concepts.filter((concept) => names(concept, action));
    if (acting.length === 0) return [];
    const named = objects.filter((word) => word.stem !== action.stem && mentions(read, word));
    const whole = acting.some((concept) => isNamedWhole(concept, [action, ...named]));
    const ownLife =
      whole &&
      prompt.words.some((word, index) => named.includes(word) && /^(?:my|own)$/.test(prompt.words[index - 1]?.text ?? ''));
    const wish = prompt.firstPerson && (bare || objects.every((word) => named.includes(word)));
    return named.some((word) => word.stem === 'self') || ownLife || wish ? [action, ...named] : [];
  });
  const told = prompt.kind === 'telling' || prompt.kind === 'words' ? apart(prompt.content, read, prompt) : [];
  return longest([...acts, told]);
}

function longest(lists: readonly (readonly Word[])[]): readonly Word[] {
  return lists.reduce((best, each) => (each.length > best.length ? each : best), []);
}
