import { mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import { serverBundle } from '../../../.scripts/build.ts';
import type { ServerCommand } from './language-server.ts';

const FLOOR = join(import.meta.dirname, '../server-floor.ts');

/** Bundles our server from its sources, as it ships, into a folder. */
export async function bundleOurs(folder: string): Promise<ServerCommand> {
  const outdir = mkdtempSync(join(folder, 'server-'));
  await build({ ...serverBundle(true), outdir });
  return ours(join(outdir, 'server.js'));
}

export function ours(file: string): ServerCommand {
  return { name: 'deliberate', argv: [process.execPath, file, 'lsp', '--stdio'], diagnostics: 'pushed', publishesTwice: true };
}

/** What the process, the pipe and the protocol cost alone. */
export const floor: ServerCommand = {
  name: 'floor: publishes nothing',
  argv: [process.execPath, FLOOR, '--stdio'],
  diagnostics: 'pushed',
};
