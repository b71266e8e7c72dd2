import type { Fix } from '../finding.ts';
import { createNearestName } from '../nearest-name.ts';
import { defineRule, type Found } from '../rule.ts';
import { readSuppressionComments, SUPPRESSION_WORDS, type SuppressionComment } from '../suppression-comments.ts';

/** Finds comments to the linter that it cannot follow, and those that give no reason. */
export const invalidSuppression = defineRule({
  name: 'invalid-suppression',
  family: 'structure',
  severity: 'warning',
  summary: 'A comment to the linter that it cannot follow, or that gives no reason.',
  check: () => [],
  checkSuppressions: (subject, _, rules) => {
    const known = [...rules.all, ...REVIEW_RULES];
    const names: Names = { known: new Set(known), nearest: createNearestName(known) };
    let open: { readonly path: string } | null = null;
    return readSuppressionComments(subject).flatMap((comment): Found[] => {
      const isOpen = open?.path === comment.path;
      if (comment.word === 'disable') open = comment;
      else if (comment.word === 'enable') open = null;
      return faultsOf(comment, names, isOpen);
    });
  },
});

/** What a review by a model reports its findings under; such a comment dismisses one. */
const REVIEW_RULES = ['review-voided-rule', 'review-collision', 'review-unclear-criterion', 'review-gap'];

interface Names {
  readonly known: ReadonlySet<string>;
  readonly nearest: (name: string) => string | null;
}

function faultsOf(comment: SuppressionComment, names: Names, isOpen: boolean): Found[] {
  const { path, span, word, wordSpan, rules, reason, closed } = comment;
  if (!closed)
    return [
      { path, span: wordSpan, message: 'Unexpected comment without an end, expected `-->`: close it, or it hides the rest' },
    ];
  if (word === null)
    return [
      { path, span: wordSpan, message: `Unexpected word, expected one of ${WORDS}: write one of these after \`deliberate-\`` },
    ];
  if (word === 'enable') {
    if (!isOpen)
      return [
        { path, span: wordSpan, message: 'Unexpected `deliberate-enable`, expected a `deliberate-disable` before it: drop it' },
      ];
    const [first] = rules;
    return first
      ? [
          {
            path,
            span: first.span,
            message: `Unexpected \`${first.name}\`, expected no names: \`deliberate-enable\` ends them all`,
          },
        ]
      : [];
  }
  if (rules.length === 0)
    return [
      {
        path,
        span: wordSpan,
        message: `Unexpected \`deliberate-${word}\` alone, expected the names of rules after it: name them`,
      },
    ];
  const faults = rules.flatMap(({ name, span: place }): Found[] => {
    if (names.known.has(name)) return [];
    const near = names.nearest(name);
    const wayOut = near ? `did you mean \`${near}\`?` : 'see `deliberate explain` for their names';
    const fix: Fix[] = near ? [{ title: `Change to \`${near}\``, safe: false, edits: [{ path, span: place, text: near }] }] : [];
    return [{ path, span: place, message: `Unexpected rule \`${name}\`, expected the name of one: ${wayOut}`, fixes: fix }];
  });
  if (reason !== '') return faults;
  const last = rules.at(-1)?.span ?? span;
  return [
    ...faults,
    {
      path,
      span: { start: wordSpan.start, end: last.end },
      message: 'Unexpected comment without a reason, expected `-- ` and why: say why the finding may stand',
    },
  ];
}

const WORDS = SUPPRESSION_WORDS.map((word) => `\`${word}\``).join(', ');
