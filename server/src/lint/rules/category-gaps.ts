import { concernsModels, governsAnswers } from '../coverage/audience.ts';
import { type CategoryView, titlePlace, viewCoverage } from '../coverage/category-view.ts';
import { findGaps, type Gap, type GapKind } from '../coverage/gaps.ts';
import { isOnContent, isRuledInProse } from '../coverage/on-content.ts';
import { viewProseHazards } from '../coverage/prose-hazards.ts';
import { insertSkeletons } from '../coverage/skeletons.ts';
import { flag } from '../options.ts';
import { defineRule, type Found, type Subject } from '../rule.ts';

/**
 * Finds what a hazard category does not say: when to answer and when not, what its terms mean, an example of each side. One
 * finding a category; a gap that all of many categories share is told once, at the first of them.
 */
export const categoryGaps = defineRule({
  name: 'category-gaps',
  family: 'coverage',
  severity: 'warning',
  summary: 'A hazard category without a boundary, a response mode or an example.',
  options: {
    mode: flag('Ask each hazard category for a response mode.', true),
    allowed: flag('Ask each hazard category for what is allowed.', true),
    disallowed: flag('Ask each hazard category for what is not allowed.', true),
    safeCompletion: flag('Ask categories on self-harm and on advice for a safe completion.', true),
    examples: flag('Ask each hazard category for an example of each side.', true),
    definitions: flag('Ask each hazard category for definitions, or the spec for shared ones.', true),
    exercise: flag('Ask for an example of each clause, where examples name clauses.', true),
  },
  check: (subject, options) => {
    const asked: Record<GapKind, boolean> = {
      mode: options.mode,
      allowed: options.allowed,
      disallowed: options.disallowed,
      'safe-completion': options.safeCompletion,
      examples: options.examples,
      'allowed-example': options.examples,
      'disallowed-example': options.examples,
      definitions: options.definitions,
      exercise: options.exercise,
    };
    const answers = governsAnswers(subject);
    const inProse = answers ? viewProseHazards(subject).filter((view) => isRuledInProse(subject, view, answers)) : [];
    const hazards = [...viewCoverage(subject).hazards, ...inProse];
    const onContent = new Set(hazards.filter((view) => isOnContent(subject, view, answers)));
    const shared = {
      answers,
      labels: subject.sections.some(({ label, verdict }) => label !== null || verdict !== null),
      organised: onContent.size >= 2,
      definitions: sharesDefinitions(subject, hazards),
    };
    const found = hazards.map((view) => ({
      view,
      gaps: findGaps(subject, view, shared).filter(({ kind }) => asked[kind]),
    }));
    const common = gapsOfAll(found.filter(({ view }) => onContent.has(view)).map(({ gaps }) => gaps));
    const first = found.findIndex(({ view }) => onContent.has(view));
    const isForModel = concernsModels(subject);
    return found.flatMap(({ view, gaps }, index) => {
      const own = gaps.filter(({ kind }) => index === first || !common.has(kind));
      return own.length > 0 ? [report(subject, view, own, { common, count: onContent.size, isForModel })] : [];
    });
  },
});

/** From how many categories on a gap that all of them share is told once. */
const MANY = 3;
const GRAVE: ReadonlySet<GapKind> = new Set<GapKind>(['mode', 'allowed', 'disallowed', 'safe-completion']);

/** Whoever keeps a secret or a procedure withholds little that somebody would miss. */
const OF_CONDUCT =
  /\b(?:privacy|confidential\w*|data protection|(?:controls?|procedures?|process(?:es)?|workflows?|handling|requirements|obligations|responsibilities|duties|governance|compliance|practices))\b(?! (?:violations?|breach\w*|abuse|attacks?))/i;

interface Surroundings {
  readonly common: ReadonlySet<GapKind>;
  readonly count: number;
  readonly isForModel: boolean;
}

function report(subject: Subject, view: CategoryView, gaps: readonly Gap[], { common, count, isForModel }: Surroundings): Found {
  const own = gaps.filter(({ kind }) => !common.has(kind)).map(({ expected }) => expected);
  const shared = gaps.filter(({ kind }) => common.has(kind)).map(({ expected }) => expected);
  const where = view.head.level === 0 ? 'this file' : `“${view.category.title}”`;
  const message =
    shared.length === 0
      ? `Unexpected ${gaps.length > 1 ? 'gaps' : 'gap'} in ${where}, expected ${listed(own)}`
      : `Unexpected ${shared.length > 1 ? 'gaps' : 'gap'} in all ${count} categories, of which this is the first, expected ${listed(shared)} in each${own.length > 0 ? `, and here ${listed(own)}` : ''}`;
  const grave = gaps.some(({ kind }) => GRAVE.has(kind)) && !OF_CONDUCT.test(view.category.title);
  const fixes = insertSkeletons(subject, view, gaps);
  return {
    ...titlePlace(subject, view.head),
    ...(grave ? {} : { severity: isForModel && gaps.some(({ kind }) => kind !== 'exercise') ? 'info' : 'hint' }),
    message: `${message}: ${wayOut(gaps)}`,
    related: gaps.flatMap(({ clauses }) =>
      clauses.slice(0, 3).map(({ path, span, id }) => ({ path, span, message: `No example shows \`${id}\`` })),
    ),
    ...(fixes.length > 0 ? { fixes } : {}),
  };
}

function wayOut([first]: readonly Gap[]): string {
  switch (first?.kind) {
    case 'mode':
      return 'say what is answered and what is not';
    case 'allowed':
      return 'say what stays allowed, or harmless requests are refused too';
    case 'disallowed':
      return 'say what is withheld';
    case 'safe-completion':
      return 'say what to give and what to leave out';
    case 'examples':
    case 'allowed-example':
    case 'disallowed-example':
      return 'add examples near the boundary';
    case 'definitions':
      return 'say what the main terms mean';
    case 'exercise':
    case undefined:
      return 'add examples, or name the clauses in those there are';
  }
}

function gapsOfAll(all: readonly (readonly Gap[])[]): ReadonlySet<GapKind> {
  const [first = []] = all;
  if (all.length < MANY) return new Set();
  return new Set(
    first
      .map(({ kind }) => kind)
      .filter((kind) => kind !== 'exercise' && all.every((gaps) => gaps.some((gap) => gap.kind === kind))),
  );
}

/** Where most categories define their own terms, each is expected to; else shared definitions do for all. */
function sharesDefinitions(subject: Subject, hazards: readonly CategoryView[]): boolean {
  const own = hazards.filter(({ definitions }) => definitions.length > 0).length;
  const inHazards = hazards.reduce((sum, { definitions }) => sum + definitions.length, 0);
  return subject.definitions.length > inHazards && own * 2 <= hazards.length;
}

function listed(parts: readonly string[]): string {
  return parts.length < 2 ? parts.join('') : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}`;
}
