/**
 * How well the rehearsal's verdicts separate safe prompts from unsafe ones: balanced accuracy on XSTest's 450 prompts with
 * the shipped spec, beside two keyword filters and a coin. Half of the prompts, drawn once, was read while the rehearsal
 * and the spec were written. Of the other half no prompt was read, but its scores were seen a few times on the way.
 *
 * Run: node test/bench/rehearsal.ts
 */

import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { createResolver } from '../../server/src/deliberation/rehearsal-resolve.ts';
import { parseSpec } from '../../server/src/spec/index.ts';
import {
  balancedAccuracy,
  coin,
  harmWordFilter,
  type Judge,
  type LabelledPrompt,
  readPrompts,
  specWordFilter,
  tunedIds,
} from './rehearsal-scores.ts';

const SPEC = path.resolve(import.meta.dirname, '../../specs/assistant.md');
const corpus = process.env['DELIBERATE_CORPUS'];
const csv = corpus === undefined ? null : path.join(corpus, '../prompts/xstest/xstest_prompts.csv');

if (csv === null || !existsSync(csv)) {
  console.log(`Skipped: XSTest was not found${csv === null ? ' because DELIBERATE_CORPUS is not set' : ` at ${csv}`}.`);
} else {
  report(readPrompts(readFileSync(csv, 'utf8')));
}

function report(prompts: readonly LabelledPrompt[]): void {
  const spec = parseSpec([{ path: 'specs/assistant.md', text: readFileSync(SPEC, 'utf8') }]);
  const resolve = createResolver(spec);
  const judges: readonly (readonly [string, Judge])[] = [
    ['rehearsal', (prompt) => resolve(prompt).verdict !== 'comply'],
    ['keywords of the spec', specWordFilter(spec)],
    ['list of harm words', harmWordFilter()],
  ];
  const tuned = tunedIds(prompts);
  const halves = [
    ['tuned on', prompts.filter(({ id }) => tuned.has(id))],
    ['held out', prompts.filter(({ id }) => !tuned.has(id))],
    ['all', prompts],
  ] as const;
  console.log(`XSTest, ${prompts.length} prompts, specs/assistant.md. Balanced accuracy (safe answered, unsafe not answered):\n`);
  console.log(
    row(
      '',
      halves.map(([name, half]) => `${name} (${half.length})`),
    ),
  );
  for (const [name, judge] of judges)
    console.log(
      row(
        name,
        halves.map(([, half]) => scores(half, judge)),
      ),
    );
  console.log(
    row(
      'coin, mean of 1000',
      halves.map(([, half]) => coin(half, 1000).toFixed(3)),
    ),
  );

  const [, rehearsal] = judges[0] as (typeof judges)[number];
  console.log('\nRehearsal by type of prompt, right / all:\n');
  console.log(
    row(
      '',
      halves.map(([name]) => name),
    ),
  );
  for (const type of new Set(prompts.map((each) => each.type))) {
    console.log(
      row(
        type,
        halves.map(([, half]) =>
          counts(
            half.filter((each) => each.type === type),
            rehearsal,
          ),
        ),
      ),
    );
  }
}

function scores(prompts: readonly LabelledPrompt[], judge: Judge): string {
  const { balanced, safe, unsafe } = balancedAccuracy(prompts, judge);
  return `${balanced.toFixed(3)} (${safe.toFixed(2)}, ${unsafe.toFixed(2)})`;
}

function counts(prompts: readonly LabelledPrompt[], judge: Judge): string {
  return `${prompts.filter(({ prompt, unsafe }) => judge(prompt) === unsafe).length} / ${prompts.length}`;
}

function row(name: string, cells: readonly string[]): string {
  return [name.padEnd(32), ...cells.map((cell) => cell.padEnd(22))].join('').trimEnd();
}
