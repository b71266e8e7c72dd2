import type { Schema } from '../lint/json-schema.ts';
import { readSuppressionComments, SUPPRESSION_WORDS, type SuppressionWord } from '../lint/suppression-comments.ts';
import type { Spec } from '../spec/model.ts';
import type { Completion } from './completion.ts';
import type { Hover } from './hover.ts';

/** Rules by name, as the schema of deliberate.yaml describes them. */
export type DescribedRules = Readonly<Record<string, Schema>>;

/** The words and the names of rules that can stand at a place in a comment to the linter, closed or not. */
export function suppressionCompletion(text: string, offset: number, rules: DescribedRules): readonly Completion[] {
  const before = text.slice(Math.max(0, offset - LONGEST_COMMENT), offset);
  const open = before.lastIndexOf('<!--');
  const comment = open < 0 ? '' : before.slice(open + 4).trimStart();
  if (open < 0 || comment.includes('-->')) return [];
  const [, typed = ''] = /^([a-z-]*)$/.exec(comment) ?? [];
  const span = { start: offset - lastWord(comment).length, end: offset };
  if (comment === typed && 'deliberate-disable-next-line'.startsWith(typed.slice(0, 11)))
    return SUPPRESSION_WORDS.map((word) => ({
      label: `deliberate-${word}`,
      kind: 'key' as const,
      detail: '',
      markdown: MEANINGS[word],
      insert: `deliberate-${word}`,
      span,
    }));
  const names = /^deliberate-(?:disable-next-line|disable-line|disable)[ \t\r\n]/.test(comment)
    ? comment.split(/[\s,]+/).slice(1)
    : null;
  // After the dashes comes the reason.
  if (!names || names.some((name) => name.startsWith('--'))) return [];
  return Object.entries(rules)
    .filter(([name]) => !names.slice(0, -1).includes(name))
    .map(([name, { default: level, description = '' }]) => ({
      label: name,
      kind: 'rule',
      detail: `${level}`,
      markdown: description,
      insert: name,
      span,
    }));
}

/** What the name of a rule in a comment to the linter means. */
export function suppressionHover(spec: Spec, path: string, offset: number, rules: DescribedRules): Hover | null {
  for (const comment of readSuppressionComments(spec)) {
    if (comment.path !== path || offset < comment.span.start || offset > comment.span.end) continue;
    const rule = comment.rules.find(({ span }) => offset >= span.start && offset <= span.end);
    const description = rule && Object.hasOwn(rules, rule.name) ? rules[rule.name]?.description : undefined;
    if (!rule || !description) return null;
    return {
      span: rule.span,
      markdown: `**${rule.name}**\n\n${description}`,
      plain: `${rule.name}\n\n${description.replaceAll('`', '')}`,
    };
  }
  return null;
}

const LONGEST_COMMENT = 1000;

const MEANINGS: Readonly<Record<SuppressionWord, string>> = {
  'disable-next-line': 'Answers findings of the rules that are named, on the next line or in the example that begins there.',
  'disable-line': 'Answers findings of the rules that are named, on this line.',
  disable: 'Answers findings of the rules that are named, from here to `deliberate-enable` or to the end of the file.',
  enable: 'Ends what `deliberate-disable` began.',
};

function lastWord(text: string): string {
  return /[\w-]*$/.exec(text.slice(-200))?.[0] ?? '';
}
