import type { Edit } from '../../lint/finding.ts';
import type { Reference, Span, Spec } from '../../spec/model.ts';
import { once } from '../../spec/once.ts';
import { createResolver, readAnchors } from '../../spec/resolve.ts';
import { idsOf, isInside } from '../parts.ts';
import { linkDefinitions } from '../references/link-definitions.ts';
import { writtenName } from '../references/written-name.ts';
import type { NameChange } from './name-change.ts';
import { type NewNames, newNames } from './new-names.ts';
import { type Refusal, refuse } from './rename-target.ts';

/**
 * The edits that let every reference name what it named before, by the kind of name that it used: an id, a label, a title.
 *
 * @returns a refusal where a reference would come to name something else
 */
export function followReferences(spec: Spec, change: NameChange): readonly Edit[] | Refusal {
  const names = newNames(spec, change);
  const resolve = createResolver(renamed(spec, change, names));
  const anchored = [...anchoredReferences(spec), ...linkDefinitions(spec)];
  const labelled = new Set(spec.labels.map(({ label, target }) => `${label} ${target}`));
  const derived = new Set(spec.sections.flatMap(({ id, idSpan }) => (idSpan === null ? [id] : [])));
  const edits: Edit[] = [];
  for (const { kind, path, target, resolved, nameSpan } of anchored) {
    if (resolved === null || nameSpan === null) continue;
    const hash = kind === 'file' ? target.indexOf('#') + 1 : 0;
    const before = target.slice(hash);
    const wanted = names.ids.get(resolved) ?? resolved;
    const after = namesAfter(before, resolved).find(
      (name) => resolve({ kind, path, target: target.slice(0, hash) + name }) === wanted,
    );
    if (after === undefined)
      return refuse(`With this name, the link \`${before}\` would lead to something else: choose another.`);
    if (after !== before && !change.edits.some((edit) => edit.path === path && isInside(nameSpan, edit.span)))
      edits.push({ path, span: nameSpan, text: after });
  }
  return edits;

  /**
   * Names of the same kind, best first. What was made of a title stays as long as it leads there, and then the title's own
   * anchor goes before the id that is made of it.
   */
  function namesAfter(name: string, resolved: string): readonly string[] {
    const id = names.ids.get(resolved) ?? resolved;
    const slug = names.slugs.get(resolved) ?? id;
    if (name === resolved) return derived.has(name) && !name.includes('/') ? [name, slug, id] : [id];
    return labelled.has(`${name} ${resolved}`) ? [change.labels.get(name) ?? name] : [name, slug];
  }
}

type Anchored = Pick<Reference, 'kind' | 'path' | 'target' | 'resolved'> & { readonly nameSpan: Span | null };

function anchoredReferences(spec: Spec): Anchored[] {
  const texts = new Map(spec.files.map(({ path, text }) => [path, text]));
  return spec.references.flatMap((reference) =>
    reference.resolved === null ? [] : [{ ...reference, nameSpan: writtenName(texts.get(reference.path) ?? '', reference) }],
  );
}

/** As much of the spec as references are found by, under its new names. */
function renamed(spec: Spec, { labels }: NameChange, { ids, titles }: NewNames): Parameters<typeof createResolver>[0] {
  const idOf = (id: string) => ids.get(id) ?? id;
  const sections = spec.sections.map(({ id, path, title }) => ({ id: idOf(id), path, title: titles.get(id) ?? title }));
  const known = once(() => idsOf(spec, idOf));
  return {
    files: spec.files,
    sections,
    anchorsIn: readAnchors(sections),
    isId: (id) => known().has(id),
    labels: spec.labels.map((each) => ({
      ...each,
      label: labels.get(each.label) ?? each.label,
      target: idOf(each.target),
    })),
  };
}
