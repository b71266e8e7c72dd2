/**
 * How our language server keeps up with its author, against its targets and beside other Markdown servers: real processes over
 * standard streams, the same documents and keystrokes, in turn. Exits 1 where a target is missed.
 *
 * Run: `DELIBERATE_CORPUS=DIR npm run bench:server`, with `-- --quick` for fewer repetitions, `--no-peers` for ours and the
 * floor alone, `--only start|keystroke|typing|answers` for one part, `--generated` for a generated text as the document of
 * 1 MB, `--server FILE` for a bundle in place of the sources, and, as root on a busy machine, `--first` for all of them to go
 * before other work.
 */

import { mkdtempSync, rmSync } from 'node:fs';
import { loadavg, setPriority, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { measureAnswers } from './server/answers.ts';
import { type BenchDocument, generateMegabyte, joinMegabyte, kilobytes, readModelSpec } from './server/documents.ts';
import { measureKeystrokes } from './server/keystrokes.ts';
import { installedPeers } from './server/peers.ts';
import { allMet } from './server/report.ts';
import { reportKeystrokes } from './server/report-keystrokes.ts';
import { withServers } from './server/running.ts';
import { checkSameAsFresh } from './server/same-as-fresh.ts';
import { bundleOurs, floor, ours } from './server/servers.ts';
import { measureStarts } from './server/start.ts';
import { measureSteadyTyping } from './server/steady-typing.ts';
import { typeAround, typeSentences } from './server/typist.ts';

const { values } = parseArgs({
  options: {
    quick: { type: 'boolean', default: false },
    'no-peers': { type: 'boolean', default: false },
    only: { type: 'string' },
    generated: { type: 'boolean', default: false },
    server: { type: 'string' },
    first: { type: 'boolean', default: false },
  },
});
const PARTS = ['start', 'keystroke', 'typing', 'answers'];
if (values.only !== undefined && !PARTS.includes(values.only)) throw new Error(`--only takes one of ${PARTS.join(', ')}`);
/** How often each thing is done; peers do less of what they need long for. */
const counts = values.quick
  ? { starts: 3, keystrokes: 40, peerKeystrokes: 10, typed: 200, peerTyped: 100, answers: 10 }
  : { starts: 10, keystrokes: 200, peerKeystrokes: 50, typed: 1200, peerTyped: 100, answers: 30 };
const corpus = process.env['DELIBERATE_CORPUS'] ?? null;
const folder = mkdtempSync(join(tmpdir(), 'deliberate-bench-'));

// The servers are given it too.
if (values.first) setPriority(-15);
try {
  const deliberate = values.server ? ours(values.server) : await bundleOurs(folder);
  const peers = values['no-peers'] ? [] : await installedPeers();
  const commands = [deliberate, floor, ...peers];
  const modelSpec = readModelSpec(corpus);
  const megabyte = values.generated ? generateMegabyte() : joinMegabyte(corpus);
  for (const { name, text, description } of [modelSpec, megabyte])
    console.log(`${name}: ${kilobytes(text)} KB, ${text.split('\n').length} lines, ${description}`);
  console.log(`Load of this machine before: ${loadavg()[0]?.toFixed(1)}\n`);

  if (isWanted('start')) await measureStarts(commands, modelSpec, folder, counts.starts);
  for (const document of [modelSpec, megabyte]) {
    if (isWanted('keystroke')) await withServers(commands, document, folder, (servers) => keystroke(servers, document));
    if (isWanted('typing')) await withServers(commands, document, folder, (servers) => typing(servers, document));
  }
  if (isWanted('answers'))
    await withServers(commands, megabyte, folder, (servers) => measureAnswers(megabyte, servers, counts.answers));
  console.log(`Load of this machine after: ${loadavg()[0]?.toFixed(1)}`);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
process.exitCode = allMet() ? 0 : 1;

function isWanted(part: string): boolean {
  return values.only === undefined || values.only === part;
}

async function keystroke(servers: Servers, document: BenchDocument): Promise<void> {
  const most = new Map(servers.map((server) => [server, server.command.isPeer ? counts.peerKeystrokes : counts.keystrokes]));
  const typings = await measureKeystrokes(most, typeAround(document.text, counts.keystrokes, document.name));
  reportKeystrokes(document, typings);
  if (servers[0]) await checkSameAsFresh(servers[0], document, folder);
}

async function typing(servers: Servers, document: BenchDocument): Promise<void> {
  const sentences = typeSentences(document.text, counts.typed, document.name);
  await measureSteadyTyping(document, servers, sentences, counts.peerTyped);
}

type Servers = Parameters<Parameters<typeof withServers>[3]>[0];
