import { safeEdits, withoutOverlaps } from '../lint/apply-fixes.ts';
import type { Edit, Finding, Fix } from '../lint/finding.ts';
import { groupBy } from '../spec/group-by.ts';
import type { Span, Spec } from '../spec/model.ts';
import { suppressHere } from './suppress-here.ts';

/** Something that a person may choose to do at a place in a spec. */
export type SpecAction = EditAction | ExplainAction;

export interface EditAction {
  readonly kind: 'fix' | 'fix-rule' | 'fix-all' | 'suppress';
  readonly title: string;
  readonly edits: readonly Edit[];
  /** what it settles */
  readonly findings: readonly Finding[];
  /** the editor may apply it without asking which: it cannot change what the policy says */
  readonly preferred: boolean;
}

interface ExplainAction {
  readonly kind: 'explain';
  readonly title: string;
  readonly rule: string;
  readonly findings: readonly Finding[];
}

/** What can be done about the findings that a part of a file touches. */
export function codeActions(spec: Spec, findings: readonly Finding[], path: string, range: Span): readonly SpecAction[] {
  const here = findings.filter((finding) => finding.path === path && touches(finding.span, range));
  const rules = [...new Set(here.map((finding) => finding.rule))];
  return [
    ...here.flatMap((finding) => (finding.fixes ?? []).map((fix) => fixAction(finding, fix, isObvious(finding, fix)))),
    ...rules.flatMap((rule) => fixRule(findings, path, rule)),
    ...suppressions(spec, here),
    ...rules.map(
      (rule): SpecAction => ({
        kind: 'explain',
        title: `Explain \`${rule}\``,
        rule,
        findings: here.filter((finding) => finding.rule === rule),
      }),
    ),
  ];
}

/** Every safe fix of a file at once; null where there is none. A fix that reaches into other files is left to its author. */
export function fixAll(findings: readonly Finding[], path: string): EditAction | null {
  const own = findings.filter((finding) => finding.path === path);
  const edits = safeEdits(own)
    .filter((group) => group.every((edit) => edit.path === path))
    .flat();
  if (edits.length === 0) return null;
  const settled = own.filter((finding) => finding.fixes?.some(({ safe }) => safe));
  return { kind: 'fix-all', title: 'Fix all safe problems', edits, findings: settled, preferred: true };
}

function fixAction(finding: Finding, { title, edits }: Fix, preferred: boolean): EditAction {
  return { kind: 'fix', title, edits, findings: [finding], preferred };
}

/** The first that is safe, as all safe problems are fixed with it. */
function isObvious({ fixes }: Finding, fix: Fix): boolean {
  return fix.safe && fixes?.find(({ safe }) => safe) === fix;
}

/** The first fix of each finding of a rule; those that touch another's wait for the next time. */
function fixRule(findings: readonly Finding[], path: string, rule: string): EditAction[] {
  const fixable = findings.filter((each) => each.path === path && each.rule === rule && (each.fixes?.length ?? 0) > 0);
  const groups = withoutOverlaps(fixable.flatMap(({ fixes }) => (fixes?.[0] ? [fixes[0].edits] : [])));
  if (groups.length < 2) return [];
  const title = `Fix all \`${rule}\` problems in this file`;
  return [{ kind: 'fix-rule', title, edits: groups.flat(), findings: fixable, preferred: false }];
}

/** One comment answers all findings of a rule that it stands above. */
function suppressions(spec: Spec, findings: readonly Finding[]): EditAction[] {
  const placed = findings.flatMap((finding) => {
    // What is wrong with a comment is not answered by another.
    const edit = finding.rule.endsWith('-suppression')
      ? null
      : suppressHere(spec, finding.path, finding.span.start, finding.rule);
    return edit ? [{ finding, edit }] : [];
  });
  return [...groupBy(placed, ({ finding, edit }) => `${finding.rule} ${edit.span.start}`).values()].flatMap((group) => {
    const [first] = group;
    if (!first) return [];
    const title = `Suppress \`${first.finding.rule}\` here…`;
    return [{ kind: 'suppress', title, edits: [first.edit], findings: group.map(({ finding }) => finding), preferred: false }];
  });
}

/** A cursor beside a word touches it. */
function touches(one: Span, other: Span): boolean {
  return one.start <= other.end && other.start <= one.end;
}
