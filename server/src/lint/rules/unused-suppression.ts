import type { Span } from '../../spec/index.ts';
import { createCommentDropper, type Drop } from '../drop-comment.ts';
import type { Fix } from '../finding.ts';
import { defineRule, type Found } from '../rule.ts';
import type { SuppressedRule } from '../suppression-comments.ts';
import type { UsedSuppression } from '../suppressions.ts';

/** Finds comments that answer no finding: what they were written for is gone, or stands elsewhere. */
export const unusedSuppression = defineRule({
  name: 'unused-suppression',
  family: 'structure',
  severity: 'warning',
  summary: 'A comment that answers a finding which is not there.',
  check: () => [],
  checkSuppressions: (subject, suppressions, rules) => {
    const droppers = new Map<string, (comment: Span) => Drop>();
    return suppressions.flatMap((suppression): Found[] => {
      // Of a rule that does not run, nobody can say whether it would find something.
      const unused = suppression.rules.filter(({ name }) => rules.running.has(name) && !suppression.used.has(name));
      if (unused.length === 0) return [];
      if (unused.length < suppression.rules.length) return unused.map((rule) => oneName(suppression, rule, unused));
      const { path, span } = suppression;
      const drop = droppers.get(path) ?? createCommentDropper(subject.textOf(path));
      droppers.set(path, drop);
      return [wholeComment(suppression, drop(span))];
    });
  },
});

function wholeComment({ path, span, kind, rules }: UsedSuppression, { span: gone, safe }: Drop): Found {
  const names = [...new Set(rules.map(({ name }) => `\`${name}\``))].join(', ');
  const fix: Fix = { title: 'Drop the comment', safe, edits: [{ path, span: gone, text: '' }] };
  const message = `Unexpected comment that answers nothing, expected a finding of ${names} ${PLACES[kind]}: drop the comment`;
  return { path, span, message, tags: ['unused'], fixes: [fix] };
}

function oneName({ path, kind, rules }: UsedSuppression, rule: SuppressedRule, unused: readonly SuppressedRule[]): Found {
  const index = rules.indexOf(rule);
  const next = rules[index + 1];
  const before = rules[index - 1];
  // A name goes with the comma on the side of those that stay, so that the edits for two names never overlap.
  const opens = rules.slice(0, index).every((each) => unused.includes(each));
  const gone =
    opens && next
      ? { start: rule.span.start, end: next.span.start }
      : { start: before?.span.end ?? rule.span.start, end: rule.span.end };
  return {
    path,
    span: rule.span,
    message: `Unexpected \`${rule.name}\`, expected a finding of it ${PLACES[kind]}: drop the name`,
    tags: ['unused'],
    fixes: [{ title: `Drop \`${rule.name}\``, safe: true, edits: [{ path, span: gone, text: '' }] }],
  };
}

const PLACES: Readonly<Record<UsedSuppression['kind'], string>> = {
  'next-line': 'on the next line',
  line: 'on this line',
  region: 'below, up to `deliberate-enable`',
};
