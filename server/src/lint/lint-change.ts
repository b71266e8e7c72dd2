import type { Span } from '../spec/model.ts';
import type { FileReading, SpecReading } from '../spec/parse-spec.ts';
import { changeSince, type FileBlock } from '../spec/read-file.ts';
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
  const blocks = new Set(touched.flatMap((each) => each.blocks));
  const byPath = new Map(touched.map((each) => [each.path, each]));
  const local = new Set(rules.filter((rule) => rule.scope === 'section').map((rule) => rule.name));
  const runner = createRunner(
    reading.partOf((block) => blocks.has(block)),
    options,
  );
  const kept = before.found.flatMap((finding) => {
    const own = byPath.get(finding.path);
    if (!own) return [];
    const moved = own.change === null ? finding : moveFinding(finding, (path) => byPath.get(path)?.change ?? null);
    if (!moved || (local.has(finding.rule) && own.regions.some((region) => contains(region, moved.span.start)))) return [];
    return [moved];
  });
  const fresh = rules
    .filter((rule) => local.has(rule.name))
    .flatMap((rule) => runner.check(rule))
    .filter((finding) => byPath.get(finding.path)?.regions.some((region) => contains(region, finding.span.start)));
  const found = [...kept, ...fresh].sort(byPlace);
  return { findings: withoutAnswered(found, reading, options), found, crashed: runner.crashed };
}

function withoutAnswered(found: readonly Finding[], reading: SpecReading, options: LintOptions): readonly Finding[] {
  if (!reading.files.some(({ file }) => file.markdown.text.includes('deliberate-'))) return found;
  const { spec } = reading;
  return suppress(found, readSuppressions(spec), createRunner(spec, options).startOfClause).findings;
}

/** The sections of a file that a change touches. */
interface Touched {
  readonly path: string;
  /** null where the text is the same */
  readonly change: TextChange | null;
  readonly blocks: readonly FileBlock[];
  /** where those sections stand, subsections left out */
  readonly regions: readonly Span[];
}

function touchedParts({ file, outline, blocks }: FileReading, before: SpecReading): Touched {
  const old = before.files.find((each) => each.file.path === file.path);
  const change = old ? changeSince(old.file, file) : null;
  const oldBlocks = new Set(old?.file.blocks.map(({ block }) => block));
  const oldReadings = new Set(old?.blocks.map(({ reading }) => reading));
  const changed = file.blocks.filter(({ block }) => !oldBlocks.has(block));
  const read = blocks.filter(({ reading }) => !oldReadings.has(reading)).map(({ block }) => block);
  const places = [...changed, ...read].map(({ start, facts }) => start + facts.span.start);
  // Where a block went, its section is another too.
  if (change) places.push(Math.max(0, change.start - 1), change.newEnd);
  const sections = new Set(places.flatMap((place) => outline.sectionAt(place) ?? []));
  const regions = outline.sections.flatMap((section, index): Span[] => {
    if (!sections.has(section)) return [];
    return [{ start: section.span.start, end: outline.sections[index + 1]?.span.start ?? file.markdown.text.length }];
  });
  return {
    path: file.path,
    change,
    regions,
    blocks: file.blocks.filter(({ start, block }) =>
      regions.some((region) => start < region.end && start + block.source.length > region.start),
    ),
  };
}

function contains({ start, end }: Span, offset: number): boolean {
  return offset >= start && offset < end;
}

/** Null where what it speaks of is gone. */
function moveFinding(finding: Finding, changeOf: (path: string) => TextChange | null): Finding | null {
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

/** Where a span stands after a change; null where nothing of it is left. */
function moveOver({ start, end }: Span, change: TextChange | null): Span | null {
  if (change === null || end <= change.start) return { start, end };
  const moved = change.newEnd - change.oldEnd;
  if (start >= change.oldEnd) return { start: start + moved, end: end + moved };
  if (start >= change.start && end <= change.oldEnd && change.oldEnd > change.start) return null;
  return { start: Math.min(start, change.start), end: Math.max(end, change.oldEnd) + moved };
}
