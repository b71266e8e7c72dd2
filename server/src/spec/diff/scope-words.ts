import { type Clause, isProhibition } from '../model.ts';
import type { WordReader } from './read-words.ts';
import type { Ground } from './spec-diff.ts';

/** A sentence that names more than this was rewritten, and a list of its words would tell nobody anything. */
const MOST_NAMED = 8;

/**
 * Finds the words that only one version names things by. Grammar, modal verbs and what every clause of a policy says
 * ("provide", "request") do not count, so that what is left says of what the clause speaks.
 *
 * @param told stems that other grounds name already
 */
export function compareScopeWords(
  before: Clause,
  after: Clause,
  reader: WordReader,
  told: ReadonlySet<string>,
): readonly Ground[] {
  const gone = missing(before.text, after.text, reader, told);
  const come = missing(after.text, before.text, reader, told);
  const grounds: Ground[] = [];
  if (gone.length > 0 || come.length > 0) {
    const [from, to] = [gone, come].map(([first, ...others]) => (others.length === 0 ? first : undefined));
    const exchanged = from !== undefined && to !== undefined ? `“${from}” → “${to}”` : null;
    const parts = [gone.length > 0 && `no longer: ${listed(gone)}`, come.length > 0 && `now: ${listed(come)}`];
    grounds.push({ aspect: 'scope', effect: 'scope', text: exchanged ?? parts.filter(Boolean).join('; ') });
  }
  const joined = compareJoining(before.text, after.text, reader);
  if (joined !== null && grounds.length === 0) grounds.push(joined);
  if (isProhibition(before.modality) === isProhibition(after.modality) && countOfNot(before.text) !== countOfNot(after.text))
    grounds.push({ aspect: 'scope', effect: 'scope', text: 'a negation was added or removed' });
  return grounds;
}

/** The words, as written, whose stems stand more often in one text than in the other. */
function missing(text: string, other: string, reader: WordReader, told: ReadonlySet<string>): readonly string[] {
  const left = new Map<string, number>();
  for (const stem of reader.content(other)) left.set(stem, (left.get(stem) ?? 0) + 1);
  const found = new Map<string, string>();
  for (const word of reader.words(text)) {
    const [stem] = reader.content(word);
    if (stem === undefined || told.has(stem)) continue;
    const count = left.get(stem) ?? 0;
    if (count > 0) left.set(stem, count - 1);
    else found.set(stem, word);
  }
  // A word that is merely said once more names nothing new.
  const known = new Set(reader.content(other));
  return [...found].flatMap(([stem, word]) => (known.has(stem) ? [] : [word]));
}

/** "minors and adults" → "minors or adults" */
function compareJoining(before: string, after: string, reader: WordReader): Ground | null {
  const count = (text: string, word: string) => reader.words(text).filter((each) => each === word).length;
  const ands = count(after, 'and') - count(before, 'and');
  const ors = count(after, 'or') - count(before, 'or');
  if (ands === 0 || ors === 0 || Math.sign(ands) === Math.sign(ors)) return null;
  return { aspect: 'scope', effect: 'scope', text: ors > 0 ? 'and → or' : 'or → and' };
}

function countOfNot(text: string): number {
  return text.match(/\b(?:not|never|cannot|(?:avoid|refrain)(?:s|ing)?)\b|n['’]t\b/gi)?.length ?? 0;
}

function listed(words: readonly string[]): string {
  const shown = words.slice(0, MOST_NAMED).map((word) => `“${word}”`);
  const others = words.length - shown.length;
  return others > 0 ? `${shown.join(', ')} and ${others} more` : shown.join(', ');
}
