import { groupBy } from '../spec/group-by.ts';
import type { Example, Span, Spec } from '../spec/index.ts';
import { firstFrom } from '../spec/located.ts';
import type { Finding } from './finding.ts';
import { readSuppressionComments, type SuppressedRule, type SuppressionComment } from './suppression-comments.ts';

/**
 * A comment by which an author answers a finding in the text itself:
 * `<!-- deliberate-disable-next-line hedged-decision, and-or -- why -->`.
 */
export interface Suppression {
  readonly path: string;
  /** of the comment */
  readonly span: Span;
  readonly kind: 'next-line' | 'line' | 'region';
  readonly rules: readonly SuppressedRule[];
  /** what stands after `--`; empty where no reason is given */
  readonly reason: string;
  /** findings that begin here are answered */
  readonly scope: Span;
}

/** A suppression, and which of its rules it silenced a finding of. */
export interface UsedSuppression extends Suppression {
  readonly used: ReadonlySet<string>;
}

/** Reads the suppressions of a spec, in document order. What stands in code or an example is none. */
export function readSuppressions(spec: Pick<Spec, 'files' | 'blocks' | 'examples'>): Suppression[] {
  const byPath = groupBy(readSuppressionComments(spec), ({ path }) => path);
  return spec.files.flatMap(({ path, text }) => {
    const comments = byPath.get(path);
    if (!comments) return [];
    const examples = spec.examples.filter((example) => example.path === path);
    return scoped(text, comments, examples);
  });
}

function scoped(text: string, comments: readonly SuppressionComment[], examples: readonly Example[]): Suppression[] {
  const suppressions: Suppression[] = [];
  const lineAt = createLineFinder(text);
  const nextLines = nextLinesOf(text, comments, examples);
  let regionEnd = text.length;
  for (let index = comments.length - 1; index >= 0; index -= 1) {
    const comment = comments[index] as SuppressionComment;
    const { path, span, word, rules, reason, closed } = comment;
    switch (closed ? word : null) {
      case null:
        break;
      case 'enable':
        regionEnd = span.start;
        break;
      case 'disable':
        suppressions.push({ path, span, kind: 'region', rules, reason, scope: { start: span.end, end: regionEnd } });
        break;
      case 'disable-line':
        suppressions.push({ path, span, kind: 'line', rules, reason, scope: lineAt(span.start) });
        break;
      case 'disable-next-line':
        suppressions.push({ path, span, kind: 'next-line', rules, reason, scope: nextLines[index] ?? lineAt(text.length) });
        break;
    }
  }
  return suppressions.reverse();
}

/** For each comment the first line after it that is neither blank nor another such comment; an example is one line. */
function nextLinesOf(text: string, comments: readonly SuppressionComment[], examples: readonly Example[]): Span[] {
  const found = new Array<Span>(comments.length);
  const lineAt = createLineFinder(text);
  for (let index = comments.length - 1; index >= 0; index -= 1) {
    const line = lineAt(firstWordFrom(text, lineAt(comments[index]?.span.end ?? 0).end));
    const following = comments[index + 1];
    const isComment = following !== undefined && following.span.start >= line.start && isAlone(text, following.span, line);
    const example = examples[firstFrom(examples, line.end + 1) - 1];
    const end = example && example.span.end > line.start ? Math.max(line.end, example.span.end) : line.end;
    found[index] = (isComment ? found[index + 1] : undefined) ?? { start: line.start, end };
  }
  return found;
}

function isAlone(text: string, span: Span, line: Span): boolean {
  return span.end <= line.end && text.slice(line.start, span.start).trim() === '' && text.slice(span.end, line.end).trim() === '';
}

/**
 * Leaves out the findings that are answered. A finding is answered where it begins in the scope, or where the clause that it
 * stands in does: a clause may run over several lines. One comment answers a finding, the nearest before it.
 *
 * @param startOfClause where the clause that a finding stands in begins; null where it stands in none
 */
export function suppress(
  findings: readonly Finding[],
  suppressions: readonly Suppression[],
  startOfClause: (finding: Finding) => number | null,
): { readonly findings: readonly Finding[]; readonly suppressions: readonly UsedSuppression[] } {
  if (suppressions.length === 0) return { findings, suppressions: [] };
  const used = suppressions.map((suppression) => ({ ...suppression, used: new Set<string>() }));
  const scopes = new Map<string, Scope[]>();
  for (const suppression of used)
    for (const { name } of suppression.rules) {
      const key = keyOf(suppression.path, name, suppression.kind === 'region');
      const known = scopes.get(key);
      if (known) known.push({ span: suppression.scope, used: suppression.used });
      else scopes.set(key, [{ span: suppression.scope, used: suppression.used }]);
    }
  const left = findings.filter((finding) => {
    const answer = answering(finding);
    answer?.used.add(finding.rule);
    return !answer;
  });
  return { findings: left, suppressions: used };

  function answering(finding: Finding): Scope | null {
    const clause = startOfClause(finding);
    const places = clause === null ? [finding.span.start] : [finding.span.start, clause];
    for (const place of places)
      for (const isRegion of [false, true]) {
        // Lines do not overlap, and open regions end together: the last that begins before a place tells for all.
        const own = scopes.get(keyOf(finding.path, finding.rule, isRegion)) ?? [];
        const scope = own[firstFrom(own, place + 1) - 1];
        if (scope && place <= scope.span.end) return scope;
      }
    return null;
  }
}

interface Scope {
  readonly span: Span;
  readonly used: Set<string>;
}

function keyOf(path: string, rule: string, isRegion: boolean): string {
  return `${isRegion ? 'region' : 'line'} ${rule}\n${path}`;
}

function firstWordFrom(text: string, from: number): number {
  let at = from;
  while (at < text.length && /\s/.test(text.charAt(at))) at += 1;
  return at;
}

/** Finds the line of a place; asked for places near each other, since one line may hold thousands of comments. */
function createLineFinder(text: string): (at: number) => Span {
  let last: Span = { start: 0, end: -1 };
  return (at) => {
    if (at < last.start || at > last.end) {
      const end = text.indexOf('\n', at);
      last = { start: text.lastIndexOf('\n', at - 1) + 1, end: end < 0 ? text.length : end };
    }
    return last;
  };
}
