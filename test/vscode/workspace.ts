import { cpSync, existsSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ROOT } from './host/install.ts';

/** A new folder with a copy of specs/, which a test may change. Whoever asked for it removes it. */
export function copyOfSpecs(): string {
  const folder = mkdtempSync(join(tmpdir(), 'deliberate-specs-'));
  if (existsSync(join(ROOT, 'specs'))) cpSync(join(ROOT, 'specs'), folder, { recursive: true });
  return folder;
}
