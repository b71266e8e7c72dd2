/**
 * Makes deliberate-VERSION.vsix, which `code --install-extension` takes. What goes in is `files` in package.json.
 */

import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { createVSIX } from '@vscode/vsce';
import { build } from './build.ts';

const ROOT = join(import.meta.dirname, '..');
const MAX_MEGABYTES = 3;

/**
 * @returns path of the .vsix
 * @throws Error where it is too large, or vsce refuses the manifest
 */
export async function packageExtension(): Promise<string> {
  await build({ production: true });
  const { name, version } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
  const packagePath = join(ROOT, `${name}-${version}.vsix`);
  // Everything needed is in the bundles.
  await createVSIX({ cwd: ROOT, packagePath, dependencies: false, allowMissingRepository: true, rewriteRelativeLinks: false });
  const megabytes = statSync(packagePath).size / 1e6;
  if (megabytes >= MAX_MEGABYTES)
    throw new Error(`${packagePath} has ${megabytes.toFixed(2)} MB, expected less than ${MAX_MEGABYTES}`);
  return packagePath;
}

if (import.meta.main) await packageExtension();
