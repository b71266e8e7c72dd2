import { parseHeadingAttributes } from '../../spec/notation/heading-attributes.ts';
import { type MarkdownBlock, spanIn, spanOfBlock } from './blocks.ts';
import { blanksBefore, lineStart } from './lines.ts';
import { type EditGroup, replace } from './text-edit.ts';

/** `## Title {#id authority=root tags=a}`: one blank between the parts of a heading, and its attributes in one order. */
export function formatHeading(text: string, block: MarkdownBlock): EditGroup[] {
  const { node, base } = block;
  const { start } = spanOfBlock(block);
  const [first] = node.type === 'heading' ? node.children : [];
  const last = node.type === 'heading' ? node.children.at(-1) : undefined;
  // Without the blank, it is underlined.
  if (!first || !last || !/^#{1,6}[ \t]/.test(text.slice(start, start + 7))) return [];
  const content = spanIn(base, first).start;
  const marks = blanksBefore(text, content, start);
  const title = text.slice(content, spanIn(base, last).end);
  const attributes = parseHeadingAttributes(title, content);
  const braces = attributes.span;
  return [
    replace(text, lineStart(text, start), start, ''),
    replace(text, marks, content, ' '),
    ...(braces
      ? [
          attributes.title ? replace(text, blanksBefore(text, braces.start, content), braces.start, ' ') : [],
          replace(text, braces.start, braces.end, inOrder(text.slice(braces.start, braces.end), attributes.problem !== null)),
        ]
      : []),
  ];
}

/** Id, authority, tags, then what else there is. Words that name no attribute may belong to the one before them. */
function inOrder(braces: string, isBroken: boolean): string {
  const words = braces.slice(1, -1).split(/\s+/).filter(Boolean);
  const isKnown = !isBroken && words.every((word) => /^#.|=/.test(word));
  const ordered = isKnown ? words.toSorted((one, other) => rank(one) - rank(other)) : words;
  return `{${ordered.join(' ')}}`;
}

function rank(word: string): number {
  if (word.startsWith('#')) return 0;
  if (word.startsWith('authority=')) return 1;
  return word.startsWith('tags=') ? 2 : 3;
}
