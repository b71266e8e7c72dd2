import type { Reference, Span, Spec } from '../spec/model.ts';
import { joinPath } from '../spec/resolve.ts';
import { namedCategory } from './front-matter-category.ts';
import { type PlaceFrom, placeOf } from './part-place.ts';
import { innermostAt, textOf } from './parts.ts';
import { whatIsAt } from './what-is-at.ts';

/**
 * Finds what the words at an offset name: a reference of any kind, `BAD[#id]`, a label, a defined term, another file, the
 * category of a file's front matter.
 *
 * @param evalFile the file of an eval id; null where there is none. It is not part of the spec, so its spans are empty
 * @returns null where the words name nothing, or nothing that exists
 */
export function findDefinition(
  spec: Spec,
  path: string,
  offset: number,
  evalFile: (id: string) => string | null = () => null,
): PlaceFrom | null {
  const reference = innermostAt(spec.references, path, offset);
  if (reference?.kind === 'eval') return toStart(evalFile(reference.target), reference.span);
  if (reference?.kind === 'file' && reference.resolved === null) return toStart(fileOf(spec, reference), reference.span);
  const category = namedCategory(spec, path, offset);
  if (category) return { originSpan: category.span, ...placeOf({ kind: 'section', section: category.section }) };
  const pointed = whatIsAt(spec, path, offset);
  return pointed && pointed.how !== 'itself' ? { originSpan: pointed.span, ...placeOf(pointed.part) } : null;
}

function toStart(path: string | null, originSpan: Span): PlaceFrom | null {
  const start: Span = { start: 0, end: 0 };
  return path === null ? null : { originSpan, path, span: start, nameSpan: start };
}

/** A file of the spec that holds nothing to name, or not the id that the link names. */
function fileOf(spec: Spec, { path, target }: Reference): string | null {
  const wanted = joinPath(path, target.split('#')[0] ?? '');
  const holds = textOf(spec, wanted).trim() !== '';
  return spec.files.some((file) => file.path === wanted) && !(holds && target.includes('#')) ? wanted : null;
}
