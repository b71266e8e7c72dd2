import type { FileReading } from '../spec/file-reading.ts';
import { changeOfList } from '../spec/list-change.ts';
import { firstAfter } from '../spec/located.ts';
import type { Span } from '../spec/model.ts';
import type { SpecReading } from '../spec/parse-spec.ts';
import { changedBlocks, changeSince } from '../spec/read-file.ts';
import type { TextChange } from '../spec/text-change.ts';
import type { Edit, Finding, Fix } from './finding.ts';
import { byPlace, type LintOptions, type LintResult } from './lint-spec.ts';
import type { Rule } from './rule.ts';
import { RULES } from './rules.ts';
import { createRunner } from './run-rule.ts';
import { readSuppressions, suppress } from './suppressions.ts';

/** A spec that was linted, wholly or as far as a change went. */
export interface Linted {
  readonly reading: SpecReading;
  readonly found: readonly Finding[];
}

/**
 * What can be said of a spec at once, when a little of it changed: the rules that look at one section run again on the
 * sections that the change touches, and what all rules found elsewhere is moved to where it stands now. The rules that weigh
 * the whole spec have their say when `lintSpec` runs.
 */
export function lintChange(
  before: Linted,
  reading: SpecReading,
  options: LintOptions = {},
  rules: readonly Rule[] = RULES,
): LintResult {
  const touched = reading.files.map((file) => touchedParts(file, before.reading));
  const byPath = new Map(touched.map((each) => [each.path, each]));
  const changeOf = (path: string) => byPath.get(path)?.change ?? null;
  const scopes = new Map(rules.map((rule) => [rule.name, rule.scope]));
  const isTouched = ({ path, rule, span }: Finding): boolean => {
    const scope = scopes.get(rule);
    return scope !== undefined && byPath.get(path)?.[scope].regions.some((region) => contains(region, span.start)) === true;
  };
  const kept = before.found.flatMap((finding) => {
    const moved = byPath.has(finding.path) ? moveFinding(finding, changeOf) : null;
    return moved && !isTouched(moved) ? [moved] : [];
  });
  const runners = PARTS.map((scope) => {
    const chosen = new Map(touched.map((each) => [each.path, each[scope].blocks]));
    return { scope, runner: createRunner(reading.partOf(chosen), options) };
  });
  const fresh = runners.flatMap(({ scope, runner }) =>
    rules
      .filter((rule) => rule.scope === scope)
      .flatMap((rule) => runner.check(rule))
      .filter(isTouched),
  );
  const found = [...kept, ...fresh].sort(byPlace);
  const crashed = runners.flatMap(({ runner }) => runner.crashed);
  return { findings: withoutAnswered(found, reading, options), found, crashed };
}

const PARTS = ['block', 'section'] as const;

function withoutAnswered(found: readonly Finding[], reading: SpecReading, options: LintOptions): readonly Finding[] {
  if (!reading.files.some(({ file }) => file.blocks.some(({ facts }) => facts.maySuppress))) return found;
  const { spec } = reading;
  return suppress(found, readSuppressions(spec), createRunner(spec, options).startOfClause).findings;
}

/** What a change touches in a file. */
interface Touched {
  readonly path: string;
  /** null where the text is the same */
  readonly change: TextChange | null;
  /** the blocks that are others now, or are read otherwise */
  readonly block: Part;
  /** the sections that those stand in, subsections left out */
  readonly section: Part;
}

interface Part {
  /** their places in the file, in order */
  readonly blocks: readonly number[];
  readonly regions: readonly Span[];
}

function touchedParts({ file, outline, blocks }: FileReading, before: SpecReading): Touched {
  const old = before.files.find((each) => each.file.path === file.path);
  const change = old ? changeSince(old.file, file) : null;
  const changed = old ? changedBlocks(old.file, file) : { first: 0, newEnd: file.blocks.length };
  const own = new Set(placesFrom(changed.first, changed.newEnd));
  const read = changeOfList(old?.blocks ?? [], blocks, (one, other) => one.reading === other.reading);
  for (const { index } of blocks.slice(read.first, read.newEnd)) own.add(index);
  const starts = file.markdown.starts;
  const linesOf = (index: number): Span => ({ start: starts[index] ?? 0, end: starts[index + 1] ?? file.markdown.text.length });
  const chosen = [...own].sort((a, b) => a - b);
  const places = chosen.map((index) => (starts[index] ?? 0) + (file.blocks[index]?.facts.span.start ?? 0));
  // Where a block went, its section is another too.
  if (change) places.push(Math.max(0, change.start - 1), change.newEnd);
  const sections = new Set(places.flatMap((place) => outline.sectionAt(place) ?? []));
  const regions = outline.sections.flatMap((section, index): Span[] => {
    if (!sections.has(section)) return [];
    return [{ start: section.span.start, end: outline.sections[index + 1]?.span.start ?? file.markdown.text.length }];
  });
  const inRegions = regions.flatMap(({ start, end }) =>
    placesFrom(Math.max(0, firstAfter(starts, start) - 1), firstAfter(starts, end - 1)),
  );
  return {
    path: file.path,
    change,
    block: { blocks: chosen, regions: chosen.map(linesOf) },
    section: { regions, blocks: [...new Set(inRegions)] },
  };
}

function placesFrom(first: number, end: number): number[] {
  return Array.from({ length: Math.max(0, end - first) }, (_, index) => first + index);
}

function contains({ start, end }: Span, offset: number): boolean {
  return offset >= start && offset < end;
}

/** Null where what it speaks of is gone. */
function moveFinding(finding: Finding, changeOf: (path: string) => TextChange | null): Finding | null {
  if (standsBefore(finding, changeOf)) return finding;
  const span = moveOver(finding.span, changeOf(finding.path));
  if (!span) return null;
  const related = finding.related?.flatMap((each) => {
    const at = moveOver(each.span, changeOf(each.path));
    return at ? [{ ...each, span: at }] : [];
  });
  // A fix that would write where the text changed was made for other words.
  const fixes = finding.fixes?.flatMap((fix): Fix[] => {
    const edits = fix.edits.flatMap((edit): Edit[] => {
      const change = changeOf(edit.path);
      if (change && edit.span.start <= change.oldEnd && edit.span.end >= change.start) return [];
      const at = moveOver(edit.span, change);
      return at ? [{ ...edit, span: at }] : [];
    });
    return edits.length === fix.edits.length ? [{ ...fix, edits }] : [];
  });
  return { ...finding, span, ...(related ? { related } : {}), ...(fixes ? { fixes } : {}) };
}

/** Whether all that it speaks of stands before the changes. */
function standsBefore(finding: Finding, changeOf: (path: string) => TextChange | null): boolean {
  const isBefore = ({ path, span }: Pick<Edit, 'path' | 'span'>) =>
    span.end < (changeOf(path)?.start ?? Number.POSITIVE_INFINITY);
  return (
    isBefore(finding) &&
    (finding.related ?? []).every(isBefore) &&
    (finding.fixes ?? []).every(({ edits }) => edits.every(isBefore))
  );
}

/** Where a span stands after a change; null where nothing of it is left. */
function moveOver({ start, end }: Span, change: TextChange | null): Span | null {
  if (change === null || end <= change.start) return { start, end };
  const moved = change.newEnd - change.oldEnd;
  if (start >= change.oldEnd) return { start: start + moved, end: end + moved };
  if (start >= change.start && end <= change.oldEnd && change.oldEnd > change.start) return null;
  return { start: Math.min(start, change.start), end: Math.max(end, change.oldEnd) + moved };
}
