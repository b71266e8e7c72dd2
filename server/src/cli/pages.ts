import { readFile } from 'node:fs/promises';
import { CONFIGURATION_RULE } from './configuration-findings.ts';

/**
 * Reads the page of a rule. In the bundle, each page is a module of its own; Node itself reads the file.
 *
 * @throws Error where a rule has no page: a bug
 */
export async function readPage(rule: string): Promise<string> {
  try {
    const page =
      rule === CONFIGURATION_RULE
        ? await import(`./pages/${rule}.md`, { with: { type: 'text' } })
        : await import(`../lint/rules/${rule}.md`, { with: { type: 'text' } });
    return page.default as string;
  } catch (error) {
    if (!NOT_A_MODULE.includes(String((error as { readonly code?: unknown }).code))) throw error;
    const folder = rule === CONFIGURATION_RULE ? './pages/' : '../lint/rules/';
    return readFile(new URL(`${folder}${rule}.md`, import.meta.url), 'utf8');
  }
}

/** What Node says of an import that only a bundler can do. */
const NOT_A_MODULE = ['ERR_UNKNOWN_FILE_EXTENSION', 'ERR_IMPORT_ATTRIBUTE_UNSUPPORTED'];
