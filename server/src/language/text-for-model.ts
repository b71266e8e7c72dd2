import { firstFrom } from '../spec/located.ts';
import type { Block, Section, Spec } from '../spec/model.ts';

/** Reads sections as a model does, each with what is under it: without commentary, comments and front matter. */
export function createModelReader(spec: Spec): (section: Pick<Section, 'path' | 'span'>) => string {
  const texts = new Map(spec.files.map((file) => [file.path, file.text]));
  const blocks = new Map<string, readonly Block[]>();
  return ({ path, span }) => {
    const text = texts.get(path) ?? '';
    const own = blocks.get(path) ?? spec.blocks.filter((block) => block.path === path);
    blocks.set(path, own);
    return own
      .slice(Math.max(0, firstFrom(own, span.start + 1) - 1), firstFrom(own, span.end))
      .filter(({ kind }) => kind !== 'commentary' && kind !== 'comment' && kind !== 'front-matter')
      .map((block) => text.slice(Math.max(span.start, block.span.start), Math.min(span.end, block.span.end)))
      .join('');
  };
}
