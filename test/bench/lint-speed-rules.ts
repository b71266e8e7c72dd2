import { readFileSync } from 'node:fs';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { lintSpec, RULES } from '../../server/src/lint/index.ts';
import type { Rule } from '../../server/src/lint/rule.ts';
import { parseSpec, type Spec } from '../../server/src/spec/index.ts';
import { readMarkdown } from '../../server/src/spec/markdown-file.ts';
import { median } from './lint-speed-processes.ts';
import { generateSpec } from './lint-speed-spec.ts';

interface Timed {
  readonly name: string;
  readonly ms: number;
}

const REPETITIONS = 15;
/** Above this power of the length a rule is not linear; what one run is off by is below it. */
const LINEAR = 1.2;
/** A time below this says nothing of how it grows. */
const NOTICEABLE_MS = 20;

/** What reading and each rule take on one file, warm. */
export function measureRules(file: string): {
  readonly parts: readonly Timed[];
  readonly rules: readonly Timed[];
  readonly parseMs: number;
  readonly lintMs: number;
} {
  const text = readFileSync(file, 'utf8');
  const remark = unified().use(remarkParse).freeze();
  const read = () => parseSpec([{ path: 'spec.md', text }]);
  const spec = read();
  const time = (run: () => unknown) => median(Array.from({ length: REPETITIONS }, () => timeOf(run)));
  const parseMs = time(read);
  const lintMs = time(() => lintSpec(spec));
  return {
    parts: [
      { name: 'remark parses the Markdown', ms: time(() => remark.parse(text)) },
      { name: 'our parsing of the Markdown', ms: time(() => readMarkdown(text)) },
      { name: 'reading the spec, parsing included', ms: parseMs },
      { name: 'all rules together', ms: lintMs },
    ],
    rules: RULES.map((rule) => ({ name: rule.name, ms: time(() => lintAlone(spec, rule)) })).toSorted((a, b) => b.ms - a.ms),
    parseMs,
    lintMs,
  };
}

/** How the time of reading and of each rule grows with the length of a generated spec. */
export function measureGrowth(megabytes: readonly number[]): {
  readonly megabytes: readonly number[];
  readonly rows: readonly { name: string; isRule: boolean; times: readonly number[]; power: number }[];
  readonly linear: number;
} {
  const columns = megabytes.map((size) => {
    const text = generateSpec(size);
    let spec: Spec | undefined;
    const parseMs = timeOf(() => {
      spec = parseSpec([{ path: 'spec.md', text }]);
    });
    const read = spec as unknown as Spec;
    const best = (run: () => unknown) => Math.min(timeOf(run), timeOf(run), timeOf(run));
    return [parseMs, best(() => lintSpec(read)), ...RULES.map((rule) => best(() => lintAlone(read, rule)))];
  });
  const names = ['reading the spec', 'all rules together', ...RULES.map(({ name }) => name)];
  const rows = names.map((name, index) => {
    const times = columns.map((column) => column[index] ?? 0);
    return { name, isRule: index > 0, times, power: powerOf(megabytes, times) };
  });
  return { megabytes, rows, linear: LINEAR };
}

/** With every other rule off; the indexes that rules share are made anew. */
function lintAlone(spec: Spec, rule: Rule): unknown {
  return lintSpec(spec, {}, [rule]);
}

/** Processor time rather than the clock's, which is others' too. */
function timeOf(run: () => unknown): number {
  const start = process.cpuUsage();
  run();
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1000;
}

/** The slope of the line through the logarithms, by least squares; 0 where the times are too short to say. */
function powerOf(sizes: readonly number[], times: readonly number[]): number {
  if (Math.max(...times) < NOTICEABLE_MS) return 0;
  const points = sizes.map((size, index) => [Math.log(size), Math.log(Math.max(times[index] ?? 0, 0.1))] as const);
  const mean = (numbers: readonly number[]) => numbers.reduce((sum, each) => sum + each, 0) / numbers.length;
  const x = mean(points.map(([at]) => at));
  const y = mean(points.map(([, at]) => at));
  const across = mean(points.map(([atX, atY]) => (atX - x) * (atY - y)));
  return across / mean(points.map(([atX]) => (atX - x) ** 2));
}
