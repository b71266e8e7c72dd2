import type { Nodes } from 'mdast';

/** Moves a node, and all in it, to later in the text: it was parsed as a part of it. Changes the node. */
export function moveNode(node: Nodes, offset: number, lines: number): void {
  const { position } = node;
  if (position) {
    movePoint(position.start, offset, lines);
    movePoint(position.end, offset, lines);
  }
  if ('children' in node) for (const child of node.children) moveNode(child, offset, lines);
}

type Point = NonNullable<Nodes['position']>['start'];

export function movePoint(point: Point, offset: number, lines: number): void {
  point.line += lines;
  if (point.offset !== undefined) point.offset += offset;
}

/** Line breaks as Markdown counts them: `\r\n` is one. */
export function countLineBreaks(text: string): number {
  return text.match(/\r\n|\n|\r/g)?.length ?? 0;
}
