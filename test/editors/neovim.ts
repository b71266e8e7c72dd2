import { execFile, execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { onTestFinished } from 'vitest';
import { createWorkspace, type TestWorkspace } from '../lsp/workspace.ts';
import { setUpOf } from './set-up.ts';

const NEOVIM = 'nvim';

/** Whether there is a Neovim here. */
export const hasNeovim = ((): boolean => {
  try {
    return /^NVIM v/.test(execFileSync(NEOVIM, ['--version'], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }));
  } catch {
    return false;
  }
})();

export interface Session {
  readonly files: Readonly<Record<string, string>>;
  /** the first is opened */
  readonly open: string;
  /** Lua, with `wait(function)` and `at(text)` to go to a text; its value comes back as JSON */
  readonly steps: string;
}

export interface Ended<Value> {
  readonly value: Value;
  readonly workspace: TestWorkspace;
}

/** Runs a real Neovim with the set-up of the README, and nothing else of this machine's. */
export async function runNeovim<Value>({ files, open, steps }: Session): Promise<Ended<Value>> {
  const workspace = createWorkspace({ ...files, 'home/.keep': '' });
  const folder = new URL(workspace.uri).pathname;
  const result = join(folder, 'home/result.json');
  const script = join(folder, 'home/steps.lua');
  writeFileSync(
    script,
    `${setUpOf('Neovim', 'lua', "{ 'deliberate', 'lsp', '--stdio' }")}\n${DRIVER}\nreport(function()\n${steps}\nend, ${JSON.stringify(result)})\n`,
  );
  const home = join(folder, 'home');
  const child = promisify(execFile)(NEOVIM, ['--headless', '--clean', '-n', '-c', `luafile ${script}`, '-c', 'qall!'], {
    cwd: folder,
    env: {
      ...process.env,
      HOME: home,
      XDG_CONFIG_HOME: home,
      XDG_STATE_HOME: home,
      XDG_CACHE_HOME: home,
      FILE: join(folder, open),
    },
    timeout: 60_000,
  });
  onTestFinished(() => void child.child.kill('SIGKILL'));
  const { stdout, stderr } = await child;
  const { value, error } = readResult(result);
  if (error !== undefined) throw new Error(`${error}\n${stdout}${stderr}`);
  return { value: value as Value, workspace };
}

function readResult(path: string): { readonly value?: unknown; readonly error?: string } {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    return { error: 'Neovim wrote no result.' };
  }
}

const DRIVER = `
function wait(holds) if not vim.wait(20000, holds, 20) then error('waited in vain') end end
function at(text)
  vim.fn.cursor(1, 1)
  if vim.fn.search('\\\\V' .. text, 'cW') == 0 then error('there is no ' .. text) end
end
function all() return table.concat(vim.api.nvim_buf_get_lines(0, 0, -1, false), '\\n') end
function report(steps, path)
  local ok, value = pcall(function()
    vim.cmd('edit ' .. vim.env.FILE)
    wait(function() return next(vim.lsp.buf_get_clients(0)) ~= nil end)
    return steps()
  end)
  local said = ok and { value = value } or { error = tostring(value) }
  local file = io.open(path, 'w')
  file:write(vim.json.encode(said))
  file:close()
end
`;
