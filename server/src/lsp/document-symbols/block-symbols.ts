import type { Position } from 'vscode-languageserver/node';
import { type BlockOutline, blockOutlines } from '../../language/index.ts';
import type { LineMap } from '../../node/line-map.ts';
import type { Label, Section } from '../../spec/model.ts';
import type { SpecReading } from '../../spec/parse-spec.ts';
import type { PlacedBlock, PlacedFile } from '../../spec/place-files.ts';
import { type SymbolNotation, symbolOf } from './symbol-notation.ts';

/** The symbols of a block that stand in one section, written: one behind the other, with commas between. */
export interface BlockSymbols {
  readonly section: string;
  /** where the first and the last of them begin, from the block's start */
  readonly first: number;
  readonly last: number;
  readonly json: Buffer;
}

interface Kept extends BlockSymbols {
  /** what decides for everything under a section, as `decisions` tells it */
  readonly by: object;
  /** where the block and its first symbol begin */
  readonly at: Position;
  readonly firstAt: Position;
}

/**
 * The written symbols of blocks, kept as long as a block says the same on the same lines: with every letter that is typed, those
 * of nearly all blocks are as they were.
 */
export class SymbolKeeper {
  readonly #kept = new WeakMap<object, Kept>();
  #by = { told: '' };

  /** What each block holds that holds any. */
  symbolsOf(
    reading: SpecReading,
    file: PlacedFile,
    about: { readonly sections: readonly Section[]; readonly labels: readonly Label[] },
    lines: LineMap,
    notation: SymbolNotation,
  ): ReadonlyMap<PlacedBlock, readonly BlockSymbols[]> {
    const told = decisions(about);
    if (this.#by.told !== told) this.#by = { told };
    const found = new Map<PlacedBlock, readonly BlockSymbols[]>();
    const fresh: PlacedBlock[] = [];
    for (const block of file.blocks) {
      const { clauses, definitions, examples } = block.reading;
      if (clauses.length + definitions.length + examples.length === 0) continue;
      const kept = this.#keptOf(block, file.startOf(block), lines);
      found.set(block, kept ? [kept] : []);
      if (!kept) fresh.push(block);
    }
    for (const [index, outlines] of (fresh.length > 0 ? blockOutlines(reading, file, fresh) : []).entries()) {
      const block = fresh[index] as PlacedBlock;
      const start = file.startOf(block);
      const symbols = outlines.map((outline) => writtenFrom(outline, start, lines, notation));
      found.set(block, symbols);
      // What a block holds of several sections is rare, and not kept.
      const [only] = symbols;
      if (!only || symbols.length > 1) continue;
      const [at, firstAt] = [lines.positionAt(start), lines.positionAt(start + only.first)];
      this.#kept.set(block.reading, { ...only, by: this.#by, at, firstAt });
    }
    return found;
  }

  #keptOf({ reading }: PlacedBlock, start: number, lines: LineMap): Kept | null {
    const kept = this.#kept.get(reading);
    if (kept?.by !== this.#by || !isSame(kept.at, lines.positionAt(start))) return null;
    return kept.first === 0 || isSame(kept.firstAt, lines.positionAt(start + kept.first)) ? kept : null;
  }
}

function writtenFrom({ section, nodes }: BlockOutline, start: number, lines: LineMap, notation: SymbolNotation): BlockSymbols {
  const symbols = nodes.map((node) => symbolOf(node, lines, notation));
  return {
    section,
    first: (nodes[0]?.span.start ?? start) - start,
    last: (nodes.at(-1)?.span.start ?? start) - start,
    json: Buffer.from(JSON.stringify(symbols).slice(1, -1)),
  };
}

/** All that a symbol depends on that stands outside of its block. */
function decisions({ sections, labels }: { readonly sections: readonly Section[]; readonly labels: readonly Label[] }): string {
  return [
    ...sections.map(({ path, id, mode, role, level }) => `${path} ${id} ${mode} ${role} ${level}`),
    ...labels.map(({ label, target }) => `${label} ${target}`),
  ].join('\n');
}

function isSame(one: Position, other: Position): boolean {
  return one.line === other.line && one.character === other.character;
}
