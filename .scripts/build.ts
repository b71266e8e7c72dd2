/**
 * Bundles what ships and what the VS Code tests load, into dist/:
 *
 *     node .scripts/build.ts [--production] [--watch]
 *
 * The type check is not done here: `tsc -b` does it.
 */

import { chmodSync, globSync, readFileSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';
import { parseArgs } from 'node:util';
import { type BuildOptions, build as bundle, context } from 'esbuild';

const ROOT = join(import.meta.dirname, '..');
const WEBVIEW = 'client/src/deliberation/webview';

export async function build({ production = false } = {}): Promise<void> {
  // The names of chunks and of suites change, and what is left of old ones would be shipped and run.
  for (const folder of ['dist/chunks', 'dist/test']) rmSync(join(ROOT, folder), { recursive: true, force: true });
  await Promise.all(bundles(production).map((options) => bundle(options)));
  markExecutable(join(ROOT, 'dist/server.js'));
}

async function watch(production: boolean): Promise<void> {
  for (const options of bundles(production)) await (await context({ ...options, logLevel: 'info' })).watch();
}

/** Each names its entries by what they become in dist/, without the extension. */
function bundles(production: boolean): readonly BuildOptions[] {
  const common: BuildOptions = {
    absWorkingDir: ROOT,
    outdir: 'dist',
    bundle: true,
    minify: production,
    // Without its names, a stack trace in a user's log says nothing.
    keepNames: production,
    sourcemap: production ? false : 'linked',
    logLevel: 'warning',
    legalComments: 'none',
  };
  const node: BuildOptions = { ...common, platform: 'node', target: 'node22' };
  const server: BuildOptions = {
    ...node,
    // An ES module, because only these split: what is imported by `await import()` becomes a chunk that is read on first use.
    format: 'esm',
    splitting: true,
    chunkNames: 'chunks/[name]-[hash]',
    mainFields: ['module', 'main'],
    // The CommonJS packages inside the bundle ask for Node's own modules by `require`; some declare `createRequire` themselves.
    banner: {
      js: "import { createRequire as createRequireOfBanner } from 'node:module'; const require = createRequireOfBanner(import.meta.url);",
    },
  };
  // CommonJS, because every VS Code that we support loads it; the loader of ES modules is younger.
  const editor: BuildOptions = { ...node, format: 'cjs', outExtension: { '.js': '.cjs' }, external: ['vscode', 'mocha'] };
  const webview: BuildOptions = { ...common, platform: 'browser', format: 'iife', target: 'es2022' };
  return [
    { ...server, entryPoints: { server: 'server/src/main.ts' } },
    { ...editor, entryPoints: { client: 'client/src/extension.ts' } },
    { ...webview, entryPoints: { panel: `${WEBVIEW}/panel.ts` } },
    {
      ...webview,
      entryPoints: { panel: `${WEBVIEW}/panel.css`, 'markdown-preview': 'client/src/markdown-preview/preview.css' },
    },
    { ...editor, entryPoints: suites() },
  ];
}

/** The test suites that run inside VS Code, and the file that VS Code starts them by. */
function suites(): Record<string, string> {
  const files = globSync('test/vscode/suite/{index,*.test}.ts', { cwd: ROOT });
  return Object.fromEntries(files.map((file) => [`test/${basename(file, '.ts')}`, file]));
}

/** The server's bundle is the command `deliberate` too. */
function markExecutable(file: string): void {
  if (!readFileSync(file, 'utf8').startsWith('#!/usr/bin/env node\n'))
    throw new Error('server/src/main.ts must begin with the line #!/usr/bin/env node: its bundle is the command `deliberate`');
  chmodSync(file, 0o755);
}

if (import.meta.main) {
  const { values } = parseArgs({
    options: { production: { type: 'boolean', default: false }, watch: { type: 'boolean', default: false } },
  });
  if (values.watch) await watch(values.production);
  else await build(values);
}
