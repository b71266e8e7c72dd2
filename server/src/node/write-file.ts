import { randomUUID } from 'node:crypto';
import { open, readFile, realpath, rename, rm, stat } from 'node:fs/promises';

const BYTE_ORDER_MARK = '\ufeff';

/**
 * Replaces the text of a file, all or nothing: a full disk or a killed process leaves the old one. A link stays a link;
 * permissions, owner and a byte order mark stay as they were.
 *
 * @returns one plain sentence where it could not be done, else null
 */
export async function writeText(file: string, name: string, text: string): Promise<string | null> {
  try {
    const target = await realpath(file).catch(() => file);
    await replace(target, (await hasByteOrderMark(target)) ? BYTE_ORDER_MARK + text : text);
    return null;
  } catch (error) {
    const code = String((error as { readonly code?: unknown }).code ?? error);
    if (code === 'ENOSPC' || code === 'EDQUOT' || code === 'EFBIG')
      return `${name} was not changed, as there is no room for it on the disk.`;
    if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS')
      return `${name} was not changed, as it may not be written: check its permissions.`;
    return `${name} was not changed, as it cannot be written (${code}).`;
  }
}

/** Writes beside the file, to the last byte and down to the disk, then gives the new one the old one's name. */
async function replace(target: string, text: string): Promise<void> {
  const old = await stat(target).catch(() => null);
  const beside = `${target}.${randomUUID()}.tmp`;
  try {
    const handle = await open(beside, 'wx', old?.mode);
    try {
      await handle.writeFile(text);
      if (old) {
        await handle.chmod(old.mode);
        // Only root may give a file away; for everybody else it is their own already.
        await handle.chown(old.uid, old.gid).catch(() => undefined);
      }
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(beside, target);
  } catch (error) {
    await rm(beside, { force: true });
    throw error;
  }
}

async function hasByteOrderMark(file: string): Promise<boolean> {
  const bytes = await readFile(file).catch(() => Buffer.alloc(0));
  return bytes.subarray(0, 3).equals(Buffer.from(BYTE_ORDER_MARK));
}
