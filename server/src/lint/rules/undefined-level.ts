import { groupBy } from '../../spec/group-by.ts';
import { once } from '../../spec/once.ts';
import { defineRule, type Found, type Subject } from '../rule.ts';
import { announcedLevels } from '../similarity/announced-levels.ts';
import { undefinedOutcomes } from '../similarity/undefined-outcomes.ts';
import { type DefinedLevels, readDefinedLevels } from '../terms/defined-levels.ts';
import { readUsedLevels, type UsedLevel } from '../terms/level-words-used.ts';
import { undefinedNames } from '../terms/named-levels.ts';
import { undefinedChoices } from '../terms/named-levels-by-choice.ts';
import { undefinedCodesOfLevels } from '../terms/named-levels-by-code.ts';
import { undefinedInSeries } from '../terms/named-levels-by-series.ts';
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
    return [
      ...undefinedLevels(subject, readDefined),
      ...announcedLevels(subject, readDefined),
      ...undefinedNames(subject),
      ...undefinedCodesOfLevels(subject),
      ...undefinedChoices(subject),
      ...undefinedInSeries(subject),
      ...undefinedOutcomes(subject),
    ];
  },
});

function undefinedLevels(subject: Subject, readDefined: () => DefinedLevels): Found[] {
  const used = readUsedLevels(subject);
  if (used.length === 0) return [];
  const defined = readDefined();
  if (![...defined.values()].some((names) => names.size >= 2)) return [];
  return [...groupBy(used, ({ kind, name }) => `${kind} ${name}`).values()].flatMap((group) => {
    const [first] = group;
    const names = defined.get(first?.kind ?? '');
    if (!first || !names || names.size < 2 || names.has(first.name)) return [];
    return apart(group)
      .slice(0, MOST_EACH)
      .map(({ sentence, found }) => report(sentence, found, [...names]));
  });
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
