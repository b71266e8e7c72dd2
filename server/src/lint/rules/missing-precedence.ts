import { groupBy } from '../../spec/group-by.ts';
import type { Prose, Section } from '../../spec/index.ts';
import { offsetOf } from '../../spec/located.ts';
import { findOpposedLists, type OpposedLists } from '../precedence/opposed-lists.ts';
import { readSettled } from '../precedence/settled.ts';
import { ordersLists } from '../precedence/tie-breakers.ts';
import { defineRule, type Found, type Subject } from '../rule.ts';
import { countShared, readStems } from '../similarity/content-stems.ts';
import { placeOf } from '../similarity/place.ts';
import { sentencesHaving } from '../similarity/sentences-having.ts';

/**
 * Finds categories that say what is in and what is out, and not which of the two wins for what is in both. Excludes always
 * cut into Includes; Allowed and Disallowed of a policy that does not classify count where they speak of the same, and once a
 * spec where it has such lists in many places.
 */
export const missingPrecedence = defineRule({
  name: 'missing-precedence',
  family: 'conflict',
  severity: 'warning',
  summary: 'Two lists that can both apply, and no order between them.',
  check: (subject) => {
    const isSettled = readSettled(subject, 'somehow');
    const byPlace = groupBy(sidesOf(subject), ({ place }) => place);
    const ranked = rankedPlaces(subject);
    const found = [...byPlace].flatMap(([place, sides]): Found[] => {
      const pair = pairIn(sides);
      if (!pair || ranked.has(place) || isSettled(pair.one.category) || isSettled(pair.other.category)) return [];
      return [report(subject.sectionOf(place), pair)];
    });
    // One sentence orders the lists of all places: the first asks for it, the others say where it is wanted.
    const [first, ...others] = found;
    if (first) return [first, ...others.map((each) => ({ ...each, severity: 'info' as const }))];
    return unordered(subject, isSettled);
  },
});

/** The places that rank their own two lists: "The exclusions of this section come before its inclusions." */
function rankedPlaces(subject: Subject): ReadonlySet<string> {
  const ranking = sentencesHaving(subject, LIST_WORDS).filter(({ text }) => ordersLists(text));
  return new Set(ranking.flatMap(({ section }) => [placeOf(subject, section), listsOf(subject, section)]));
}

/** The section that has the lists: unlike Allowed and Disallowed, they belong to one label of a classifying policy. */
function listsOf(subject: Subject, section: Section): string {
  let at: Section | null = section;
  while (at && at.role !== null) at = subject.sectionOf(at.parent);
  return at?.id ?? '';
}

const LIST_WORDS =
  'includes include excludes exclude excluded included exclusion exclusions inclusion inclusions exception exceptions carve-outs lists list both'.split(
    ' ',
  );

/** Lists of what is allowed and what is not, all over a spec: told once, where two lines come nearest to each other. */
function unordered(subject: Subject, isSettled: (category: string | null) => boolean): Found[] {
  const lists = findOpposedLists(subject).filter(({ category }) => !isSettled(category));
  const nearest = lists.map((each) => nearestIn(each)).sort((one, other) => other.shared - one.shared)[0];
  if (!nearest || (lists.length < SEVERAL_PLACES && nearest.shared < SHARED)) return [];
  const { allowed, disallowed } = nearest;
  const places = lists.length > 1 ? ` (in ${lists.length} places)` : '';
  return [
    {
      path: disallowed.path,
      span: onFirstLine(disallowed),
      message: `Unexpected lists of what is allowed and what is not${places} without an order, expected which wins for a request that meets both: say once “what is not allowed wins”, or the contrary`,
      related: [{ path: allowed.path, span: onFirstLine(allowed), message: 'Allowed, and near to it' }],
    },
  ];
}

const SEVERAL_PLACES = 3;
const SHARED = 2;

interface Nearest {
  readonly allowed: Prose;
  readonly disallowed: Prose;
  readonly shared: number;
}

function nearestIn({ allowed, disallowed }: OpposedLists): Nearest {
  const read = (list: readonly Prose[]) => list.slice(0, MOST_LINES).map((prose) => ({ prose, stems: readStems(prose.text) }));
  const others = read(allowed);
  const pairs = read(disallowed).flatMap((one) =>
    others.map((other) => ({ disallowed: one.prose, allowed: other.prose, shared: countShared(one.stems, other.stems) })),
  );
  return pairs.reduce((best, pair) => (pair.shared > best.shared ? pair : best));
}

function onFirstLine(prose: Prose): Section['span'] {
  const { text, span } = prose;
  const length = text.indexOf('\n') < 0 ? text.trimEnd().length : text.indexOf('\n');
  return { start: span.start, end: (offsetOf(prose, Math.max(0, length - 1)) ?? span.start) + 1 };
}

type Kind = 'includes' | 'excludes' | 'allowed' | 'disallowed';

/** A part of a spec that says what is in, or what is out. */
interface Side {
  readonly kind: Kind;
  readonly category: string | null;
  /** the section about which the list speaks */
  readonly place: string;
  readonly path: string;
  readonly span: Section['span'];
  /** as its heading or its first word says it */
  readonly name: string;
  /** where a sentence can be added; null in the middle of a list */
  readonly end: number | null;
  readonly classifies: boolean;
  readonly text: string;
}

interface Pair {
  readonly one: Side;
  readonly other: Side;
}

/** What a line or a title that opens a list of its own calls it. */
const IN =
  '(?:includes?|inclusions?|in scope|(?:(?:this|it) )?(?:section |rule |category |ban )?covers|(?:what (?:is |are )?|(?:the )?following (?:is |are )|items )?(?:included|covered|in scope)|what (?:counts|this covers|belongs(?: here)?|falls under (?:it|this)))';
const OUT =
  "(?:excludes?|exclusions?|(?:(?:this|it) )?(?:section |rule |category |ban )?(?:does not|doesn[’']t) (?:include|cover)|(?:what (?:is |are )?|(?:the )?following (?:is |are )|items )?(?:excluded|not covered|not included|out of scope)|what (?:does not|doesn[’']t) (?:count|belong(?: here)?|fall under (?:it|this))|exceptions?|carve-outs?)";
const INLINE: readonly (readonly [Kind, RegExp])[] = [
  ['includes', new RegExp(String.raw`^\W*${IN}(?:\s[\w ]{0,20})?(?::|\W*$)`, 'i')],
  ['excludes', new RegExp(String.raw`^\W*${OUT}(?:\s[\w ]{0,20})?(?::|\W*$)`, 'i')],
];
const TITLES: readonly (readonly [Kind, RegExp])[] = [
  ['includes', new RegExp(String.raw`^(?:${IN}|in)$`, 'i')],
  ['excludes', new RegExp(String.raw`^(?:${OUT}|out)$`, 'i')],
];
/** What a document is about is no rule that two lists could meet in. */
const SCOPE = /\b(?:scope|about|introduction|overview|purpose|audience)\b/i;

function sidesOf(subject: Subject): Side[] {
  const prose = groupBy(subject.prose, (each) => each.section);
  const sections = subject.sections.flatMap((section, index): Side[] => {
    const own = prose.get(section.id) ?? [];
    const named = kindOf(section);
    const kind = named ?? titledKind(section);
    const about = named ? section : (subject.sectionOf(section.parent) ?? section);
    if (!kind || own.length === 0) return [];
    return [
      {
        kind,
        category: section.category,
        place: kind === 'includes' || kind === 'excludes' ? listsOf(subject, about) : placeOf(subject, about),
        path: section.path,
        span: section.titleSpan,
        name: section.label ?? section.title,
        end: endOf(subject, section, subject.sections[index + 1]),
        classifies: section.verdict !== null || section.label !== null,
        text: own.map(({ text }) => text).join('\n'),
      },
    ];
  });
  const named = new Set(
    sections.filter(({ kind }) => kind === 'includes' || kind === 'excludes').map(({ path, span }) => `${path}:${span.start}`),
  );
  const inline = subject.prose.flatMap((each): Side[] => {
    const kind = INLINE.find(([, pattern]) => pattern.test(each.text))?.[0];
    const section = subject.sectionOf(each.section);
    if (!kind || !section || SCOPE.test(section.title) || named.has(`${section.path}:${section.titleSpan.start}`)) return [];
    const name = /^\W*([\w ’']+?)\s*(?::|\W*$)/.exec(each.text)?.[1] ?? kind;
    const first = offsetOf(each, each.text.indexOf(name)) ?? each.span.start;
    const span = { start: first, end: first + name.length };
    return [
      {
        kind,
        category: section.category,
        place: listsOf(subject, section),
        path: each.path,
        span,
        name,
        end: null,
        classifies: true,
        text: each.text,
      },
    ];
  });
  return [...sections, ...inline];
}

/** "What counts", "Not covered": names of lists in other words. */
function titledKind({ role, level, title }: Section): Kind | null {
  return role === null && level > 2 ? (TITLES.find(([, pattern]) => pattern.test(title))?.[0] ?? null) : null;
}

function kindOf({ role, mode, label }: Section): Kind | null {
  if (role === 'includes' || role === 'excludes' || role === 'allowed' || role === 'disallowed') return role;
  if (label === null) return null;
  return mode === 'refuse' ? 'disallowed' : mode === 'comply' ? 'allowed' : null;
}

function pairIn(sides: readonly Side[]): Pair | null {
  const first = (kind: Kind) => sides.find((side) => side.kind === kind);
  const includes = first('includes');
  const excludes = first('excludes');
  if (includes && excludes) return { one: includes, other: excludes };
  const allowed = first('allowed');
  const disallowed = first('disallowed');
  if (!allowed || !disallowed) return null;
  if (allowed.classifies && disallowed.classifies) return { one: allowed, other: disallowed };
  return overlap(allowed, disallowed) ? { one: allowed, other: disallowed } : null;
}

/** Whether a line of the one list and a line of the other share enough words to speak of the same request. */
function overlap(one: Side, other: Side): boolean {
  const stems = (side: Side) => side.text.split('\n').slice(0, MOST_LINES).map(readStems);
  const others = stems(other);
  return stems(one).some((line) => others.some((each) => countShared(line, each) >= ENOUGH));
}

const ENOUGH = 3;
const MOST_LINES = 40;

/** A section's own text ends where the next heading begins. */
function endOf(subject: Subject, { path, span }: Section, next: Section | undefined): number {
  let end = next && next.path === path ? Math.min(span.end, next.headingSpan.start) : span.end;
  const text = subject.textOf(path);
  while (end > span.start && /\s/.test(text[end - 1] ?? '')) end -= 1;
  return end;
}

function report(place: Section | null, { one, other }: Pair): Found {
  const skeleton = `Where a text falls under both ${one.name} and ${other.name}, ${other.name} wins.`;
  const edit =
    other.end === null ? null : { path: other.path, span: { start: other.end, end: other.end }, text: `\n\n${skeleton}` };
  const of = place ? ` of “${place.title}”` : '';
  return {
    path: other.path,
    span: other.span,
    message: `Unexpected “${one.name}” and “${other.name}”${of} without an order, expected which wins for a text that meets both: add a sentence such as “${other.name} wins”`,
    related: [{ path: one.path, span: one.span, message: 'The other list' }],
    fixes: edit ? [{ title: `Say that “${other.name}” wins`, safe: false, edits: [edit] }] : [],
  };
}
