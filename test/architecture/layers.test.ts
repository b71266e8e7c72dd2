import { execFileSync } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';

const root = join(import.meta.dirname, '../..');
const scratch = join(root, 'dist/layers-test');
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

/** Compiles a file as if it stood in a pure layer, and gives what the compiler says. */
function compileIn(layer: string, source: string): string {
  const folder = join(scratch, layer);
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'intruder.ts'), source);
  const settings = {
    extends: join(root, `server/src/${layer}/tsconfig.json`),
    // The layer's own files come with it, so that what compiles there compiles here.
    compilerOptions: { rootDir: root, outDir: join(folder, 'out'), composite: false, emitDeclarationOnly: false, noEmit: true },
    include: [join(folder, 'intruder.ts')],
    references: [],
  };
  writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify(settings));
  try {
    execFileSync(join(root, 'node_modules/.bin/tsc'), ['-p', folder], { encoding: 'utf8', stdio: 'pipe' });
    return '';
  } catch (error) {
    return (error as { stdout: string }).stdout;
  }
}

const layers = ['spec', 'lint', 'language'];

test.each(layers)('%s compiles what a pure layer may do', (layer) => {
  expect(compileIn(layer, 'export const folded = "A".toLowerCase();\n')).toBe('');
});

test.each(layers)('%s cannot read files', (layer) => {
  expect(compileIn(layer, "import { readFileSync } from 'node:fs';\nexport const text = readFileSync('x', 'utf8');\n")).toMatch(
    /node:fs/,
  );
});

test.each(layers)('%s knows no process', (layer) => {
  expect(compileIn(layer, 'export const key = process.env;\n')).toMatch(/process/);
});

test.each(layers)('%s has no console and no timers', (layer) => {
  expect(compileIn(layer, 'console.log(1);\n')).toMatch(/console/);
  expect(compileIn(layer, 'setTimeout(() => {}, 1);\n')).toMatch(/setTimeout/);
});

test.each(layers)('%s cannot import upward', (layer) => {
  // Inside the real project an import from outside the layer and its references is no part of it (TS6307).
  const source = "import { openModel } from '../models/registry.ts';\nexport const model = openModel;\n";
  expect(compileUpward(layer, source)).toMatch(/TS6307|TS6059/);
});

test.each(layers)('%s knows no LSP and asks no model', (layer) => {
  for (const name of ['vscode-languageserver', 'openai']) {
    expect(lintIn(layer, `import * as other from '${name}';\nexport const it = other;\n`)).toMatch(/noRestrictedImports/);
  }
});

test.each(layers)('%s has no clock and no dice', (layer) => {
  expect(lintIn(layer, 'export const now = new Date();\n')).toMatch(/noRestrictedGlobals|plugin/);
  expect(lintIn(layer, 'export const dice = Math.random();\n')).toMatch(/plugin/);
});

/** What a tool says with one more file in the layer; null where it has nothing to say. */
function withIntruder(layer: string, source: string, tool: string, ...options: readonly string[]): string | null {
  const intruder = join(root, `server/src/${layer}/intruder-of-a-test.ts`);
  writeFileSync(intruder, source);
  try {
    execFileSync(join(root, 'node_modules/.bin', tool), options, { cwd: root, encoding: 'utf8', stdio: 'pipe' });
    return null;
  } catch (error) {
    const { stdout, stderr } = error as { stdout: string; stderr: string };
    return stdout + stderr;
  } finally {
    rmSync(intruder, { force: true });
  }
}

function compileUpward(layer: string, source: string): string | null {
  // Nothing is emitted: what stands outside the layer would be written beside its source.
  return withIntruder(layer, source, 'tsc', '-p', `server/src/${layer}`, '--noEmit');
}

function lintIn(layer: string, source: string): string | null {
  return withIntruder(layer, source, 'biome', 'lint', `server/src/${layer}/intruder-of-a-test.ts`);
}
