import { groupBy } from '../../spec/group-by.ts';
import type { Span } from '../../spec/index.ts';
import { firstFrom } from '../../spec/located.ts';
import type { Subject } from '../rule.ts';

/** Reads parts of a spec's files as a model does: without commentary, comments and front matter. */
export function createTextReader(subject: Subject): (path: string, span: Span) => string {
  const blocks = groupBy(subject.blocks, ({ path }) => path);
  return (path, { start, end }) => {
    const own = blocks.get(path) ?? [];
    const text = subject.textOf(path);
    return own
      .slice(Math.max(0, firstFrom(own, start + 1) - 1), firstFrom(own, end))
      .filter(({ kind }) => kind !== 'commentary' && kind !== 'comment' && kind !== 'front-matter')
      .map(({ span }) => text.slice(Math.max(start, span.start), Math.min(end, span.end)))
      .join('');
  };
}
