import { AUTHORITIES, type Clause, type ResponseMode, type Spec } from '../spec/model.ts';
import { type ReadClause, readClausesOf } from './rehearsal-clauses.ts';
import { EVALUATIVE, LOOKING_BACK } from './rehearsal-english.ts';
import { createPrecedents } from './rehearsal-precedents.ts';
import { type Reach, reachAllowed, reachWithheld, scoreOf } from './rehearsal-reach.ts';
import { LONGEST_READ, type Prompt, readPrompt } from './rehearsal-request.ts';
import { withSynonyms } from './rehearsal-synonyms.ts';
import { createRetriever, type Retriever } from './retrieve.ts';

/** What the clauses decide for a prompt, and by which of them. */
export interface Decision {
  readonly prompt: Prompt;
  readonly verdict: ResponseMode;
  /** clauses that withhold something and stand, the deciding one first */
  readonly withheld: readonly Reach[];
  /** clauses that would have withheld something, each with the clause that marks where it ends */
  readonly countered: readonly { readonly withheld: Reach; readonly by: Reach }[];
  /** clauses that let the prompt be answered, nearest first */
  readonly allowed: readonly Reach[];
  /** two withholding clauses of one authority and of different modes were in play */
  readonly tied: boolean;
}

export type Resolve = (prompt: string) => Decision;

/**
 * Resolves prompts by the clauses they reach, of those that retrieval finds: an allowing clause marks where the withholding ones of its own category end;
 * of what still stands, the higher authority decides, then the closer match, then the stricter mode. Where nothing
 * stands, the prompt is answered.
 */
export function createResolver(spec: Spec, retriever: Retriever = createRetriever(spec)): Resolve {
  const { clauses, weight } = readClausesOf(spec);
  const precedentOf = createPrecedents(spec, clauses);
  const withheldStems = vocabulary(clauses.filter(({ mode }) => mode !== 'comply'));
  return (text) => {
    const prompt = readPrompt(text);
    const retrieved = new Set(
      retriever.retrieve(withSynonyms(text.slice(0, LONGEST_READ)), spec.clauses.length).map(({ clause }) => clause.id),
    );
    const near = clauses.filter(({ clause }) => retrieved.has(clause.id));
    const precedent = precedentOf(prompt);
    const likened: Reach[] = precedent ? [{ ...precedent, score: LIKENED * scoreOf(precedent.words, weight) }] : [];
    const reaches = (read: ReadClause) =>
      read.mode === 'comply' ? reachAllowed(prompt, read, weight) : reachWithheld(prompt, read, weight);
    const all = [...likened, ...near.filter((read) => read !== precedent?.read).map(reaches)];
    const reached = pick(all.filter((each) => each?.read.mode !== 'comply'));
    const allowed = pick(all.filter((each) => each?.read.mode === 'comply'));
    const countered: { withheld: Reach; by: Reach }[] = [];
    const standing: Reach[] = [];
    for (const withheld of reached) {
      const by = allowed.find((each) => marksEnd(each, withheld, prompt, { weight, withheldStems }));
      if (by) countered.push({ withheld, by });
      else standing.push(withheld);
    }
    const ordered = standing.sort(
      (left, right) =>
        rank(left.read.clause) - rank(right.read.clause) ||
        right.score - left.score ||
        strictness(right.read) - strictness(left.read),
    );
    const first = ordered[0];
    return {
      prompt,
      verdict: first?.read.mode ?? 'comply',
      withheld: ordered,
      countered,
      allowed,
      tied: ordered.some(
        (each) => first !== undefined && each.read.mode !== first.read.mode && rank(each.read.clause) === rank(first.read.clause),
      ),
    };
  };
}

/** How much more an example that is nearly the prompt counts than words in common. */
const LIKENED = 2;

/** How much of the withholding match an allowing clause must weigh to mark its end. */
const COUNTERWEIGHT = 0.6;

interface Scales {
  readonly weight: (stem: string) => number;
  /** the words of the withholding clauses, by category */
  readonly withheldStems: (category: string | null) => ReadonlySet<string>;
}

/**
 * Whether an allowing clause says that a withholding one ends before this prompt. A question about what was or what a word
 * means ends it where it is closer; a request to act only by a word that no withholding clause of the category has, such
 * as the game or the recipe that it is about.
 */
function marksEnd(allowed: Reach, withheld: Reach, prompt: Prompt, { weight, withheldStems }: Scales): boolean {
  const { clause } = allowed.read;
  if (clause.category !== withheld.read.clause.category) return false;
  const judging = withheld.words.filter((word) => EVALUATIVE.has(word.stem));
  if (judging.some((word) => !allowed.words.includes(word))) return false;
  if (prompt.kind === 'past' || prompt.kind === 'meaning') return allowed.score >= withheld.score;
  if (allowed.read.concepts.some((concept) => concept.own && [...concept.stems].some((stem) => LOOKING_BACK.has(stem))))
    return false;
  const taken = withheldStems(clause.category);
  const beyond = allowed.words.filter((word) => !taken.has(word.stem)).reduce((sum, word) => sum + weight(word.stem), 0);
  return beyond > 0 && allowed.score >= COUNTERWEIGHT * withheld.score;
}

function vocabulary(withholding: readonly ReadClause[]): Scales['withheldStems'] {
  const byCategory = new Map<string | null, ReadonlySet<string>>();
  return (category) => {
    const known = byCategory.get(category);
    if (known) return known;
    const own = withholding.filter(({ clause }) => clause.category === category);
    const stems = new Set(own.flatMap(({ concepts }) => concepts.flatMap((concept) => [...concept.stems])));
    byCategory.set(category, stems);
    return stems;
  };
}

function pick(reached: readonly (Reach | null)[]): Reach[] {
  return reached.filter((each): each is Reach => each !== null).sort((left, right) => right.score - left.score);
}

/** 0 for the highest authority. */
function rank(clause: Clause): number {
  return AUTHORITIES.indexOf(clause.authority);
}

function strictness({ mode }: ReadClause): number {
  return ['comply', 'safe-complete', 'refuse'].indexOf(mode);
}
