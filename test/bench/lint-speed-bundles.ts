import { readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { serverBundle } from '../../.scripts/build.ts';
import type { Command } from './lint-speed-processes.ts';

const ROOT = join(import.meta.dirname, '../..');

interface Commands {
  readonly lint: Command;
  /** only parses, in a bundle made as ours is, so that loading costs alike */
  readonly remark: Command;
  readonly remarkUnbundled: Command;
  readonly markdownlint: Command;
  /** names of the files of our bundle that hold the tokenizer */
  readonly tokenizerFiles: readonly string[];
}

const PARSE = `
import { readFileSync } from 'node:fs';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
const tree = unified().use(remarkParse).parse(readFileSync(process.argv.at(-1), 'utf8'));
if (tree.children.length === 0) process.exitCode = 1;
`;

/** Bundles what is measured into a folder, as it ships. */
export async function buildCommands(folder: string, file: string): Promise<Commands> {
  const server = serverBundle(true);
  const { metafile } = await build({ ...server, outdir: join(folder, 'server'), metafile: true });
  const { entryPoints: _, splitting: __, ...alike } = server;
  await build({ ...alike, outdir: join(folder, 'remark'), stdin: { contents: PARSE, resolveDir: ROOT }, entryNames: 'remark' });
  // The version of the command, and that what it is made of are modules.
  const { name, version } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ name, version, type: 'module' }));
  // Ours keeps by itself what Node has compiled, here in this folder; remark is given the same, markdownlint is as it comes.
  const environment = { NODE_COMPILE_CACHE: join(folder, 'compiled') };
  const markdownlint = fileURLToPath(new URL('markdownlint-cli2-bin.mjs', import.meta.resolve('markdownlint-cli2')));
  const parse = ['--input-type=module', '-e', PARSE, '--', file];
  return {
    lint: { name: 'deliberate lint', argv: [join(folder, 'server/server.js'), 'lint', file], cwd: folder, environment },
    remark: { name: 'remark, bundled alike', argv: [join(folder, 'remark/remark.js'), file], cwd: folder, environment },
    remarkUnbundled: { name: 'remark, from its own files', argv: parse, cwd: ROOT, environment },
    markdownlint: { name: 'markdownlint-cli2', argv: [markdownlint, file], cwd: folder, environment: {} },
    tokenizerFiles: Object.entries(metafile?.outputs ?? {})
      .filter(([, { inputs }]) => Object.keys(inputs).some((input) => input.includes('gpt-tokenizer')))
      .map(([output]) => basename(output)),
  };
}
