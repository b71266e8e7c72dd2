import { homedir } from 'node:os';
import { isAbsolute, join } from 'node:path';

export type Environment = Readonly<Record<string, string | undefined>>;

/** The folder: `DELIBERATE_CACHE_DIR`, else the user's own folder for caches. */
export function cacheFolder(environment: Environment, platform: NodeJS.Platform = process.platform): string {
  const { DELIBERATE_CACHE_DIR: own = '', XDG_CACHE_HOME: shared = '' } = environment;
  // A relative path would lead into whatever folder the command runs in.
  if (isAbsolute(own)) return own;
  if (isAbsolute(shared)) return join(shared, 'deliberate');
  if (platform === 'darwin') return join(homedir(), 'Library/Caches/deliberate');
  if (platform === 'win32' && environment.LOCALAPPDATA) return join(environment.LOCALAPPDATA, 'deliberate');
  return join(homedir(), '.cache/deliberate');
}
