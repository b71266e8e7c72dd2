import type { Clause } from '../model.ts';
import { bindsOrPermits } from './force.ts';
import type { WordReader } from './read-words.ts';
import type { Aspect, Effect, Ground } from './spec-diff.ts';

export interface Qualified {
  readonly grounds: readonly Ground[];
  /** stems of the words that the grounds name already */
  readonly told: ReadonlySet<string>;
}

/** Finds what qualifies one version and not the other: hedges, emphasis, quantifiers, exceptions, conditions. */
export function compareQualifiers(before: Clause, after: Clause, reader: WordReader): Qualified {
  const [one, other] = [bindsOrPermits(before), bindsOrPermits(after)];
  const stance = one === other ? one : 'unknown';
  const [exceptionsBefore, exceptionsAfter] = [exceptionsOf(before), exceptionsOf(after)];
  const exceptions = compareParts('exception', exceptionsBefore, exceptionsAfter);
  const conditions = compareParts('condition', conditionsOf(before), conditionsOf(after));
  const hedges = compareMarks('hedge', HEDGES, before.text, after.text);
  const emphasis = compareMarks('emphasis', EMPHASIS, before.text, after.text);
  const told = new Set([...hedges, ...emphasis, ...exceptions, ...conditions].flatMap(({ part }) => reader.content(part)));
  const grounds = [
    ...hedges.map((each) => turned(each, stance === 'binds' ? 'weaker' : 'scope')),
    ...emphasis.map((each) => turned(each, loosenedBy(stance, true))),
    ...compareQuantifiers(before.text, after.text, stance, reader),
    ...[...exceptions, ...conditions].map((each) => turned(each, loosenedBy(stance, false))),
  ];
  return { grounds, told };

  function compareParts(aspect: Aspect, left: readonly string[], right: readonly string[]): readonly Difference[] {
    const gone = left.filter((part) => !right.some((each) => isLike(part, each)) && isNew(part, after.text));
    const come = right.filter((part) => !left.some((each) => isLike(part, each)) && isNew(part, before.text));
    if (gone.length > 0 && come.length > 0) return [{ aspect, kind: 'changed', part: `${gone.join('; ')} → ${come.join('; ')}` }];
    return [
      ...gone.map((part): Difference => ({ aspect, kind: 'removed', part })),
      ...come.map((part): Difference => ({ aspect, kind: 'added', part })),
      ...(aspect === 'exception' ? compareWidth(left, right) : []),
    ];
  }

  /** "unless the user is a doctor" → "unless the user is a doctor or a nurse" */
  function compareWidth(left: readonly string[], right: readonly string[]): readonly Difference[] {
    return left.flatMap((part): Difference[] => {
      const partner = right.find((each) => isLike(part, each));
      if (partner === undefined || partner === part) return [];
      if (goesOn(part, partner)) return [{ aspect: 'exception', kind: 'added', part: partner }];
      return goesOn(partner, part) ? [{ aspect: 'exception', kind: 'removed', part }] : [];
    });
  }

  function isLike(part: string, other: string): boolean {
    if (part === other) return true;
    const words = new Set(reader.content(other));
    const own = reader.content(part);
    return own.length > 0 && own.filter((word) => words.has(word)).length * 2 >= Math.min(own.length, words.size);
  }

  /** What the other version says as well, in another place, was not added. */
  function isNew(part: string, text: string): boolean {
    const words = new Set(reader.content(text));
    const own = reader.content(part);
    return own.length === 0 || own.filter((word) => words.has(word)).length * 2 < own.length;
  }
}

interface Difference {
  readonly aspect: Aspect;
  readonly kind: 'added' | 'removed' | 'changed';
  readonly part: string;
}

/** The words of a ground, and its effect, given what the effect of adding it is. */
function turned({ aspect, kind, part }: Difference, whenAdded: Effect): Ground {
  const opposite: Partial<Record<Effect, Effect>> = { weaker: 'stronger', stronger: 'weaker' };
  const effect = kind === 'changed' ? 'scope' : kind === 'added' ? whenAdded : (opposite[whenAdded] ?? whenAdded);
  return { aspect, effect, text: `${aspect} ${kind}: “${part}”` };
}

/** What narrows a clause loosens the policy where the clause binds, and tightens it where the clause permits. */
function loosenedBy(stance: 'binds' | 'permits' | 'unknown', firmer: boolean): Effect {
  if (stance === 'unknown') return 'scope';
  return (stance === 'binds') === firmer ? 'stronger' : 'weaker';
}

/** One hedge for another changes nothing that can be told, so only what is left over counts. */
function compareMarks(aspect: Aspect, pattern: RegExp, before: string, after: string): readonly Difference[] {
  const [left, right] = [marksIn(before, pattern), marksIn(after, pattern)];
  const gone = without(left, right);
  const come = without(right, left);
  const kept = Math.min(gone.length, come.length);
  return [
    ...gone.slice(kept).map((part): Difference => ({ aspect, kind: 'removed', part })),
    ...come.slice(kept).map((part): Difference => ({ aspect, kind: 'added', part })),
  ];
}

function marksIn(text: string, pattern: RegExp): readonly string[] {
  return partsIn(text.toLowerCase(), pattern);
}

function without(marks: readonly string[], others: readonly string[]): readonly string[] {
  const left = [...others];
  return marks.filter((mark) => {
    const index = left.indexOf(mark);
    if (index >= 0) left.splice(index, 1);
    return index < 0;
  });
}

/** "any request" → "most requests" */
function compareQuantifiers(
  before: string,
  after: string,
  stance: 'binds' | 'permits' | 'unknown',
  reader: WordReader,
): readonly Ground[] {
  const count = (text: string, set: ReadonlySet<string>) => reader.words(text).filter((word) => set.has(word));
  const [allBefore, allAfter, someBefore, someAfter] = [
    count(before, ALL),
    count(after, ALL),
    count(before, SOME),
    count(after, SOME),
  ];
  const fewer = allAfter.length < allBefore.length && someAfter.length > someBefore.length;
  const more = allAfter.length > allBefore.length && someAfter.length < someBefore.length;
  if (!fewer && !more) return [];
  const [from, to] = fewer
    ? [without(allBefore, allAfter)[0], without(someAfter, someBefore)[0]]
    : [without(someBefore, someAfter)[0], without(allAfter, allBefore)[0]];
  return [{ aspect: 'quantifier', effect: loosenedBy(stance, more), text: `${from} → ${to}` }];
}

const ALL: ReadonlySet<string> = new Set(['all', 'any', 'every', 'each']);
const SOME: ReadonlySet<string> = new Set(['some', 'certain', 'most', 'many', 'several']);

const HEDGES =
  /\b(?:generally|usually|typically|normally|ordinarily|mostly|often|sometimes|ideally|(?:where|when|whenever|if|as far as|wherever) (?:possible|appropriate|feasible|practical|practicable|reasonable|necessary|needed)|as (?:appropriate|needed)|in (?:most|many|some) cases|in general|as a rule|by default|(?:try|tries|aim|aims|strive|strives|attempt|attempts) to|make an effort to|at its (?:own )?discretion)\b/gi;
const EMPHASIS =
  /\b(?:(?<=\b(?:must|shall|should|will) )always|under (?:no|any|all) circumstances|in (?:all|every) cases?|at all times|without exception|regardless of|no matter|even (?:if|when|where|for)|strictly|absolutely)\b/gi;

const EXCEPTION = /\b(?:unless|except|other than|with the exception of|apart from)\b[^.;]*/gi;
const CONDITION =
  /(?<!\b(?:even|as|such|say|what|how) )\b(?:if|when|whenever|where|while|provided that|as long as|so long as|only for|only in|in case of)\b[^,.;:()]*/gi;

function exceptionsOf({ text, exceptions }: Clause): readonly string[] {
  return exceptions.length === 0 ? [] : partsIn(text, EXCEPTION);
}

function conditionsOf({ text, exceptions }: Clause): readonly string[] {
  const rest = exceptions.length === 0 ? text : text.replace(EXCEPTION, ' ');
  return partsIn(rest.replace(HEDGES, ' '), CONDITION);
}

/** Each is compared with each of the other version, and no clause that can be understood has more. */
const MOST_PARTS = 20;

function partsIn(text: string, pattern: RegExp): readonly string[] {
  const parts: string[] = [];
  for (const [part] of text.matchAll(pattern)) if (parts.push(part.trim()) === MOST_PARTS) break;
  return parts;
}

/** Whether a part is another with more alternatives behind it. */
function goesOn(part: string, longer: string): boolean {
  return longer.toLowerCase().startsWith(part.toLowerCase()) && /^,?\s+or\s|^,\s/i.test(longer.slice(part.length));
}
