import type { List, Nodes } from 'mdast';
import { type MarkdownBlock, spanIn } from './blocks.ts';
import { blanksBehind, lineStart } from './lines.ts';

/** How the author of a document writes what may be written in several ways: as most of the document does. */
export interface Habits {
  readonly lineBreak: string;
  /** what marks the items of lists that stand so deep in others */
  readonly bulletAt: (depth: number) => string | null;
  /** blanks between a bullet and its words */
  readonly padding: number;
  /** columns from the margin to a list */
  readonly indentation: number;
  /** columns from the mark of an item to those of a list in it; null where no list stands in another */
  readonly nesting: number | null;
}

export function readHabits(text: string, blocks: readonly MarkdownBlock[]): Habits {
  const bullets: Tally<string>[] = [];
  const padding: Tally<number> = new Map();
  const indentation: Tally<number> = new Map();
  const nesting: Tally<number> = new Map();
  for (const { node, base } of blocks) look(node, base, 0, 0);
  return {
    lineBreak: /\r\n|\n|\r/.exec(text)?.[0] ?? '\n',
    bulletAt: (depth) => mostOf(bullets[depth]) ?? null,
    padding: mostOf(padding) ?? 1,
    indentation: mostOf(indentation) ?? 0,
    nesting: mostOf(nesting) ?? null,
  };

  /** @param around column of the item around it */
  function look(node: Nodes, base: number, depth: number, around: number): void {
    if (node.type === 'list') list(node, base, depth, around);
    else if (node.type === 'footnoteDefinition' || node.type === 'blockquote')
      for (const child of node.children) look(child, base, depth, around);
  }

  function list({ ordered, children }: List, base: number, depth: number, around: number): void {
    const own: Tally<string> = bullets[depth] ?? new Map();
    bullets[depth] = own;
    for (const item of children) {
      const { start } = spanIn(base, item);
      const column = start - lineStart(text, start);
      if (!ordered) {
        count(own, text.charAt(start));
        const blanks = blanksBehind(text, start + 1) - start - 1;
        if (blanks > 0 && blanks <= 4) count(padding, blanks);
      }
      if (depth === 0 && column <= 3) count(indentation, column);
      if (depth > 0 && column > around) count(nesting, column - around);
      for (const child of item.children) look(child, base, depth + 1, column);
    }
  }
}

type Tally<Value> = Map<Value, number>;

function count<Value>(tally: Tally<Value>, value: Value): void {
  tally.set(value, (tally.get(value) ?? 0) + 1);
}

/** What comes first wins over what comes as often. */
function mostOf<Value>(tally: Tally<Value> | undefined): Value | undefined {
  let most: Value | undefined;
  for (const [value, times] of tally ?? []) if (most === undefined || times > (tally?.get(most) ?? 0)) most = value;
  return most;
}
