/**
 * What a workspace of many specs costs the language server: 1,000 specs of 50 KB in a temporary folder, indexed and checked by the
 * real server process while a client hovers, beside what it costs to read the same files and to parse them. Exits 1 where a
 * target is missed.
 *
 * Run: `npm run bench:workspace`, with `-- --specs N` for another number of specs, `--no-findings` without checking them all.
 */

import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { build } from 'esbuild';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { serverBundle } from '../../.scripts/build.ts';
import { allMet, atMost, note, quantile, shown } from './server/report.ts';
import { startWorkspaceServer, type WorkspaceServer } from './workspace-server.ts';
import { generateSpecs } from './workspace-specs.ts';

const { values } = parseArgs({
  options: {
    specs: { type: 'string', default: '1000' },
    findings: { type: 'boolean', default: true },
  },
  allowNegative: true,
});
const LENGTH = 50_000;
/** Specs to a folder, as people sort them. */
const IN_A_FOLDER = 50;

const folder = mkdtempSync(join(tmpdir(), 'deliberate-workspace-'));
try {
  await run(Number(values.specs));
} finally {
  rmSync(folder, { recursive: true, force: true });
}
process.exitCode = allMet() ? 0 : 1;

async function run(count: number): Promise<void> {
  const specs = generateSpecs(count, LENGTH);
  const paths = specs.map(({ name, text }, index) => {
    const group = join(folder, `group-${Math.floor(index / IN_A_FOLDER)}`);
    mkdirSync(group, { recursive: true });
    writeFileSync(join(group, name), text);
    return join(group, name);
  });
  const megabytes = specs.reduce((sum, { text }) => sum + text.length, 0) / 1e6;
  console.log(`${count} specs, ${megabytes.toFixed(1)} MB\n`);

  const readMs = elapsed(() => {
    for (const path of paths) readFileSync(path, 'utf8');
  });
  const sample = specs.slice(0, 10);
  const sampleMs = elapsed(() => {
    for (const { text } of sample) unified().use(remarkParse).parse(text);
  });
  const parseMs = sampleMs * (count / sample.length);
  note(`reading them: ${shown(readMs)} ms; parsing them with remark: about ${shown(parseMs / 1000)} s`);

  const outdir = join(folder, 'node_modules/server');
  await build({ ...serverBundle(true), outdir });
  const server = await startWorkspaceServer(join(outdir, 'server.js'), pathToFileURL(folder).href);
  try {
    await measure(server, count, { readMs, parseMs });
  } finally {
    server.end();
  }
}

async function measure(
  server: WorkspaceServer,
  count: number,
  { readMs, parseMs }: { readonly readMs: number; readonly parseMs: number },
): Promise<void> {
  const memory = watchMemory(server);
  const hovers = await startHovering(server);
  const indexedMs = await server.worked('Indexing specs');
  const indexedBy = server.processorMs();
  const whileIndexing = hovers.waits();
  atMost('indexed, s', indexedMs / 1000, 20);
  note(`${shown(indexedMs / readMs)} times reading, ${shown(indexedMs / parseMs)} times parsing with remark`);
  atMost(`longest of ${whileIndexing.length} hovers while indexing, ms`, quantile(whileIndexing, 1), 100);
  note(`median ${shown(quantile(whileIndexing, 0.5))} ms, 95 of 100 within ${shown(quantile(whileIndexing, 0.95))} ms`);
  note(`processor time ${shown(indexedBy / 1000)} s, its start included`);
  note(`memory ${shown(server.memory().now)} MB when indexed`);

  const queries = ['', 'w', 'personal', 'spec7sec3', 'hnstnswrs', `spec${count - 1}_section2`, 'nothing-like-it'];
  const waits: number[] = [];
  for (let round = 0; round < 5; round += 1)
    for (const query of queries) {
      const start = performance.now();
      const found = await server.request<unknown[]>('workspace/symbol', { query });
      waits.push(performance.now() - start);
      if (round === 0) note(`"${query}": ${found.length} symbols, ${shown(waits.at(-1) ?? 0)} ms`);
    }
  atMost(`workspace/symbol, median of ${waits.length}, ms`, quantile(waits, 0.5), 20);
  note(`slowest ${shown(quantile(waits, 1))} ms`);

  if (values.findings) {
    const before = server.processorMs();
    const { ms, count: findings } = await server.findings(count);
    note(`all ${findings} findings after ${shown(ms / 1000)} s, ${shown(ms / parseMs)} times parsing with remark`);
    note(`processor time ${shown((server.processorMs() - before) / 1000)} s`);
    const whileChecking = hovers.waits();
    atMost(`longest of ${whileChecking.length} hovers while checking, ms`, quantile(whileChecking, 1), 100);
    note(`median ${shown(quantile(whileChecking, 0.5))} ms, 95 of 100 within ${shown(quantile(whileChecking, 0.95))} ms`);
  }
  hovers.stop();
  atMost('most memory, MB', memory.most(), 500);
  note(`at the end ${shown(server.memory().now)} MB`);
  for (const message of server.logged) note(`the server said: ${message}`);
}

/** A person who hovers ten times a second. */
async function startHovering(server: WorkspaceServer) {
  const uri = pathToFileURL(join(folder, 'open.md')).href;
  const text = '# Weapons {#weapons authority=root}\n\nThe assistant must not build [bombs](#weapons).\n';
  await server.notify('textDocument/didOpen', { textDocument: { uri, languageId: 'markdown', version: 1, text } });
  const hover = async () => {
    const start = performance.now();
    await server.request('textDocument/hover', { textDocument: { uri }, position: { line: 2, character: 32 } });
    return performance.now() - start;
  };
  // The first one waits for what the server loads, whatever else it does.
  note(`first hover, with the server just started: ${shown(await hover())} ms`);
  let waits: number[] = [];
  const timer = setInterval(async () => {
    waits.push(await hover());
  }, 100);
  return {
    /** since last asked */
    waits: () => {
      const all = waits;
      waits = [];
      return all;
    },
    stop: () => clearInterval(timer),
  };
}

/** The high-water mark of the system may begin before the program did: what was seen, often. */
function watchMemory(server: WorkspaceServer) {
  let most = 0;
  const look = () => {
    most = Math.max(most, server.memory().now);
  };
  const timer = setInterval(look, 100);
  timer.unref();
  return { most: () => most };
}

function elapsed(work: () => void): number {
  const start = performance.now();
  work();
  return performance.now() - start;
}
