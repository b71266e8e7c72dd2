import { existsSync, realpathSync } from 'node:fs';
import { basename, dirname, join, relative, sep } from 'node:path';
import { cacheFolder, type Environment } from './cache-folder.ts';

/**
 * Whether the folder for caches lies in what is worked on: in a place itself, or in its checkout of git. What lies there may
 * have come with somebody else's change, so no result is taken from it. The user's own folder is nobody else's.
 *
 * @param places absolute: the working directory, and what was named
 */
export function isCacheInWorkspace(environment: Environment, places: readonly string[]): boolean {
  const { DELIBERATE_CACHE_DIR: _own, XDG_CACHE_HOME: _shared, ...rest } = environment;
  const folder = cacheFolder(environment);
  if (folder === cacheFolder(rest)) return false;
  return foldersFrom(realPath(folder)).some((above) => {
    const isCheckout = isRoot(above);
    return places.some((place) => place === above || (isCheckout && isBelow(place, above) && checkoutOf(place) === above));
  });
}

/** The folder, and those above it. */
function foldersFrom(folder: string): readonly string[] {
  const above = dirname(folder);
  return above === folder ? [folder] : [folder, ...foldersFrom(above)];
}

function checkoutOf(place: string): string | undefined {
  return foldersFrom(place).find(isRoot);
}

/** A work tree or a submodule has a file of that name. */
function isRoot(folder: string): boolean {
  return existsSync(join(folder, '.git'));
}

function isBelow(path: string, folder: string): boolean {
  return relative(folder, path).split(sep)[0] !== '..';
}

/** As the working directory is given: without links. What does not exist yet is none. */
function realPath(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    const above = dirname(path);
    return above === path ? path : join(realPath(above), basename(path));
  }
}
