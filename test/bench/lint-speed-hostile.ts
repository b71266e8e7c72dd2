import { valuesOf } from '../../server/src/lint/options.ts';
import type { Rule } from '../../server/src/lint/rule.ts';
import { RULES } from '../../server/src/lint/rules.ts';
import { createSubject, type Subject } from '../../server/src/lint/subject.ts';
import { parseSpec } from '../../server/src/spec/index.ts';
import { type HostileText, hostileTexts, triggerTexts } from '../lint/hostile-texts.ts';

/** What a rule takes on the hostile text that it is slowest on. */
interface Slowest {
  readonly rule: string;
  readonly text: string;
  readonly ms: number;
}

export const HOSTILE_LENGTH = 100_000;

/** Measures every rule on every hostile text, with the indexes that all rules share made before. The slowest rule first. */
export function measureHostile(): { readonly texts: number; readonly slowest: readonly Slowest[] } {
  const slowest = new Map<string, Slowest>();
  const texts = [...hostileTexts(HOSTILE_LENGTH), ...[...triggerTexts(HOSTILE_LENGTH).values()].flat()];
  for (const text of texts) {
    const subject = readHostile(text);
    for (const rule of RULES) {
      const ms = timeOf(rule, subject);
      if (ms > (slowest.get(rule.name)?.ms ?? -1)) slowest.set(rule.name, { rule: rule.name, text: text.name, ms });
    }
  }
  return { texts: texts.length, slowest: [...slowest.values()].toSorted((a, b) => b.ms - a.ms) };
}

function readHostile({ text }: HostileText): Subject {
  const spec = parseSpec([{ path: 'a.md', text }]);
  const subject = createSubject(spec, { evalFiles: new Map([['a.md', []]]), countTokens: (words) => words.length });
  subject.text();
  return subject;
}

/** Processor time in ms. A run that seems slow is repeated: what disturbs one run is gone in another, what is slow is not. */
function timeOf(rule: Rule, subject: Subject): number {
  const options = valuesOf(rule.options ?? {}, rule.family === 'budget' ? { tokens: 5 } : {});
  let best = Number.POSITIVE_INFINITY;
  for (let run = 0; run < 4 && best > 20; run += 1) {
    const start = process.cpuUsage();
    rule.check(subject, options);
    const { user, system } = process.cpuUsage(start);
    best = Math.min(best, (user + system) / 1000);
  }
  return best;
}
