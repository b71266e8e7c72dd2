import { groupBy } from '../spec/group-by.ts';
import type { SpecReading } from '../spec/parse-spec.ts';
import type { PlacedBlock, PlacedFile } from '../spec/place-files.ts';
import { clauseNode, definitionNode, exampleNode, type OutlineNode, sectionNode, sortNodes, within } from './outline-nodes.ts';

/** What stands in one block under one section, as an outline shows it. */
export interface BlockOutline {
  readonly section: string;
  /** in the order of the text; none has children */
  readonly nodes: readonly OutlineNode[];
}

/**
 * What stands in some blocks of a file, as `documentOutline` shows it.
 *
 * @param blocks in order
 * @returns for each block, by section: most stand in one
 */
export function blockOutlines(
  reading: SpecReading,
  { file: { path } }: PlacedFile,
  blocks: readonly PlacedBlock[],
): readonly (readonly BlockOutline[])[] {
  const part = reading.partOf(new Map([[path, blocks.map(({ index }) => index)]]));
  const sections = new Map(part.sections.map((section) => [section.id, section]));
  const definitions = definitionsIn(reading);
  let clause = 0;
  let example = 0;
  return blocks.map((block) => {
    const { clauses, examples } = block.reading;
    const clausesEnd = clause + clauses.length;
    const examplesEnd = example + examples.length;
    const first = definitions.get(block) ?? 0;
    const parts = [
      ...part.clauses.slice(clause, clausesEnd).map((each) => ({ section: each.section, node: clauseNode(each) })),
      ...part.definitions
        .slice(first, first + block.reading.definitions.length)
        .map((each) => ({ section: each.section, node: definitionNode(each) })),
      ...part.examples.slice(example, examplesEnd).map((each) => ({ section: each.section, node: exampleNode(each) })),
    ];
    clause = clausesEnd;
    example = examplesEnd;
    return [...groupBy(parts, ({ section }) => section)].map(([section, own]) => {
      const parent = sections.get(section);
      const nodes = own.map(({ node }) => within(node, parent && sectionNode(parent, false)));
      sortNodes(nodes);
      return { section, nodes };
    });
  });
}

/** Where the definitions of each block begin among those of the spec. */
function definitionsIn({ joiner }: SpecReading): ReadonlyMap<PlacedBlock, number> {
  const firsts = new Map<PlacedBlock, number>();
  let count = 0;
  for (const { blocks } of joiner.placement.files)
    for (const block of blocks) {
      if (block.reading.definitions.length === 0) continue;
      firsts.set(block, count);
      count += block.reading.definitions.length;
    }
  return firsts;
}
