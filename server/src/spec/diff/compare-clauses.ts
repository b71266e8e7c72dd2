import type { Clause } from '../model.ts';
import { findEchoes } from './echoes.ts';
import { compareForce, compareModalVerbs } from './force.ts';
import { comparePlace } from './place.ts';
import { compareQualifiers } from './qualifiers.ts';
import type { WordReader } from './read-words.ts';
import { compareScopeWords } from './scope-words.ts';
import { type Aspect, CLAUSE_CHANGES, type ClauseChange, type ClauseChangeKind, type Ground } from './spec-diff.ts';
import type { Versions } from './versions.ts';
import { markWords } from './word-marks.ts';

export interface ComparedClauses {
  readonly changes: readonly ClauseChange[];
  readonly unchangedCount: number;
}

/** Says of every clause of either version what became of it. */
export function compareClauses(versions: Versions, reader: WordReader): ComparedClauses {
  const { before, after, clauses } = versions;
  const changes: ClauseChange[] = [];
  let unchangedCount = 0;
  for (const clause of after.spec.clauses) {
    const old = clauses.beforeOf(clause);
    const change = old === null ? only(null, clause) : compare(old, clause, versions, reader);
    if (change === null) unchangedCount += 1;
    else changes.push(change);
  }
  for (const clause of before.spec.clauses) if (clauses.afterOf(clause) === null) changes.push(only(clause, null));
  const echoes = findEchoes(changes, versions, reader);
  // Sorting keeps the order of the document within each kind.
  const rank = ({ kind }: ClauseChange) => CLAUSE_CHANGES.indexOf(kind);
  const told = changes.map((change) => {
    const sentence = echoes.get(change);
    return sentence === undefined ? change : { ...change, grounds: [echoOf(change, sentence)] };
  });
  return { changes: told.sort((a, b) => rank(a) - rank(b)), unchangedCount };
}

function only(before: Clause | null, after: Clause | null): ClauseChange {
  return { kind: before === null ? 'added' : 'removed', before, after, grounds: [], words: [] };
}

/** Whoever reads "removed" must not look in vain for a sentence that is still there. */
function echoOf({ after }: ClauseChange, sentence: string): Ground {
  const how = after === null ? 'no longer read as a rule' : 'not read as a rule before';
  return { aspect: 'sentence', effect: 'wording', text: `${how}: “${sentence}”` };
}

/** @returns null where nothing changed */
function compare(before: Clause, after: Clause, versions: Versions, reader: WordReader): ClauseChange | null {
  const said = [...compareForce(before, after), ...(before.text === after.text ? [] : compareTexts(before, after, reader))];
  if (said.length === 0 && before.text !== after.text)
    said.push({ aspect: 'wording', effect: 'wording', text: 'the same in other words' });
  const grounds = [...said, ...comparePlace(before, after, versions), ...compareIds(before, after)];
  const kind = kindOf(grounds);
  return kind === null ? null : { kind, before, after, grounds, words: markWords(before.text, after.text) };
}

function compareTexts(before: Clause, after: Clause, reader: WordReader): readonly Ground[] {
  const { grounds, told } = compareQualifiers(before, after, reader);
  return [...compareModalVerbs(before, after, reader), ...grounds, ...compareScopeWords(before, after, reader, told)];
}

/** An id that is gone or another breaks what refers to it; a new one breaks nothing. */
function compareIds(before: Clause, after: Clause): readonly Ground[] {
  if (before.idSpan === null || before.id === after.id) return [];
  const text = after.idSpan === null ? `id “${before.id}” removed` : `id “${before.id}” → “${after.id}”`;
  return [{ aspect: 'id', effect: 'wording', text }];
}

/**
 * What the grounds come to. The modal verb goes before the response mode, and that before all that qualifies them; where
 * what qualifies pulls both ways, no one can say which wins, and the clause is re-scoped.
 */
function kindOf(grounds: readonly Ground[]): ClauseChangeKind | null {
  if (grounds.some(({ effect }) => effect === 'reversed')) return 'reversed';
  for (const aspects of [['modality'], ['mode'], QUALIFIERS] as const) {
    const effects = grounds.filter(({ aspect }) => (aspects as readonly Aspect[]).includes(aspect)).map(({ effect }) => effect);
    const [weaker, stronger] = [effects.includes('weaker'), effects.includes('stronger')];
    if (weaker && stronger) return 're-scoped';
    if (weaker) return 'weakened';
    if (stronger) return 'strengthened';
  }
  if (grounds.some(({ effect }) => effect === 'scope')) return 're-scoped';
  if (grounds.some(({ effect }) => effect === 'lowered')) return 'authority-lowered';
  if (grounds.some(({ effect }) => effect === 'raised')) return 'authority-raised';
  return grounds.length > 0 ? 'reworded' : null;
}

const QUALIFIERS: readonly Aspect[] = ['modal-verb', 'hedge', 'emphasis', 'quantifier', 'exception', 'condition'];
