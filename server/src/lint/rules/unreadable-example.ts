import type { Block } from '../../spec/index.ts';
import { defineRule, type Found, type Subject } from '../rule.ts';

/** Finds examples that do not parse, and titles of examples with none under them. */
export const unreadableExample = defineRule({
  name: 'unreadable-example',
  family: 'structure',
  severity: 'error',
  scope: 'section',
  summary: 'An example that cannot be read.',
  check: (subject) => [
    ...subject.problems
      .filter((problem) => problem.kind === 'example')
      .map(({ path, span, message }) => ({ path, span, message })),
    ...lonelyTitles(subject),
  ],
});

const TITLE = /^\*\*Example(?: \d+)?(?::\*\*|\*\*\s*:)/;
const CONVERSATION = /<(?:user|assistant|comparison)\b[^<>\n]*>/;

function lonelyTitles({ blocks, textOf }: Subject): Found[] {
  const solid = blocks.filter((block) => block.kind !== 'blank');
  return solid.flatMap((block, index): Found[] => {
    const words = wordsOf(block);
    const title = block.kind === 'prose' ? TITLE.exec(words)?.[0] : undefined;
    const next = solid[index + 1];
    if (!title || introduces(words, next?.path === block.path ? next : undefined)) return [];
    const { start } = block.span;
    return [
      {
        path: block.path,
        span: { start, end: start + title.length },
        message:
          'Unexpected title without an example, expected a fence under it (`~~~xml`) with the conversation, `<user>` first',
      },
    ];
  });

  function wordsOf(block: Block): string {
    return textOf(block.path).slice(block.span.start, block.span.end);
  }

  /** An example may be told in prose, in a list or in code: only one with no body, or with a conversation that was not read, is broken. */
  function introduces(words: string, next: Block | undefined): boolean {
    if (words.includes('\n') || words.length > 120) return true;
    if (!next || next.kind === 'heading' || next.kind === 'rule') return false;
    if (next.kind === 'prose' || next.kind === 'example') return !/^\*\*Example/.test(wordsOf(next));
    return next.kind !== 'code' || !CONVERSATION.test(wordsOf(next));
  }
}
