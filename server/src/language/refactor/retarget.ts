import type { Edit } from '../../lint/finding.ts';
import type { Spec } from '../../spec/model.ts';
import { textOf } from '../parts.ts';

/** Lets the references that name a derived id, or one derived from it, name the id that takes its place. */
export function retarget(spec: Spec, from: string, to: string): readonly Edit[] {
  if (from === to) return [];
  return spec.references.flatMap(({ kind, path, span, resolved, target }): Edit[] => {
    if (kind === 'eval' || resolved === null || !(resolved === from || resolved.startsWith(`${from}/`))) return [];
    // A link by a title's slug names the heading whatever its id is.
    const name = target.slice(target.indexOf('#') + 1);
    const written = textOf(spec, path).slice(span.start, span.end);
    const at = written.lastIndexOf(`#${from}`);
    if (name !== resolved || at < 0) return [];
    const start = span.start + at + 1;
    return [{ path, span: { start, end: start + from.length }, text: to }];
  });
}
