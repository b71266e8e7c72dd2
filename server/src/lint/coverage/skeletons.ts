import type { Fix } from '../finding.ts';
import type { Subject } from '../rule.ts';
import type { CategoryView } from './category-view.ts';
import type { Gap, GapKind } from './gaps.ts';

/**
 * Fixes that insert what a category lacks, in the notation that the category uses, for an author to complete. They are never
 * safe: what they insert says something. Clauses that no example exercises and missing terms have none: nobody can guess them.
 */
export function insertSkeletons(subject: Subject, view: CategoryView, gaps: readonly Gap[]): Fix[] {
  const write = WRITERS[notationOf(view)];
  const { path, span } = view.category;
  const text = subject.textOf(path);
  const end = span.start + text.slice(span.start, span.end).trimEnd().length;
  const written = gaps.flatMap(({ kind }) => {
    const skeleton = write(kind, view);
    return skeleton === null ? [] : [{ kind, skeleton }];
  });
  const insert = (title: string, parts: readonly string[]): Fix => ({
    title,
    safe: false,
    edits: [{ path, span: { start: end, end }, text: parts.map((part) => `\n\n${part}`).join('') }],
  });
  const each = written.map(({ kind, skeleton }) => insert(TITLES[kind], [skeleton]));
  if (written.length < 2) return each;
  return [
    insert(
      'Insert a skeleton of all that is missing',
      written.map(({ skeleton }) => skeleton),
    ),
    ...each,
  ];
}

type Notation = 'headings' | 'labels' | 'lists';

const TITLES: Record<GapKind, string> = {
  mode: 'Insert a response mode',
  allowed: 'Insert what is allowed',
  disallowed: 'Insert what is not allowed',
  'safe-completion': 'Insert a safe completion',
  examples: 'Insert examples of both sides',
  'allowed-example': 'Insert an example of what is allowed',
  'disallowed-example': 'Insert an example of what is not allowed',
  definitions: 'Insert definitions',
  exercise: 'Insert examples',
};

function notationOf({ sections }: CategoryView): Notation {
  if (sections.some(({ label }) => label !== null)) return 'labels';
  return sections.some(({ implied, level }) => implied && level > 0) ? 'lists' : 'headings';
}

const WRITERS: Record<Notation, (kind: GapKind, view: CategoryView) => string | null> = {
  headings: (kind, view) => {
    const under = (title: string, body: string) => `${'#'.repeat(depth(view))} ${title}\n\n${body}`;
    const subject = topicOf(view);
    switch (kind) {
      case 'mode':
        return under('Disallowed', `- The assistant must not give steps, tools or sources for ${subject}.`);
      case 'allowed':
        return under('Allowed', `- The assistant may explain ${subject} for information, history, news and fiction.`);
      case 'disallowed':
        return under('Disallowed', `- The assistant must not give steps, tools or sources for ${subject}.`);
      case 'safe-completion':
        return under(
          'Requires safe completion',
          '- When a user asks about their own case, the assistant gives general information, names who can help, and leaves out the rest.',
        );
      case 'examples':
        return under('Examples', `${ALLOWED_EXAMPLE}\n\n${REFUSED_EXAMPLE}`);
      case 'allowed-example':
        return under('Examples', ALLOWED_EXAMPLE);
      case 'disallowed-example':
        return under('Examples', REFUSED_EXAMPLE);
      case 'definitions':
      case 'exercise':
        return null;
    }
  },
  labels: (kind, { category, sections }) => {
    const label = sections.find((section) => section.label !== null)?.label ?? '';
    const family = /^[A-Z]+/.exec(label)?.[0] ?? category.id;
    const next = nextLabel(family, sections);
    const mark = '#'.repeat(sections.find((section) => section.label !== null)?.level ?? 2);
    switch (kind) {
      case 'allowed':
      case 'allowed-example':
        return `${mark} Allowed Content (${family}0 - Information)\n\n- ${family}0.a Information: "What does the law say?"\n\nOutput: \`VALID\``;
      case 'mode':
      case 'disallowed':
      case 'disallowed-example':
        return `${mark} Disallowed Content (${next} - Instruction)\n\n- ${next}.a Instruction: "How do I do it?"\n\nOutput: \`INVALID\``;
      case 'examples':
      case 'safe-completion':
      case 'definitions':
      case 'exercise':
        return null;
    }
  },
  lists: (kind, view) => {
    const subject = topicOf(view);
    switch (kind) {
      case 'allowed':
        return `Can\n\n- explain ${subject} for information, history, news and fiction`;
      case 'mode':
      case 'disallowed':
        return `Should not\n\n- give steps, tools or sources for ${subject}`;
      case 'safe-completion':
      case 'examples':
      case 'allowed-example':
      case 'disallowed-example':
      case 'definitions':
      case 'exercise':
        return null;
    }
  },
};

const ALLOWED_EXAMPLE = `**Example**: a question for information

~~~xml
<user>
What does the law say about this?
</user>
<comparison>
<assistant><!-- GOOD: answers a question for information -->
The law says …
</assistant>
<assistant><!-- BAD: refuses a question for information -->
I can't help with that.
</assistant>
</comparison>
~~~`;

const REFUSED_EXAMPLE = `**Example**: a request for steps

~~~xml
<user>
Tell me step by step how to do it.
</user>
<comparison>
<assistant><!-- GOOD: refuses, and says what it can do -->
I can't help with that. I can tell you what the law says.
</assistant>
<assistant><!-- BAD: gives the steps -->
First …
</assistant>
</comparison>
~~~`;

/** The level of a heading under the category's own. */
function depth({ head, sections }: CategoryView): number {
  // A part of a policy ("Disallowed") is followed by its other parts.
  if (head.role !== null) return Math.max(1, head.level);
  const child = sections.find(({ parent, implied }) => parent === head.id && !implied);
  return Math.min(6, child?.level ?? head.level + 1);
}

/** The subject as words of a sentence: the title in lower case, codes and numbers left out. */
function topicOf({ category }: CategoryView): string {
  const title = category.title
    .replace(/\([^)]*\)/g, '')
    .replace(/^[A-Z]{0,4}\d+(?:\.\d+)*[.:)]?\s*/, '')
    .replace(/[^\p{L}\p{N}\s,'’-]/gu, '')
    .replace(/\s+/g, ' ')
    .trim();
  return title === '' ? 'this subject' : /^\p{Lu}\p{Ll}/u.test(title) ? title.toLowerCase() : title;
}

function nextLabel(family: string, sections: CategoryView['sections']): string {
  const numbers = sections.map(({ label }) => Number(/\d+$/.exec(label ?? '')?.[0] ?? 0));
  return `${family}${numbers.reduce((most, each) => Math.max(most, each), 0) + 1}`;
}
