import { slugOf } from '../../spec/ids.ts';
import type { Label, Section } from '../../spec/model.ts';
import { once } from '../../spec/once.ts';
import type { SpecReading } from '../../spec/parse-spec.ts';
import type { FileBlocks } from '../../spec/read-file.ts';
import { type BlockReference, readLink } from '../../spec/reference-reader.ts';
import type { ChosenBlocks } from './chosen-blocks.ts';

/**
 * Finds the blocks of a spec that may name something in it, by all the spellings that lead there. What they name for certain is
 * read when they are joined: a block too many costs its reading, one too few would be missed.
 */
export interface NamingBlocks {
  /** adds those with a link that may lead there, or with a label that stands for it */
  readonly addCiting: (to: ChosenBlocks) => void;
  /** adds those with examples whose answers or labels may name it */
  readonly addExercising: (to: ChosenBlocks) => void;
}

/** @param ids what is named: one of them or several */
export function createNamingBlocks(
  { files, joiner }: SpecReading,
  { sections, labels }: { readonly sections: readonly Section[]; readonly labels: readonly Label[] },
  ids: ReadonlySet<string>,
): NamingBlocks {
  const ownLabels = labels.flatMap(({ label, target }) => (ids.has(target) ? [label] : []));
  const slugs = sections.flatMap(({ id, title }) => (ids.has(id) ? [slugOf(title)] : []));
  const isNamed = (target: string) =>
    ids.has(target) || ownLabels.includes(target) || slugs.some((slug) => target.startsWith(slug));
  return {
    addCiting: (to) => {
      for (const { file } of files) {
        const urlOf = createUrlOf(file);
        for (const [index, { facts }] of file.blocks.entries())
          if (facts.references.some((reference) => mayLeadThere(reference, urlOf))) to.add(file.path, index);
      }
      if (ownLabels.length === 0) return;
      for (const { file, blocks } of joiner.placement.files)
        for (const { index, block } of blocks)
          if (ownLabels.some((label) => block.block.source.includes(label))) to.add(file.path, index);
    },
    addExercising: (to) => {
      for (const { file, blocks } of joiner.placement.files)
        for (const { index, reading } of blocks) {
          const { examples, violations } = reading;
          if (violations.some(({ target }) => isNamed(target)) || examples.some(({ label }) => label !== null && isNamed(label)))
            to.add(file.path, index);
        }
    },
  };

  function mayLeadThere(reference: BlockReference, urlOf: (name: string) => string): boolean {
    const link = reference.named === undefined ? reference : readLink(urlOf(reference.named), reference.span);
    if (!link || link.kind === 'eval') return false;
    const anchor = link.kind === 'file' ? link.target.split('#')[1] : link.target;
    // The name of a file alone leads to its first section.
    return anchor ? isNamed(anchor) : slugs.length > 0;
  }
}

/** Where `[text][name]` leads, as the file says elsewhere; the first line that says it holds. */
function createUrlOf({ blocks }: FileBlocks): (name: string) => string {
  const urls = once(() => {
    const found = new Map<string, string>();
    for (const { block } of blocks)
      if (block.node.type === 'definition' && !found.has(block.node.identifier)) found.set(block.node.identifier, block.node.url);
    return found;
  });
  return (name) => urls().get(name) ?? '';
}
