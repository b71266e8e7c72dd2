import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** The address of a rule's page as a file that an editor can open; null for what has none. */
export function pageUriOf(rule: string): string | null {
  return PAGES.get(rule) ?? null;
}

/** Where pages lie as shipped, seen from the bundle and from its chunks, and where they lie in the sources. */
const FOLDERS = ['./rules/', '../rules/', '../lint/rules/', '../review/pages/', '../cli/pages/'];
const PAGES: ReadonlyMap<string, string> = new Map(FOLDERS.flatMap(listPages));

function listPages(folder: string): readonly (readonly [string, string])[] {
  const url = new URL(folder, import.meta.url);
  try {
    return readdirSync(fileURLToPath(url)).flatMap((name) =>
      name.endsWith('.md') ? [[name.slice(0, -'.md'.length), new URL(name, url).href] as const] : [],
    );
  } catch {
    // Of the five, those that this build does not have.
    return [];
  }
}
