import { slugOf } from './ids.ts';
import type { Label, Reference, SourceFile } from './model.ts';
import { once } from './once.ts';

interface Targets {
  readonly files: readonly SourceFile[];
  readonly sections: readonly { readonly id: string; readonly path: string; readonly title: string }[];
  /** of everything in the spec */
  readonly ids: () => ReadonlySet<string>;
  readonly labels: readonly Label[];
}

export type Resolver = (reference: Pick<Reference, 'kind' | 'target' | 'path'>) => string | null;

/** Finds what a reference names: an id, a label, or a title's slug as GitHub and VS Code make it. */
export function createResolver(targets: Targets): Resolver {
  const slugs = once(() => slugsOf(targets.sections));
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
    if (targets.ids().has(anchor)) return anchor;
    return labels.get(anchor) ?? slugs().get(`${path}#${anchor}`) ?? null;
  }
}

/** By path and slug; of equal titles each one but the first has a number. */
function slugsOf(sections: Targets['sections']): ReadonlyMap<string, string> {
  const slugs = new Map<string, string>();
  const counts = new Map<string, number>();
  for (const section of sections) {
    const slug = `${section.path}#${slugOf(section.title)}`;
    const count = counts.get(slug) ?? 0;
    counts.set(slug, count + 1);
    slugs.set(count === 0 ? slug : `${slug}-${count}`, section.id);
  }
  return slugs;
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
