import type { Block, Span, Spec } from '../spec/index.ts';
import { firstFrom } from '../spec/located.ts';
import type { Finding } from './finding.ts';

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

export interface SuppressedRule {
  readonly name: string;
  readonly span: Span;
}

/** A suppression, and which of its rules it silenced a finding of. */
export interface UsedSuppression extends Suppression {
  readonly used: ReadonlySet<string>;
}

const COMMENT = /<!--[ \t]*deliberate-(disable-next-line|disable-line|disable|enable)\b([^>]*?)-->/g;

/** Reads the suppressions of a spec, in document order. What stands in a fence or an example is none. */
export function readSuppressions({ files, blocks }: Pick<Spec, 'files' | 'blocks'>): Suppression[] {
  return files.flatMap(({ path, text }) => {
    if (!text.includes('deliberate-')) return [];
    const own = blocks.filter((block) => block.path === path);
    const comments = [...text.matchAll(COMMENT)].filter((match) => !isQuoted(own, match.index));
    return comments.flatMap((match, index): Suppression[] => {
      const [whole, word, rest = ''] = match;
      if (word === 'enable') return [];
      const span = { start: match.index, end: match.index + whole.length };
      const [names = '', ...reason] = rest.split('--');
      const at = match.index + whole.indexOf(rest, whole.indexOf(word ?? ''));
      return [
        {
          path,
          span,
          kind: word === 'disable-line' ? 'line' : word === 'disable' ? 'region' : 'next-line',
          rules: readRules(names, at),
          reason: reason.join('--').trim(),
          scope:
            word === 'disable-next-line'
              ? nextLine(text, span.end)
              : word === 'disable-line'
                ? lineAt(text, span.start)
                : { start: span.end, end: endOfRegion(comments.slice(index + 1)) ?? text.length },
        },
      ];
    });
  });
}

/**
 * Leaves out the findings that are answered. A finding is answered where it begins in the scope, or where the clause that it
 * stands in does: a clause may run over several lines.
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
  const byRule = new Map<string, (typeof used)[number][]>();
  for (const suppression of used)
    for (const { name } of suppression.rules) byRule.set(name, [...(byRule.get(name) ?? []), suppression]);
  const left = findings.filter((finding) => {
    const places = [finding.span.start, startOfClause(finding)];
    const answering = (byRule.get(finding.rule) ?? []).filter(
      ({ path, scope }) =>
        path === finding.path && places.some((place) => place !== null && place >= scope.start && place <= scope.end),
    );
    for (const suppression of answering) suppression.used.add(finding.rule);
    return answering.length === 0;
  });
  return { findings: left, suppressions: used };
}

function readRules(names: string, start: number): SuppressedRule[] {
  return [...names.matchAll(/[^\s,]+/g)].map((match) => ({
    name: match[0],
    span: { start: start + match.index, end: start + match.index + match[0].length },
  }));
}

/** A comment is followed by a blank line where Markdown needs one. */
function nextLine(text: string, from: number): Span {
  const line = text.indexOf('\n', from);
  if (line < 0) return { start: text.length, end: text.length };
  const blank = /^\s*/.exec(text.slice(line, line + 1000))?.[0].length ?? 0;
  return lineAt(text, Math.min(text.length, line + blank));
}

function lineAt(text: string, at: number): Span {
  const start = text.lastIndexOf('\n', at - 1) + 1;
  const end = text.indexOf('\n', at);
  return { start, end: end < 0 ? text.length : end };
}

function endOfRegion(following: readonly RegExpExecArray[]): number | null {
  return following.find((match) => match[1] === 'enable')?.index ?? null;
}

function isQuoted(blocks: readonly Block[], at: number): boolean {
  const block = blocks[firstFrom(blocks, at + 1) - 1];
  return block?.kind === 'code' || block?.kind === 'example';
}
