/**
 * Bundles what ships and what the VS Code tests load, into dist/:
 *
 *     node .scripts/build.ts [--production] [--watch]
 *
 * The type check is not done here: `tsc -b` does it.
 */

import fs, { chmodSync, copyFileSync, globSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';
import { parseArgs } from 'node:util';
import { type BuildOptions, build as bundle, context, type Plugin } from 'esbuild';

const ROOT = join(import.meta.dirname, '..');
const WEBVIEW = 'client/src/deliberation/webview';
const RESULTS = 'client/src/comparison/webview';

export async function build({ production = false } = {}): Promise<void> {
  // The names of chunks and of suites change, and what is left of old ones would be shipped and run.
  for (const folder of ['dist/chunks', 'dist/rules', 'dist/test']) rmSync(join(ROOT, folder), { recursive: true, force: true });
  await Promise.all(bundles(production).map((options) => bundle(options)));
  markExecutable(join(ROOT, 'dist/server.js'));
  copyTexts();
}

/** What is read as it is: the pages of the rules, and the schema of deliberate.yaml. */
function copyTexts(): void {
  const pages = globSync('server/src/{lint/rules,review/pages,cli/pages}/*.md', { cwd: ROOT });
  mkdirSync(join(ROOT, 'dist/rules'), { recursive: true });
  for (const page of pages) copyFileSync(join(ROOT, page), join(ROOT, 'dist/rules', basename(page)));
  copyFileSync(join(ROOT, 'server/src/node/deliberate.schema.json'), join(ROOT, 'dist/deliberate.schema.json'));
}

async function watch(production: boolean): Promise<void> {
  for (const options of bundles(production)) await (await context({ ...options, logLevel: 'info' })).watch();
}

/** Each names its entries by what they become in dist/, without the extension. */
function bundles(production: boolean): readonly BuildOptions[] {
  const node = forNode(production);
  // CommonJS, because every VS Code that we support loads it; the loader of ES modules is younger.
  const editor: BuildOptions = { ...node, format: 'cjs', outExtension: { '.js': '.cjs' }, external: ['vscode', 'mocha'] };
  const webview: BuildOptions = { ...everywhere(production), platform: 'browser', format: 'iife', target: 'es2022' };
  return [
    serverBundle(production),
    { ...editor, entryPoints: { client: 'client/src/extension.ts' } },
    { ...webview, entryPoints: { panel: `${WEBVIEW}/panel.ts`, comparison: `${RESULTS}/comparison.ts` } },
    {
      ...webview,
      entryPoints: {
        panel: `${WEBVIEW}/panel.css`,
        comparison: `${RESULTS}/comparison.css`,
        'markdown-preview': 'client/src/markdown-preview/preview.css',
      },
    },
    { ...editor, entryPoints: suites() },
  ];
}

/** The language server and the command line. */
export function serverBundle(production: boolean): BuildOptions {
  return {
    ...forNode(production),
    ...(production ? SMALLER_WITH_NAMES : {}),
    entryPoints: { server: 'server/src/main.ts' },
    // An ES module, because only these split: what is imported by `await import()` becomes a chunk that is read on first use.
    format: 'esm',
    splitting: true,
    chunkNames: 'chunks/[name]-[hash]',
    mainFields: ['module', 'main'],
    // The CommonJS packages inside the bundle ask for Node's own modules by `require`; some declare `createRequire` themselves.
    banner: {
      js: "import { createRequire as createRequireOfBanner } from 'node:module'; const require = createRequireOfBanner(import.meta.url);",
    },
    plugins: [fewerBuiltins, lazyBuiltins],
  };
}

function everywhere(production: boolean): BuildOptions {
  return {
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
}

function forNode(production: boolean): BuildOptions {
  return { ...everywhere(production), platform: 'node', target: 'node22' };
}

/** `keepNames` costs a call for every function each time a command starts; whole names cost only space. */
const SMALLER_WITH_NAMES: BuildOptions = { minify: false, minifyWhitespace: true, minifySyntax: true, keepNames: false };

/**
 * Leaves out what a command would load and never use. To import `process` as a module reads its every property, stdin among
 * them, and commander wants child processes for commands in files of their own, of which we have none.
 */
const fewerBuiltins: Plugin = {
  name: 'fewer-builtins',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^(?:node:)?process$/ }, ({ kind }) =>
      kind === 'import-statement' ? { path: 'process', namespace: 'fewer-builtins' } : undefined,
    );
    onResolve({ filter: /^node:child_process$/ }, ({ importer }) =>
      /[\\/]commander[\\/]/.test(importer) ? { path: 'child_process', namespace: 'fewer-builtins' } : undefined,
    );
    onLoad({ filter: /^process$/, namespace: 'fewer-builtins' }, () => ({ contents: 'export default globalThis.process;' }));
    onLoad({ filter: /^child_process$/, namespace: 'fewer-builtins' }, () => ({ contents: 'export default {};' }));
  },
};

/**
 * To import a builtin as a module reads its every property, and behind some of them wait streams, workers and Web Crypto:
 * 11 ms of every start. So what is used of these is taken without it. What is missing here fails the build.
 */
const BUILTINS: Readonly<Record<string, readonly string[]>> = {
  crypto: ['createHash', 'randomInt', 'randomUUID'],
  fs: Object.keys(fs).filter((name) => 'value' in (Object.getOwnPropertyDescriptor(fs, name) ?? {})),
  util: ['stripVTControlCharacters'],
};

const lazyBuiltins: Plugin = {
  name: 'lazy-builtins',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: new RegExp(`^(?:node:)?(?:${Object.keys(BUILTINS).join('|')})$`) }, ({ kind, path }) =>
      kind === 'import-statement' ? { path: path.replace(/^node:/, ''), namespace: 'lazy-builtins' } : undefined,
    );
    onLoad({ filter: /./, namespace: 'lazy-builtins' }, ({ path }) => ({
      contents: `const builtin = process.getBuiltinModule('${path}'); export default builtin; export const { ${BUILTINS[path]?.join(', ')} } = builtin;`,
    }));
  },
};

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
