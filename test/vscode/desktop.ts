import { existsSync, realpathSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { findOnPath } from './host/chromium.ts';

/**
 * @returns the desktop VS Code that can run a suite here: $VSCODE_EXECUTABLE, or the one whose `code` is on the PATH
 */
export function desktopExecutable(): string | undefined {
  const named = process.env['VSCODE_EXECUTABLE'];
  if (named !== undefined) return named;
  const hasScreen =
    process.platform !== 'linux' || process.env['DISPLAY'] !== undefined || process.env['WAYLAND_DISPLAY'] !== undefined;
  const command = findOnPath(process.platform === 'win32' ? ['code.cmd'] : ['code']);
  if (command === undefined || !hasScreen) return undefined;
  // `code` itself ends before the window does and cannot tell how a suite went; the executable beside it can.
  const folder = dirname(realpathSync(command));
  return ['../code', '../Code.exe', '../../../MacOS/Electron', '../../../MacOS/Code']
    .map((path) => join(folder, path))
    .find((path) => existsSync(path));
}
