import { readFile, stat } from 'node:fs/promises';

export type ReadText =
  | { readonly kind: 'read'; readonly text: string }
  /** one plain sentence; `binary`: it holds something else than text in UTF-8 */
  | { readonly kind: 'refused'; readonly message: string; readonly binary: boolean };

const MAXIMUM_MEGABYTES = 20;
const NOT_UTF_8 = 'ERR_ENCODING_INVALID_ENCODED_DATA';

/**
 * Reads a text file whole, without its byte order mark.
 *
 * @param file where it is
 * @param name what a person calls it; the sentence names it so
 */
export async function readText(file: string, name: string): Promise<ReadText> {
  try {
    const { size, isFile } = await sizeOf(file);
    if (!isFile) return refused(`${name} is not a file: name a Markdown file.`);
    if (size > MAXIMUM_MEGABYTES * 1e6)
      return refused(
        `${name} has ${(size / 1e6).toFixed(0)} MB, and a spec has ${MAXIMUM_MEGABYTES} MB at most: split it into several files.`,
      );
    return { kind: 'read', text: new TextDecoder('utf-8', { fatal: true }).decode(await readFile(file)) };
  } catch (error) {
    return refused(readFailure(error, name), codeOf(error) === NOT_UTF_8);
  }
}

async function sizeOf(file: string): Promise<{ readonly size: number; readonly isFile: boolean }> {
  const found = await stat(file);
  return { size: found.size, isFile: found.isFile() };
}

/** Says in one sentence why a file or folder could not be read. */
function readFailure(error: unknown, name: string): string {
  const code = codeOf(error);
  switch (code) {
    case 'ENOENT':
    case 'ENOTDIR':
      return `${name} does not exist: check the path.`;
    case 'EACCES':
    case 'EPERM':
      return `${name} may not be read: check its permissions.`;
    case NOT_UTF_8:
      return `${name} is not UTF-8 text: save it as UTF-8.`;
    default:
      return `${name} cannot be read (${code}).`;
  }
}

function codeOf(error: unknown): string {
  return String((error as { readonly code?: unknown }).code ?? error);
}

function refused(message: string, binary = false): ReadText {
  return { kind: 'refused', message, binary };
}
