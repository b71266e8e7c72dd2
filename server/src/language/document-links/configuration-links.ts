import { isMap, isScalar, isSeq, parseDocument } from 'yaml';
import type { Span } from '../../spec/model.ts';

/** A path that is written in deliberate.yaml. */
export interface ConfigurationLink {
  /** without quotation marks */
  readonly span: Span;
  /** from the folder of deliberate.yaml; may be a pattern */
  readonly path: string;
}

/** The paths that deliberate.yaml lists: the files of its specs, and what it ignores. A file that does not parse is read as far as it goes. */
export function configurationLinks(text: string): readonly ConfigurationLink[] {
  const { contents } = parseDocument(text, { logLevel: 'silent', uniqueKeys: false });
  if (!isMap(contents)) return [];
  const specs = contents.get('specs', true);
  const ignored = contents.get('ignore', true);
  const lists = [...(isSeq(specs) ? specs.items.map((spec) => (isMap(spec) ? spec.get('files', true) : null)) : []), ignored];
  return lists.flatMap((list) => (isSeq(list) ? list.items.flatMap(linkOf) : linkOf(list)));

  function linkOf(node: unknown): ConfigurationLink[] {
    if (!isScalar(node) || typeof node.value !== 'string' || node.value === '' || !node.range) return [];
    const [start, end] = node.range;
    const quotes = node.type === 'QUOTE_DOUBLE' || node.type === 'QUOTE_SINGLE' ? 1 : 0;
    return [{ span: { start: start + quotes, end: end - quotes }, path: node.value }];
  }
}
