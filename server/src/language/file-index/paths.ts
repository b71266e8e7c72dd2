/** The folder of an absolute path, written with `/`. */
export function folderOf(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf('/')));
}

/** Where a relative path leads from a folder; null where it leads above the root. */
export function resolvePath(folder: string, relative: string): string | null {
  const parts = folder.split('/');
  for (const part of relative.split('/')) {
    if (part === '..') {
      if (parts.length <= 1) return null;
      parts.pop();
    } else if (part !== '.' && part !== '') parts.push(part);
  }
  return parts.join('/');
}

/** The file and the anchor that a link to another file leads to, `b.md#id`; null where it names no anchor. */
export function linkedAnchor(from: string, target: string): { readonly path: string; readonly anchor: string } | null {
  const at = target.indexOf('#');
  const path = at < 0 ? null : resolvePath(folderOf(from), target.slice(0, at));
  return path === null ? null : { path, anchor: target.slice(at + 1) };
}

/** The relative path from a folder to a file or folder. */
export function relativePath(folder: string, to: string): string {
  const from = folder.split('/');
  const target = to.split('/');
  let same = 0;
  while (same < from.length && same < target.length - 1 && from[same] === target[same]) same += 1;
  return [...from.slice(same).map(() => '..'), ...target.slice(same)].join('/');
}
