import { groupBy } from '../../spec/group-by.ts';
import { once } from '../../spec/once.ts';
import { defineRule, type Found } from '../rule.ts';
import { announcedLevels } from '../similarity/announced-levels.ts';
import { undefinedOutcomes } from '../similarity/undefined-outcomes.ts';
import { type DefinedLevels, readDefinedLevels } from '../terms/defined-levels.ts';
import { unexplainedCodes } from '../terms/level-words-by-code.ts';
import { unexplainedMarks } from '../terms/level-words-given.ts';
import { unexplainedScores } from '../terms/level-words-scored.ts';
import { unexplainedLevels } from '../terms/level-words-unexplained.ts';
import { readUsedLevels, type UsedLevel } from '../terms/level-words-used.ts';
import { undefinedNames } from '../terms/named-levels.ts';
import { undefinedChoices } from '../terms/named-levels-by-choice.ts';
import { undefinedCodesOfLevels } from '../terms/named-levels-by-code.ts';
import { undefinedInSeries } from '../terms/named-levels-by-series.ts';
import { undefinedInCapitals } from '../terms/named-levels-in-capitals.ts';
import { undefinedAlike } from '../terms/named-levels-used-alike.ts';
import type { FoundWords, Sentence } from '../text/sentence.ts';

/**
 * Finds a level, tier or grade that a rule speaks of and the spec's own list leaves out: "level 4" where levels 1 to 3 are
 * defined, "critical severity" where low, medium and high are. Labels such as `S5` are another rule's.
 */
export const undefinedLevel = defineRule({
  name: 'undefined-level',
  family: 'conflict',
  severity: 'warning',
  summary: 'A level or an outcome that a rule speaks of and no list defines.',
  check: (subject) => {
    const readDefined = once(() => readDefinedLevels(subject));
    const used = readUsedLevels(subject);
    return eachOnce([
      ...undefinedLevels(used, readDefined),
      ...unexplainedScores(subject),
      ...unexplainedMarks(subject),
      ...unexplainedCodes(subject),
      ...announcedLevels(subject, readDefined),
      ...unexplainedLevels(subject, readDefined, used),
      ...undefinedNames(subject),
      ...undefinedCodesOfLevels(subject),
      ...undefinedChoices(subject),
      ...undefinedInSeries(subject),
      ...undefinedInCapitals(subject),
      ...undefinedAlike(subject),
      ...undefinedOutcomes(subject),
    ]);
  },
});

/** What two of them find, as the first of them tells it: "the sealed tier" and "sealed tier" end in one place. */
function eachOnce(found: readonly Found[]): Found[] {
  const told = new Set<string>();
  return found.filter(({ path, span }) => {
    const places = [`${path} from ${span.start}`, `${path} to ${span.end}`];
    const isNew = !places.some((place) => told.has(place));
    for (const place of places) told.add(place);
    return isNew;
  });
}

function undefinedLevels(used: readonly UsedLevel[], readDefined: () => DefinedLevels): Found[] {
  if (used.length === 0) return [];
  const defined = readDefined();
  if (![...defined.values()].some((names) => names.size >= 2)) return [];
  return [...groupBy(used, ({ kind, name }) => `${kind} ${name}`).values()].flatMap((group) => {
    const [first] = group;
    const names = first && namesOf(first, defined);
    if (!names || names.size < 2 || names.has(first.name)) return [];
    return apart(group)
      .slice(0, MOST_EACH)
      .map(({ sentence, found }) => report(sentence, found, [...names]));
  });
}

/** "rated 4" speaks of levels where nothing else is numbered; "rated 18" of films. */
function namesOf({ kind, name }: UsedLevel, defined: DefinedLevels): ReadonlySet<string> | undefined {
  const isOfLevels = kind === 'rating' && Number(name) <= 10;
  return defined.get(kind) ?? (isOfLevels ? (defined.get('level') ?? defined.get('severity')) : undefined);
}

const MOST_EACH = 3;

/** Each place once, though two patterns find it. */
function apart(group: readonly UsedLevel[]): UsedLevel[] {
  const kept: UsedLevel[] = [];
  for (const used of group) {
    const { start, end } = used.found.span;
    const last = kept.slice(-MOST_EACH);
    if (
      !last.some(
        (each) => each.sentence.path === used.sentence.path && start < each.found.span.end && each.found.span.start < end,
      )
    )
      kept.push(used);
  }
  return kept;
}

function report({ path }: Sentence, { text, span }: FoundWords, names: readonly string[]): Found {
  const listed = `${names.slice(0, 6).join(', ')}${names.length > 6 ? ' and others' : ''}`;
  return {
    path,
    span,
    message: `Unexpected “${text}”, expected one that this spec defines (${listed}): define it, or name another`,
  };
}
