import type { Reference, Span, Spec } from '../../spec/model.ts';
import { idOf, innermostAt, type SpecPart } from '../parts.ts';
import { whatIsAt } from '../what-is-at.ts';
import { labelPlaces } from './label-places.ts';
import { linkDefinitions } from './link-definitions.ts';
import { definitionsOf, termUses } from './term-uses.ts';
import { writtenName } from './written-name.ts';

/** A place where something is named. */
export interface NamedPlace {
  readonly path: string;
  /** the name alone; all of a clause or an example that is named nowhere */
  readonly span: Span;
  readonly kind: 'declaration' | 'use';
}

/**
 * Finds every place of the spec that names what stands at an offset, or what the words there name: links to it, its label in
 * prose, `BAD[#id]`, uses of a defined term; of an eval id all its marks.
 *
 * @returns in the order of the files and of their texts, declarations among them; empty where nothing is named
 */
export function findReferences(spec: Spec, path: string, offset: number): readonly NamedPlace[] {
  const reference = innermostAt(spec.references, path, offset);
  if (reference?.kind === 'eval')
    return spec.references.filter(({ kind, target }) => kind === 'eval' && target === reference.target).map(useOf(spec));
  const example = reference ? null : innermostAt(spec.examples, path, offset);
  const part = whatIsAt(spec, path, offset)?.part ?? (example ? { kind: 'example' as const, example } : null);
  return part ? inOrder(spec, placesOf(spec, part)) : [];
}

function placesOf(spec: Spec, part: SpecPart): NamedPlace[] {
  const labels = labelsOf(spec, part);
  const ids = new Set([idOf(part), ...spec.labels.filter(({ label }) => labels.has(label)).map(({ target }) => target)]);
  const links = spec.references.filter(({ resolved }) => resolved !== null && ids.has(resolved)).map(useOf(spec));
  const lines = linkDefinitions(spec).flatMap(({ resolved, path, span, nameSpan }) =>
    ids.has(resolved) ? [{ path, span: nameSpan ?? span, kind: 'use' as const }] : [],
  );
  const labelled = labelPlaces(spec, labels).map((each) => ({ ...each, kind: 'declaration' as const }));
  return [...declarationsOf(spec, part), ...labelled, ...links, ...lines, ...usesOfTerm(spec, part)];
}

function useOf(spec: Spec): (reference: Reference) => NamedPlace {
  const texts = new Map(spec.files.map(({ path, text }) => [path, text]));
  return (reference) => {
    const { path, span } = reference;
    return { path, span: writtenName(texts.get(path) ?? '', reference) ?? span, kind: 'use' };
  };
}

/** Where the author says what it is called; where that is nowhere, the thing itself. */
function declarationsOf(spec: Spec, part: SpecPart): NamedPlace[] {
  const declared = (path: string, span: Span | null): NamedPlace[] => (span ? [{ path, span, kind: 'declaration' }] : []);
  switch (part.kind) {
    case 'section':
      return declared(part.section.path, part.section.idSpan ?? part.section.titleSpan);
    case 'clause':
      return declared(part.clause.path, part.clause.idSpan ?? part.clause.span);
    case 'definition':
      return definitionsOf(spec, part.definition).flatMap(({ path, termSpan, idSpan, id }) => [
        ...declared(path, termSpan),
        ...(id === part.definition.id ? declared(path, idSpan) : []),
      ]);
    case 'example':
      return declared(part.example.path, part.example.span);
  }
}

function usesOfTerm(spec: Spec, part: SpecPart): NamedPlace[] {
  return part.kind === 'definition' ? termUses(spec, part.definition).map((use) => ({ ...use, kind: 'use' })) : [];
}

/** A label may head a section and open a line that explains it: both are what it names. */
function labelsOf(spec: Spec, part: SpecPart): ReadonlySet<string> {
  const id = idOf(part);
  return new Set(spec.labels.filter(({ target }) => target === id).map(({ label }) => label));
}

/** In the order of the files and of their texts, each place once. */
function inOrder(spec: Spec, places: readonly NamedPlace[]): NamedPlace[] {
  const order = new Map(spec.files.map(({ path }, index) => [path, index]));
  const seen = new Set<string>();
  return places
    .filter(({ path, span }) => {
      const key = `${path}:${span.start}-${span.end}`;
      if (seen.has(key)) return false;
      seen.add(key);
      return true;
    })
    .sort((a, b) => (order.get(a.path) ?? 0) - (order.get(b.path) ?? 0) || a.span.start - b.span.start);
}
