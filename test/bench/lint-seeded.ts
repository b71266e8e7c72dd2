/**
 * What lint finds of defects that were planted in clean specs, and how often it fires on their clean twins.
 *
 * Run: `npm run bench:seeded [-- --seed N] [--show KIND]`
 *
 * `--show` prints five missed defects and five fired twins of a kind, and what else fired on its twins. What is held out
 * is marked: no rule is tuned on it.
 */
import { parseArgs } from 'node:util';
import { groupBy } from '../../server/src/spec/group-by.ts';
import { plantCases } from './seeded/cases.ts';
import { readBaseDocuments } from './seeded/documents.ts';
import { createJudge, type Judged } from './seeded/judge-case.ts';
import { KINDS } from './seeded/kinds/index.ts';

const LEAST_KINDS = 20;
const LEAST_CASES = 500;
const LEAST_RECALL = 0.95;
const LEAST_RECALL_OF_A_KIND = 0.8;
const TWINS_UNDER = 0.02;

const { values } = parseArgs({ options: { seed: { type: 'string', default: '1' }, show: { type: 'string', multiple: true } } });
const judged = plantCases(KINDS, readBaseDocuments(), Number(values.seed)).map(createJudge());
const byKind = groupBy(judged, ({ planted }) => planted.kind.name);

if (values.show) for (const name of values.show) showKind(name);
else reportAll();

function reportAll(): void {
  console.log('cases   found   recall   twins fired    rate   noise   kind');
  for (const [name, own] of byKind) printRow(own, name);
  console.log('');
  printRow(judged, `all of seed ${values.seed}`);
  printRow(halfOf(judged, false), 'the half to tune on');
  printRow(halfOf(judged, true), 'the half held out');
  console.log('\nnoise: findings of other rules on the planted place of a twin');
  const met = [
    check(`${byKind.size} kinds`, `at least ${LEAST_KINDS}`, byKind.size >= LEAST_KINDS),
    check(`${judged.length} cases`, `at least ${LEAST_CASES}`, judged.length >= LEAST_CASES),
    check(`recall ${recallOf(judged).toFixed(3)}`, `at least ${LEAST_RECALL}`, recallOf(judged) >= LEAST_RECALL),
    check(`kinds under ${LEAST_RECALL_OF_A_KIND}: ${weakKinds().join(', ') || 'none'}`, 'none', weakKinds().length === 0),
    check(`twins that fire ${twinRateOf(judged).toFixed(3)}`, `under ${TWINS_UNDER}`, twinRateOf(judged) < TWINS_UNDER),
  ];
  if (met.includes(false)) process.exitCode = 1;
}

function check(got: string, wanted: string, met: boolean): boolean {
  console.log(`${met ? 'PASS' : 'FAIL'} ${got} (wanted: ${wanted})`);
  return met;
}

function printRow(own: readonly Judged[], name: string): void {
  const found = own.filter((each) => each.found).length;
  const fired = own.filter(({ twinFired }) => twinFired !== null).length;
  const noise = own.reduce((sum, each) => sum + each.noise.length, 0);
  const columns = [
    String(own.length).padStart(5),
    String(found).padStart(7),
    recallOf(own).toFixed(2).padStart(8),
    String(fired).padStart(13),
    twinRateOf(own).toFixed(2).padStart(7),
    String(noise).padStart(7),
  ];
  console.log(`${columns.join(' ')}   ${name}`);
}

function recallOf(own: readonly Judged[]): number {
  return own.filter(({ found }) => found).length / Math.max(1, own.length);
}

function twinRateOf(own: readonly Judged[]): number {
  return own.filter(({ twinFired }) => twinFired !== null).length / Math.max(1, own.length);
}

function halfOf(own: readonly Judged[], heldOut: boolean): readonly Judged[] {
  return own.filter(({ planted }) => planted.heldOut === heldOut);
}

function weakKinds(): readonly string[] {
  return [...byKind].filter(([, own]) => recallOf(own) < LEAST_RECALL_OF_A_KIND).map(([name]) => name);
}

function showKind(name: string): void {
  const own = byKind.get(name);
  if (!own) throw new Error(`No kind ${name}. Kinds: ${[...byKind.keys()].join(', ')}`);
  console.log(`== ${name}`);
  for (const each of own.filter(({ found }) => !found).slice(0, 5)) console.log(`missed ${describe(each, 'defect')}`);
  for (const each of own.filter(({ twinFired }) => twinFired !== null).slice(0, 5)) {
    console.log(`fired on the twin ${describe(each, 'twin')}\n    ${each.twinFired?.rule}: ${each.twinFired?.message}`);
  }
  for (const { noise, planted } of own.filter((each) => each.noise.length > 0).slice(0, 5)) {
    for (const finding of noise)
      console.log(`other rule on a twin of ${planted.document.name}: ${finding.rule}: ${finding.message}`);
  }
}

function describe({ planted }: Judged, side: 'defect' | 'twin'): string {
  const { text, places } = planted[side];
  const words = places.map(({ start, end }) => text.slice(start, end).trim().replaceAll('\n', '\n    ')).join('\n    […]\n    ');
  return `(${planted.heldOut ? 'held out' : 'to tune on'}; ${planted.document.name}; ${planted.variant.name})\n    ${words}`;
}
