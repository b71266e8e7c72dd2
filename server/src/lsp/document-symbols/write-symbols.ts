import { isBareStart, sectionNode } from '../../language/index.ts';
import type { LineMap } from '../../node/line-map.ts';
import type { Section } from '../../spec/model.ts';
import type { SpecReading } from '../../spec/parse-spec.ts';
import { WrittenJson } from '../transport/written-json.ts';
import type { SymbolKeeper } from './block-symbols.ts';
import { type SymbolNotation, symbolOf } from './symbol-notation.ts';

/** What a section shows, while the sections under it are still read. */
interface Open {
  readonly section: Section;
  /** symbols of blocks and of sections, each by where it begins */
  readonly children: { readonly start: number; readonly last: number; readonly pieces: readonly Buffer[] }[];
}

/**
 * Writes the symbols of a file as a tree, from what was written of its blocks before.
 *
 * @returns null where what is under a section does not stand one behind the other
 */
export function writeSymbols(
  keeper: SymbolKeeper,
  reading: SpecReading,
  path: string,
  lines: LineMap,
  notation: SymbolNotation,
): WrittenJson | null {
  const file = reading.joiner.placement.files.find((each) => each.file.path === path);
  // Sections, categories and labels are in every part.
  const { sections: all, categories, labels } = reading.partOf(new Map());
  const symbols = file && keeper.symbolsOf(reading, file, { sections: all, labels }, lines, notation);
  if (!file || !symbols) return null;
  const sections = all.filter((section) => section.path === path);
  const open = new Map<string, Open>(sections.map((section) => [section.id, { section, children: [] }]));
  for (const [block, own] of symbols) {
    const start = file.startOf(block);
    for (const { section, first, last, json } of own) {
      const children = open.get(section)?.children;
      if (!children || start + first < (children.at(-1)?.last ?? 0)) return null;
      children.push({ start: start + first, last: start + last, pieces: [json] });
    }
  }
  const heads = new Set(categories.map(({ id }) => id));
  const top: Open['children'] = [];
  // A section stands behind the one that it is in: from the last one on, each is whole when its turn comes.
  for (const { section, children } of [...open.values()].reverse()) {
    const node = sectionNode(section, heads.has(section.id));
    const parent = section.parent === null ? undefined : open.get(section.parent);
    if (parent && (section.span.start < parent.section.span.start || section.span.end > parent.section.span.end)) return null;
    if (node.nameSpan.start < node.span.start || node.nameSpan.end > node.span.end) return null;
    if (!parent && isBareStart(node, children.length)) continue;
    const symbol = JSON.stringify(symbolOf(node, lines, notation));
    const pieces = children.length === 0 ? [Buffer.from(symbol)] : nested(symbol, children);
    (parent?.children ?? top).push({ start: section.span.start, last: section.span.start, pieces });
  }
  return new WrittenJson([OPEN, ...joined(top), CLOSE]);
}

function nested(symbol: string, children: Open['children']): readonly Buffer[] {
  return [Buffer.from(`${symbol.slice(0, -1)},"children":[`), ...joined(children), CLOSE_CHILDREN];
}

function joined(children: Open['children']): Buffer[] {
  children.sort((a, b) => a.start - b.start);
  const pieces: Buffer[] = [];
  for (const child of children) {
    if (pieces.length > 0) pieces.push(COMMA);
    for (const piece of child.pieces) pieces.push(piece);
  }
  return pieces;
}

const OPEN = Buffer.from('[');
const COMMA = Buffer.from(',');
const CLOSE = Buffer.from(']');
const CLOSE_CHILDREN = Buffer.from(']}');
