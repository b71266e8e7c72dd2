import { readFile, realpath } from 'node:fs/promises';

const BYTE_ORDER_MARK = '\ufeff';

/**
 * Replaces the text of a file, all or nothing: a full disk or a killed process leaves the old one. A link stays a link, and
 * a byte order mark stays where there was one.
 *
 * @returns one plain sentence where it could not be done, else null
 */
export async function writeText(file: string, name: string, text: string): Promise<string | null> {
  try {
    const target = await realpath(file).catch(() => file);
    const { writeFile } = await import('atomically');
    await writeFile(target, (await hasByteOrderMark(target)) ? BYTE_ORDER_MARK + text : text);
    return null;
  } catch (error) {
    const code = String((error as { readonly code?: unknown }).code ?? error);
    if (code === 'ENOSPC') return `${name} was not changed, as the disk is full.`;
    if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS')
      return `${name} was not changed, as it may not be written: check its permissions.`;
    return `${name} was not changed, as it cannot be written (${code}).`;
  }
}

async function hasByteOrderMark(file: string): Promise<boolean> {
  const bytes = await readFile(file).catch(() => Buffer.alloc(0));
  return bytes.subarray(0, 3).equals(Buffer.from(BYTE_ORDER_MARK));
}
