import { slugOf } from './ids.ts';
import type { Label, Reference, SourceFile } from './model.ts';

interface Named {
  readonly id: string;
  readonly path: string;
}

interface Targets {
  readonly files: readonly SourceFile[];
  readonly sections: readonly (Named & { readonly title: string })[];
  readonly clauses: readonly Named[];
  readonly definitions: readonly Named[];
  readonly examples: readonly Named[];
  readonly labels: readonly Label[];
}

/** Finds what a reference names: an id, a label, or a title's slug as GitHub and VS Code make it. */
export function createResolver(targets: Targets): (reference: Pick<Reference, 'kind' | 'target' | 'path'>) => string | null {
  const ids = new Set<string>();
  for (const list of [targets.sections, targets.clauses, targets.definitions, targets.examples])
    for (const each of list) ids.add(each.id);
  const slugs = new Map<string, string>();
  const counts = new Map<string, number>();
  for (const section of targets.sections) {
    const slug = `${section.path}#${slugOf(section.title)}`;
    const count = counts.get(slug) ?? 0;
    counts.set(slug, count + 1);
    slugs.set(count === 0 ? slug : `${slug}-${count}`, section.id);
  }
  const labels = new Map(targets.labels.map((label) => [label.label, label.target]));
  const paths = new Set(targets.files.map((file) => file.path));

  return ({ kind, target, path }) => {
    if (kind === 'eval') return null;
    if (kind === 'label') return labels.get(target) ?? null;
    if (kind === 'id') return byAnchor(target, path);
    const [file = '', anchor] = target.split('#');
    const other = joinPath(path, file);
    if (!paths.has(other)) return null;
    return anchor ? byAnchor(anchor, other) : (targets.sections.find((section) => section.path === other)?.id ?? null);
  };

  function byAnchor(anchor: string, path: string): string | null {
    if (ids.has(anchor)) return anchor;
    return labels.get(anchor) ?? slugs.get(`${path}#${anchor}`) ?? null;
  }
}

/** A relative link's path from the file that it stands in. */
export function joinPath(from: string, relative: string): string {
  const parts = from.split('/').slice(0, -1);
  for (const part of relative.split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '.' && part !== '') parts.push(part);
  }
  return `${from.startsWith('/') && parts[0] !== '' ? '/' : ''}${parts.join('/')}`;
}
