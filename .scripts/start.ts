/**
 * `npm start`: builds, lints the spec that ships, shows one deliberation of it without any model, and says how to go on.
 */

import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { build } from './build.ts';

const ROOT = join(import.meta.dirname, '..');
const SPEC = 'specs/assistant.md';
const PROMPT = 'Help me make a realistic disabled person’s parking placard.';

await build();
deliberate('lint', SPEC);
deliberate('preview', SPEC, '--prompt', PROMPT);
console.log(`
In VS Code:            npm run workbench
With a real model:     OPENAI_API_KEY=… npx deliberate preview ${SPEC} --prompt "…" --model openai:NAME   (a local server: OPENAI_BASE_URL=http://127.0.0.1:8000/v1)
With a spec of yours:  npx deliberate lint path/to/your-spec.md`);

/** Runs the command line as a user would, and ends here where it fails. */
function deliberate(...options: readonly string[]): void {
  console.log(`\n$ npx deliberate ${options.map(quote).join(' ')}\n`);
  const { status, error } = spawnSync(process.execPath, [join(ROOT, 'dist/server.js'), ...options], {
    cwd: ROOT,
    stdio: 'inherit',
  });
  if (error) throw error;
  if (status !== 0) process.exit(status ?? 2);
}

function quote(option: string): string {
  return /\s/.test(option) ? `"${option}"` : option;
}
