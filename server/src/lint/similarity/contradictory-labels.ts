import { groupBy } from '../../spec/group-by.ts';
import type { Example, ResponseMode, Span } from '../../spec/index.ts';
import { labelFamily } from '../../spec/notation/labels.ts';
import type { Found, Subject } from '../rule.ts';
import { findWords, spanIn } from '../text/sentence.ts';
import { quote } from './quote.ts';

/** Finds labels and quoted prompts that a spec gives two outcomes. */
export function contradictoryLabels(subject: Subject): Found[] {
  return [...contradictoryOutputs(subject), ...contradictoryOutcomes(subject), ...contradictoryExamples(subject)];
}

interface Outcome {
  /** what has the outcome */
  readonly name: string;
  readonly word: string;
  readonly path: string;
  readonly span: Span;
}

/** Two `Output:` lines in one section, neither of them with a condition. */
function contradictoryOutputs(subject: Subject): Found[] {
  const lines = subject.prose.flatMap((each): (Outcome & { readonly section: string })[] => {
    const match = OUTPUT.exec(each.text);
    if (!match?.[1] || CONDITION.test(each.text)) return [];
    const section = subject.sectionOf(each.section);
    return [
      { name: section?.label ?? section?.title ?? '', word: match[1], path: each.path, span: each.span, section: each.section },
    ];
  });
  return [...groupBy(lines, ({ section }) => section).values()].flatMap(differing);
}

const OUTPUT = /^\W*Output\s*:[^\p{L}\n]*([\p{L}\d_-]+)/u;
const CONDITION = /\b(?:when|if|unless|either|or|otherwise|where)\b/i;
const LABELLED =
  /[`"“]?\b(?<label>[A-Z]{1,6}\d{1,3}(?:\.[a-z0-9]{1,3})?)\b[`"”)]?\s?(?:->|→|⇒|=>|=|:|is|means|counts as)\s?(?:always )?[`"“]?(?<word>INVALID|VALID|SAFE|UNSAFE|ALLOWED|DISALLOWED|ALLOW|BLOCK|REMOVE|APPROVE|REJECT)\b/g;

/** "SP2: VALID" where another line, or the section labelled SP2, says INVALID. */
function contradictoryOutcomes(subject: Subject): Found[] {
  const headed = subject.sections.flatMap(({ label, verdict, path, titleSpan }): Outcome[] =>
    label !== null && verdict !== null ? [{ name: label, word: verdict, path, span: titleSpan }] : [],
  );
  const said = subject.text().sentences.flatMap((sentence): Outcome[] =>
    sentence.text.length > 600 || !/[A-Z]\d/.test(sentence.text) || CONDITION.test(sentence.text)
      ? []
      : findWords(sentence, LABELLED).map(({ groups, index, text }) => ({
          name: groups['label'] ?? '',
          word: groups['word'] ?? '',
          path: sentence.path,
          span: spanIn(sentence, index, index + text.length),
        })),
  );
  return [...groupBy([...headed, ...said], ({ name }) => name).values()].flatMap(differing);
}

/** Each outcome of a group that is not the first one's. */
function differing(group: readonly Outcome[]): Found[] {
  const [first] = group;
  if (!first) return [];
  const seen = new Set([first.word.toUpperCase()]);
  return group.flatMap(({ name, word, path, span }): Found[] => {
    if (seen.has(word.toUpperCase())) return [];
    seen.add(word.toUpperCase());
    return [
      {
        path,
        span,
        message: `Unexpected outcome \`${word}\` for “${name}”, expected one outcome: it has \`${first.word}\` already, so keep one of the two, or say when each holds`,
        related: [{ path: first.path, span: first.span, message: `The outcome \`${first.word}\`` }],
      },
    ];
  });
}

/** The same quoted prompt with two labels, or under two verdicts. */
function contradictoryExamples({ examples }: Subject): Found[] {
  const single = examples.filter(
    ({ turns, answers, label, mode }) => turns.length === 1 && answers.length === 0 && (label ?? mode) !== null,
  );
  const prompts = groupBy(single, ({ turns }) =>
    (turns[0]?.text ?? '')
      .toLowerCase()
      .replace(/[\s"“”]+/g, ' ')
      .trim(),
  );
  return [...prompts].flatMap(([prompt, group]): Found[] => {
    const [first] = group;
    if (!first || prompt.length < 3) return [];
    const other = group.find((each) => areApart(first, each));
    if (!other) return [];
    return [
      {
        path: other.path,
        span: other.span,
        message: `Unexpected ${nameOf(other)} for the prompt ${quote(prompt, 50)}, expected one verdict for one prompt: it has ${nameOf(first)} elsewhere, so keep one of the two`,
        related: [{ path: first.path, span: first.span, message: `The same prompt, ${nameOf(first)}` }],
      },
    ];
  });
}

function areApart(one: Example, other: Example): boolean {
  const numbered = /^(.*?)\.[a-z0-9]+$/;
  const [label, second] = [one.label, other.label].map((each) => each?.replace(numbered, '$1') ?? null);
  if (label && second) return labelFamily(label) === labelFamily(second) && label !== second;
  return one.mode !== null && other.mode !== null && one.mode !== other.mode;
}

const MODES: Readonly<Record<ResponseMode, string>> = {
  comply: 'allowed',
  'safe-complete': 'safe completion',
  refuse: 'disallowed',
};

function nameOf({ label, mode }: Example): string {
  return label ? `\`${label}\`` : `“${mode ? MODES[mode] : ''}”`;
}
