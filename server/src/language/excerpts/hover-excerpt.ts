import type { Section, Spec } from '../../spec/model.ts';
import type { SpecReading } from '../../spec/parse-spec.ts';
import type { HoverSurroundings } from '../hover/surroundings.ts';
import { findPart, idOf, innermostAt } from '../parts.ts';
import { whatIsAt } from '../what-is-at.ts';
import { type ChosenBlocks, chooseBlocks } from './chosen-blocks.ts';
import { createNamingBlocks } from './naming-blocks.ts';

/**
 * As much of a spec as a hover at an offset speaks of: what stands there, what is named there, where that is cited, and the
 * examples that exercise it. A hover reads the same from it as from the whole spec.
 */
export function hoverExcerpt(
  reading: SpecReading,
  path: string,
  offset: number,
  { compiledBudget }: Pick<HoverSurroundings, 'compiledBudget'>,
): Spec {
  const chosen = chooseBlocks(reading);
  chosen.addAround(path, { start: offset, end: offset });
  const near = chosen.excerpt();
  const reference = innermostAt(near.references, path, offset);
  if (reference?.kind === 'eval') return withEvalMarks(reading, reference.target, chosen);
  // Where a line leads that defines a link, all ids of the spec decide.
  if (!reference && near.blocks.some(({ kind, span }) => kind === 'link-definition' && isIn(span, offset))) return reading.spec;
  const pointed = reference ? null : whatIsAt(near, path, offset);
  const id = reference ? reference.resolved : pointed && idOf(pointed.part);
  if (id === null) return near;
  const section = near.sections.find((each) => each.id === id);
  // The text that a model reads is made of the whole spec, and only the whole ends with its last blank lines.
  if (section && (compiledBudget !== null || reachesEnd(reading, section))) return reading.spec;
  createNamingBlocks(reading, near, new Set([id])).addCiting(chosen);
  if (section) chosen.addAround(section.path, section.span);
  else {
    chosen.addNamed((each) => each === id);
    const part = findPart(chosen.excerpt(), id);
    if (part?.kind === 'clause') {
      for (const own of sectionsAround(near.sections, part.clause.section)) chosen.addAround(own.path, own.span);
      createNamingBlocks(reading, near, upFrom(near.sections, id, part.clause.section)).addExercising(chosen);
    }
  }
  return chosen.excerpt();
}

function withEvalMarks(reading: SpecReading, target: string, chosen: ChosenBlocks): Spec {
  for (const { file } of reading.files)
    for (const [index, { facts }] of file.blocks.entries())
      if (facts.references.some((each) => each.named === undefined && each.kind === 'eval' && each.target === target))
        chosen.add(file.path, index);
  return chosen.excerpt();
}

function isIn({ start, end }: { readonly start: number; readonly end: number }, offset: number): boolean {
  return offset >= start && offset <= end;
}

function reachesEnd({ files }: SpecReading, { path, span }: Section): boolean {
  return files.some(({ file }) => file.path === path && span.end >= file.markdown.text.length);
}

/** A section without those under it, but with those that hold its examples. */
function sectionsAround(sections: readonly Section[], id: string): readonly Pick<Section, 'path' | 'span'>[] {
  return sections.flatMap(({ id: own, parent, role, path, span }, index) => {
    if (own !== id && !(parent === id && role === 'examples')) return [];
    const next = sections[index + 1];
    return [{ path, span: { start: span.start, end: next?.path === path ? Math.min(span.end, next.span.start) : span.end } }];
  });
}

/** A clause, its section and those above. */
function upFrom(sections: readonly Section[], clause: string, section: string): ReadonlySet<string> {
  const byId = new Map(sections.map((each) => [each.id, each]));
  const found = new Set([clause]);
  for (let at: string | null | undefined = section; at && !found.has(at); at = byId.get(at)?.parent) found.add(at);
  return found;
}
