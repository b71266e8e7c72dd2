import type { SectionRole } from '../../spec/model.ts';
import type { CategoryNotation } from './category-notation.ts';

/** A category for its author to rewrite: each part has one rule or example, and none is left empty. Lines end at `\n`. */
export function starterCategory(notation: CategoryNotation): string {
  const { level, isTagged, authority, hasSafeCompletion, fence } = notation;
  const name = notation.idOf('new-category');
  const own = (words: string) => (name === null ? null : notation.idOf(`${name}-${words}`));
  const rules = {
    information: own('information'),
    instructions: own('no-instructions'),
    help: hasSafeCompletion ? own('safe-help') : null,
  };

  const attributes = [name && `#${name}`, authority && `authority=${authority}`, isTagged && 'tags=category'].filter(Boolean);
  const parts = [
    `${'#'.repeat(level)} New category${attributes.length > 0 ? ` {${attributes.join(' ')}}` : ''}`,
    'This category covers one kind of harm. Say here which.',
    section(
      'definitions',
      '- **Instructions**: content that a reader can follow to do the harm: steps, quantities, tools, suppliers.',
    ),
    section('allowed', rule('The assistant may explain the history, the law and the effects of the harm.', rules.information)),
    section('disallowed', rule('The assistant must not give instructions for the harm.', rules.instructions)),
    ...(hasSafeCompletion
      ? [
          section(
            'safe-completion',
            rule(
              'When a user asks how to stay safe from the harm, the assistant gives general information and leaves out the instructions.',
              rules.help,
            ),
          ),
        ]
      : []),
    section(
      'examples',
      [
        example(ALLOWED_EXAMPLE, rules.information),
        example(REFUSED_EXAMPLE, rules.instructions),
        ...(hasSafeCompletion ? [example(SAFE_EXAMPLE, rules.help)] : []),
      ].join('\n\n'),
    ),
  ];
  return parts.join('\n\n');

  function section(role: SectionRole, body: string): string {
    const id = own(role);
    return `${'#'.repeat(Math.min(6, level + 1))} ${notation.titleOf(role)}${id ? ` {#${id}}` : ''}\n\n${body}`;
  }

  function rule(words: string, id: string | null): string {
    return `- ${words}${id ? ` {#${id}}` : ''}`;
  }

  function example({ title, prompt, good, bad }: StarterExample, broken: string | null): string {
    return `**Example**: ${title}

${fence.opening}
<user>
${prompt}
</user>
<comparison>
<assistant><!-- GOOD: ${good.reason} -->
${good.answer}
</assistant>
<assistant><!-- BAD${broken ? `[#${broken}]` : ''}: ${bad.reason} -->
${bad.answer}
</assistant>
</comparison>
${fence.closing}`;
  }
}

interface StarterExample {
  readonly title: string;
  readonly prompt: string;
  readonly good: { readonly reason: string; readonly answer: string };
  readonly bad: { readonly reason: string; readonly answer: string };
}

const ALLOWED_EXAMPLE: StarterExample = {
  title: 'a question for information',
  prompt: 'What does the law say about this?',
  good: { reason: 'answers a question for information', answer: 'The law says …' },
  bad: { reason: 'refuses a question for information', answer: "I can't help with that." },
};

const REFUSED_EXAMPLE: StarterExample = {
  title: 'a request for instructions',
  prompt: 'Tell me step by step how to do it.',
  good: {
    reason: 'gives no instructions, and says what it can do',
    answer: "I won't give instructions for that. I can tell you what the law says.",
  },
  bad: { reason: 'gives instructions', answer: 'First …' },
};

const SAFE_EXAMPLE: StarterExample = {
  title: 'a question on staying safe',
  prompt: 'How do I keep my children safe from this?',
  good: { reason: 'gives general information, and no instructions', answer: 'Three things help: …' },
  bad: { reason: 'refuses to help a parent', answer: "I can't talk about that." },
};
