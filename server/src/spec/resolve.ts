import { groupBy } from './group-by.ts';
import { slugOf } from './ids.ts';
import type { Label, Reference, SourceFile } from './model.ts';
import { once } from './once.ts';

interface Targets {
  readonly files: readonly SourceFile[];
  readonly sections: readonly Titled[];
  /** ids of a file's sections by their anchors: see `anchorsOf` */
  readonly anchorsIn: (path: string) => ReadonlyMap<string, string> | null;
  /** whether anything in the spec has an id */
  readonly isId: (id: string) => boolean;
  readonly labels: readonly Label[];
}

interface Titled {
  readonly id: string;
  readonly path: string;
  readonly title: string;
}

export type Resolver = (reference: Pick<Reference, 'kind' | 'target' | 'path'>) => string | null;

/** Finds what a reference names: an id, a label, or a title's slug as GitHub and VS Code make it. */
export function createResolver(targets: Targets): Resolver {
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
    if (targets.isId(anchor)) return anchor;
    return labels.get(anchor) ?? targets.anchorsIn(path)?.get(anchor) ?? null;
  }
}

/** The ids of a file's sections by their titles' slugs, as GitHub and VS Code make them: of equal ones each but the first has a number. */
export function anchorsOf(sections: readonly Pick<Titled, 'id' | 'title'>[]): ReadonlyMap<string, string> {
  const anchors = new Map<string, string>();
  const counts = new Map<string, number>();
  for (const { id, title } of sections) {
    const slug = slugOf(title);
    const count = counts.get(slug) ?? 0;
    counts.set(slug, count + 1);
    anchors.set(count === 0 ? slug : `${slug}-${count}`, id);
  }
  return anchors;
}

/** Reads the anchors of all files at once, when first asked. */
export function readAnchors(sections: readonly Titled[]): Targets['anchorsIn'] {
  const byPath = once(
    () => new Map([...groupBy(sections, ({ path }) => path)].map(([path, own]) => [path, anchorsOf(own)] as const)),
  );
  return (path) => byPath().get(path) ?? null;
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
