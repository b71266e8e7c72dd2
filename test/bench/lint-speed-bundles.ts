import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { serverBundle } from '../../.scripts/build.ts';
import type { Command } from './lint-speed-processes.ts';

const ROOT = join(import.meta.dirname, '../..');

interface Commands {
  /** no earlier run is known */
  readonly first: Command;
  /** what an earlier run found is kept, and nothing has changed since */
  readonly repeated: Command;
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
  const compiled = { NODE_COMPILE_CACHE: join(folder, 'compiled') };
  // Ours sets flags before it turns that on, so it is not to be on from the start.
  const ours = (kept: string) => ({ TMPDIR: folder, DELIBERATE_CACHE_DIR: join(folder, kept) });
  // Nothing is taken from a folder that one works in.
  const cwd = join(folder, 'work');
  mkdirSync(cwd);
  const markdownlint = fileURLToPath(new URL('markdownlint-cli2-bin.mjs', import.meta.resolve('markdownlint-cli2')));
  const lint = [join(folder, 'server/server.js'), 'lint', file];
  const parse = ['--input-type=module', '-e', PARSE, '--', file];
  return {
    first: {
      name: 'deliberate lint, first run',
      argv: lint,
      cwd,
      environment: ours('first'),
      prepare: () => rmSync(join(folder, 'first'), { recursive: true, force: true }),
    },
    repeated: { name: 'deliberate lint, repeated run', argv: lint, cwd, environment: ours('repeated') },
    remark: { name: 'remark, bundled alike', argv: [join(folder, 'remark/remark.js'), file], cwd, environment: compiled },
    remarkUnbundled: { name: 'remark, from its own files', argv: parse, cwd: ROOT, environment: compiled },
    markdownlint: { name: 'markdownlint-cli2', argv: [markdownlint, file], cwd, environment: {} },
    tokenizerFiles: Object.entries(metafile?.outputs ?? {})
      .filter(([, { inputs }]) => Object.keys(inputs).some((input) => input.includes('gpt-tokenizer')))
      .map(([output]) => basename(output)),
  };
}
