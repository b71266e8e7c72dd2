import { readFile } from 'node:fs/promises';
import { REVIEW_RULES } from '../review/kinds.ts';
import { CONFIGURATION_RULE } from './configuration-findings.ts';

/**
 * Reads the page of a rule. In the bundle, each page is a module of its own; Node itself reads the file.
 *
 * @throws Error where a rule has no page: a bug
 */
export async function readPage(rule: string): Promise<string> {
  try {
    const page = await importPage(rule);
    return page.default as string;
  } catch (error) {
    if (!NOT_A_MODULE.includes(String((error as { readonly code?: unknown }).code))) throw error;
    return readFile(new URL(`${folderOf(rule)}${rule}.md`, import.meta.url), 'utf8');
  }
}

function folderOf(rule: string): string {
  if (rule === CONFIGURATION_RULE) return './pages/';
  return isReviewRule(rule) ? '../review/pages/' : '../lint/rules/';
}

/** Each folder is written out, since the bundler reads what is imported from the code. */
function importPage(rule: string) {
  if (rule === CONFIGURATION_RULE) return import(`./pages/${rule}.md`, { with: { type: 'text' } });
  if (isReviewRule(rule)) return import(`../review/pages/${rule}.md`, { with: { type: 'text' } });
  return import(`../lint/rules/${rule}.md`, { with: { type: 'text' } });
}

function isReviewRule(rule: string): boolean {
  return (REVIEW_RULES as readonly string[]).includes(rule);
}

/** What Node says of an import that only a bundler can do. */
const NOT_A_MODULE = ['ERR_UNKNOWN_FILE_EXTENSION', 'ERR_IMPORT_ATTRIBUTE_UNSUPPORTED'];
