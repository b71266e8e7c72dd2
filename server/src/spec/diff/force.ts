import { type Clause, isProhibition, type Modality, RESPONSE_MODES } from '../model.ts';
import type { WordReader } from './read-words.ts';
import type { Effect, Ground } from './spec-diff.ts';

/** What a clause does to the model; `decides`: it gives a verdict, which its mode or label states. */
type Stance = 'requires' | 'forbids' | 'permits' | 'decides';

/** How firmly; what a verdict says is as firm as an order. */
const FIRMNESS: Readonly<Record<Modality, number>> = {
  must: 3,
  'must-not': 3,
  will: 2,
  should: 1,
  'should-not': 1,
  may: 0,
  verdict: 3,
};

/** What the model must not do can be said as what it must refuse to do. */
function stanceOf({ modality, text }: Clause): Stance {
  if (modality === 'verdict') return 'decides';
  if (modality === 'may') return 'permits';
  const forbids = isProhibition(modality) ? !NOT_REFUSE.test(text) : REFUSE.test(text) || OPENS_WITH_REFUSE.test(text);
  return forbids ? 'forbids' : 'requires';
}

/** Whether binding is what a clause does: then an exception makes it weaker. Of a permission it makes the policy stricter. */
export function bindsOrPermits(clause: Clause): 'binds' | 'permits' | 'unknown' {
  const stance = stanceOf(clause);
  if (stance === 'permits') return 'permits';
  if (stance !== 'decides') return 'binds';
  return clause.mode === null ? 'unknown' : clause.mode === 'comply' ? 'permits' : 'binds';
}

/** What the modal verb and the response mode of two versions say: must → should, refuse → comply. */
export function compareForce(before: Clause, after: Clause): readonly Ground[] {
  return [...compareModality(before, after), ...compareMode(before, after)];
}

function compareModality(before: Clause, after: Clause): readonly Ground[] {
  const [one, other] = [stanceOf(before), stanceOf(after)];
  if (one === 'decides' || other === 'decides') return [];
  const effect = effectOf(before, after, one, other);
  if (effect === null) return [];
  const verbs = `${nameOf(before)} → ${nameOf(after)}`;
  const turn = one === 'forbids' ? 'what was forbidden is required now' : 'what was required is forbidden now';
  return [{ aspect: 'modality', effect, text: effect === 'reversed' ? `${verbs}: ${turn}` : verbs }];
}

function effectOf(before: Clause, after: Clause, one: Stance, other: Stance): Effect | null {
  if (one === other || sameAnswer(before, after)) return byFirmness(before, after);
  if (other === 'permits') return 'weaker';
  if (one === 'permits') return 'stronger';
  // Between refusal and a safe completion, and where both give the same answer, the mode says what changed.
  return before.mode === 'safe-complete' || after.mode === 'safe-complete' ? null : 'reversed';
}

function byFirmness(before: Clause, after: Clause): Effect | null {
  const change = firmnessOf(after) - firmnessOf(before);
  return change === 0 ? null : change < 0 ? 'weaker' : 'stronger';
}

/** "does not" says what the model does, as "will" and "declines to" do, and no more firmly. */
function firmnessOf(clause: Clause): number {
  return FIRMNESS[saysWhatItDoes(clause) ? 'will' : clause.modality];
}

function saysWhatItDoes({ modality, text }: Clause): boolean {
  return modality === 'must-not' && STATES.test(text) && !ORDERS.test(text);
}

/** "must decline to say" and "must not say" */
function sameAnswer(before: Clause, after: Clause): boolean {
  return before.mode !== null && before.mode === after.mode && before.modality !== 'may' && after.modality !== 'may';
}

/** Modal verbs by how firmly they bind, whomever a sentence says them of. */
const MODAL_VERBS: readonly ReadonlySet<string>[] = [
  new Set(['may', 'might', 'can', 'could']),
  new Set(['should', 'ought']),
  new Set(['must', 'shall', 'required']),
];

/** A modal verb that was exchanged in a part of the sentence that does not decide how the whole binds. */
export function compareModalVerbs(before: Clause, after: Clause, reader: WordReader): readonly Ground[] {
  if (before.modality !== after.modality) return [];
  const [one, other] = [reader.words(before.text), reader.words(after.text)];
  const counts = (words: readonly string[]) => MODAL_VERBS.map((verbs) => words.filter((word) => verbs.has(word)).length);
  const [left, right] = [counts(one), counts(other)];
  const changes = left.map((count, rank) => (right[rank] ?? 0) - count);
  const [fewer, more] = [changes.findIndex((change) => change < 0), changes.findIndex((change) => change > 0)];
  if (fewer < 0 || more < 0 || changes.filter((change) => change !== 0).length > 2) return [];
  const verb = (words: readonly string[], rank: number) => words.find((word) => MODAL_VERBS[rank]?.has(word));
  const effect = more > fewer ? 'stronger' : 'weaker';
  return [{ aspect: 'modal-verb', effect, text: `in a part of it: ${verb(one, fewer)} → ${verb(other, more)}` }];
}

function compareMode(before: Clause, after: Clause): readonly Ground[] {
  if (before.mode === null || after.mode === null || before.mode === after.mode) return [];
  // The modes stand in the order of what they let through.
  const effect = RESPONSE_MODES.indexOf(after.mode) < RESPONSE_MODES.indexOf(before.mode) ? 'weaker' : 'stronger';
  return [{ aspect: 'mode', effect, text: `${before.mode} → ${after.mode}` }];
}

function nameOf(clause: Clause): string {
  return saysWhatItDoes(clause) ? 'does not' : clause.modality.replace('-', ' ');
}

const STATES = /\b(?:does not|doesn['’]t|will not|won['’]t|never \w+s)\b/i;
const ORDERS = /\b(?:must|shall|cannot|may not|prohibited|forbidden|disallowed|allowed|permitted)\b/i;
const REFUSING = `(?:avoid|refrain|abstain|refuse|decline|reject|withhold|block|deny)`;
const REFUSE = new RegExp(
  String.raw`\b(?:(?:must|shall|should|will|ought to|has to|have to|needs? to)\s+(?:\w+ly\s+|always\s+|also\s+)?${REFUSING}\b|(?:assistant|model|it)\s+(?:\w+ly\s+|always\s+|also\s+)?(?:avoids|refrains|abstains|refuses|declines|rejects|withholds|blocks|denies)\b)`,
  'i',
);
const OPENS_WITH_REFUSE = new RegExp(String.raw`^\W*(?:always\s+|\w+ly\s+)?${REFUSING}\b`, 'i');
const NOT_REFUSE = /(?:\bnot|n['’]t|\bnever)\s+(?:\w+ly\s+)?(?:refuse|decline|reject|withhold|block|deny)\b/i;
