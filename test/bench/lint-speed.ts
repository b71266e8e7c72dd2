/**
 * What `deliberate lint` costs, first and again, against its targets: beside a process that only parses the Markdown, beside
 * markdownlint-cli2, and rule by rule on specs of up to 10 MB and on hostile texts. Exits 1 where a target is missed.
 *
 * Run: `DELIBERATE_CORPUS=DIR npm run bench:lint`, with `-- --repetitions N` for more than 15 runs of each command.
 */

import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { buildCommands } from './lint-speed-bundles.ts';
import { HOSTILE_LENGTH, measureHostile } from './lint-speed-hostile.ts';
import { type Command, listLoaded, measure, median, type Usage } from './lint-speed-processes.ts';
import { measureGrowth, measureRules } from './lint-speed-rules.ts';

const { values } = parseArgs({ options: { repetitions: { type: 'string', default: '15' } } });
const corpus = process.env['DELIBERATE_CORPUS'];
const file = join(corpus ?? '', 'openai-model-spec/model_spec-2025-12-18.md');
const missed: string[] = [];

if (corpus && existsSync(file)) await run();
else console.log('Skipped: set DELIBERATE_CORPUS to the folder of the corpus.');

async function run(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'deliberate-bench-'));
  try {
    const { first, repeated, remark, remarkUnbundled, markdownlint, tokenizerFiles } = await buildCommands(folder, file);
    const installed = measure([first], 1).get(first) ?? [];
    const all = measure([first, repeated, remark, remarkUnbundled, markdownlint], Number(values.repetitions));
    const of = (command: Command, what: keyof Usage) => median((all.get(command) ?? []).map((usage) => usage[what]));

    console.log(`Whole commands on the Model Spec, median of ${values.repetitions} interleaved runs (least to most):\n`);
    console.log(row('', 'processor ms', '', 'wall ms', '', 'memory MB', ''));
    for (const [command, usages] of all)
      console.log(row(command.name, ...(['cpuMs', 'wallMs', 'memoryMb'] as const).flatMap((what) => spread(usages, what))));
    console.log(
      row(
        'deliberate lint, just installed',
        ...(['cpuMs', 'wallMs', 'memoryMb'] as const).flatMap((what) => spread(installed, what)),
      ),
    );
    console.log(`
A first run reads and lints; a repeated one finds what the first one kept, checks that nothing has changed since, and
prints it. Nobody else here keeps results. Just installed, Node has not kept our compiled code either.
`);
    atMost('processor time of a first run, times remark bundled alike', of(first, 'cpuMs') / of(remark, 'cpuMs'), 2);
    tell('processor time of a first run, times remark from its own files', of(first, 'cpuMs') / of(remarkUnbundled, 'cpuMs'));
    atLeast('wall time of markdownlint-cli2, times a repeated run', of(markdownlint, 'wallMs') / of(repeated, 'wallMs'), 3);
    tell('wall time of markdownlint-cli2, times a first run', of(markdownlint, 'wallMs') / of(first, 'wallMs'));
    atMost('memory of a first run, MB', Math.max(...(all.get(first) ?? []).map(({ memoryMb }) => memoryMb)), 200);
    const loaded = listLoaded({ ...first, argv: [...first.argv, '--no-cache'] });
    const tokenizers = loaded.filter((each) => tokenizerFiles.some((name) => each.endsWith(name)));
    atMost(`files of the tokenizer among the ${loaded.length} of ours that a run without a limit loads`, tokenizers.length, 0);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }

  const warm = measureRules(file);
  console.log(
    `\nIn one process, warm, on the Model Spec, median processor ms (each rule alone, with the indexes that it makes):\n`,
  );
  for (const { name, ms } of warm.parts) console.log(`${name.padEnd(44)} ${ms.toFixed(1).padStart(8)}`);
  console.log();
  for (const { name, ms } of warm.rules) console.log(`  ${name.padEnd(42)} ${ms.toFixed(1).padStart(8)}`);
  console.log();
  atMost('all rules together, times reading the spec', warm.lintMs / warm.parseMs, 1);

  const growth = measureGrowth([1, 2.5, 5, 10]);
  console.log(`\nOn generated specs, processor ms, and the power of the length that the time grows with:\n`);
  console.log(`${''.padEnd(44)}${growth.megabytes.map((size) => `${size} MB`.padStart(9)).join('')}   power`);
  for (const { name, times, power } of growth.rows)
    console.log(`${name.padEnd(44)}${times.map((ms) => ms.toFixed(0).padStart(9)).join('')}   ${power.toFixed(2).padStart(5)}`);
  console.log();
  const steepest = growth.rows.filter(({ isRule }) => isRule).toSorted((a, b) => b.power - a.power)[0];
  atMost(`power of the steepest rule (${steepest?.name})`, steepest?.power ?? 0, growth.linear);

  const hostile = measureHostile();
  console.log(`\nThe slowest rules on ${HOSTILE_LENGTH / 1000} KB of hostile text (${hostile.texts} texts), processor ms:\n`);
  for (const { rule, text, ms } of hostile.slowest.slice(0, 10))
    console.log(`${rule.padEnd(32)} ${ms.toFixed(1).padStart(8)}  ${text}`);
  console.log();
  const [worst] = hostile.slowest;
  atMost(`processor ms of the slowest rule on a hostile text (${worst?.rule})`, worst?.ms ?? 0, 50);

  if (missed.length > 0) process.exitCode = 1;
}

function atMost(what: string, value: number, target: number): void {
  report(what, value, `at most ${target}`, value <= target);
}

function atLeast(what: string, value: number, target: number): void {
  report(what, value, `at least ${target}`, value >= target);
}

/** What is worth knowing and has no target. */
function tell(what: string, value: number): void {
  console.log(`     ${what}: ${value.toFixed(2)}`);
}

function report(what: string, value: number, target: string, holds: boolean): void {
  if (!holds) missed.push(what);
  const shown = Number.isInteger(value) ? String(value) : value.toFixed(2);
  console.log(`${holds ? 'PASS' : 'FAIL'} ${what}: ${shown}, ${target}`);
}

function spread(usages: readonly Usage[], what: keyof Usage): [string, string] {
  const numbers = usages.map((usage) => usage[what]);
  return [median(numbers).toFixed(0), `(${Math.min(...numbers).toFixed(0)} to ${Math.max(...numbers).toFixed(0)})`];
}

function row(name: string, ...cells: readonly string[]): string {
  return name.padEnd(32) + cells.map((cell, index) => (index % 2 === 0 ? cell.padStart(13) : ` ${cell.padEnd(14)}`)).join('');
}
