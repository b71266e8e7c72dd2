/**
 * How much lint says, and how much of it is right: errors and warnings per 1,000 words of prose in each document, and the
 * verdicts of a reader on what was found (lint-verdicts/verdicts.tsv).
 *
 * Run: `DELIBERATE_CORPUS=DIR npm run bench:noise [-- --unread]`
 *
 * `--unread` prints the findings that nobody has judged yet, as lines for the table.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createLineMap } from '../../server/src/node/line-map.ts';
import { countProseWords, type LintedDocument, lintDocuments } from './lint-documents.ts';

const MOST_PER_THOUSAND = 12;
/** A document with fewer words may have three, whatever that is per thousand. */
const MOST_IN_SHORT = 3;
const LEAST_READ = 100;
const LEAST_RIGHT = 0.8;

const corpus = process.env['DELIBERATE_CORPUS'];
if (!corpus) {
  console.log('Skipped: set DELIBERATE_CORPUS to the folder of the corpus.');
  process.exit(0);
}
const documents = lintDocuments(corpus);
const verdicts = readVerdicts();
const misses = [...reportNoise(documents), ...reportVerdicts(documents)];
if (process.argv.includes('--unread')) for (const line of unread(documents)) console.log(line);
for (const miss of misses) console.log(`MISSED: ${miss}`);
if (misses.length > 0) process.exitCode = 1;

function reportNoise(linted: readonly LintedDocument[]): string[] {
  console.log('errors + warnings   info + hints   words of prose   per 1,000   document');
  return linted.flatMap((document) => {
    const words = countProseWords(document);
    const loud = document.findings.filter(({ severity }) => severity === 'error' || severity === 'warning').length;
    const perThousand = (loud / Math.max(1, words)) * 1000;
    const quiet = document.findings.length - loud;
    console.log(
      `${String(loud).padStart(17)}${String(quiet).padStart(15)}${String(words).padStart(17)}${perThousand.toFixed(1).padStart(12)}   ${document.name}`,
    );
    if (document.name.startsWith('specs/')) return loud === 0 ? [] : [`${document.name} ships and is not clean`];
    return perThousand <= MOST_PER_THOUSAND || loud <= MOST_IN_SHORT
      ? []
      : [`${document.name}: more than ${MOST_PER_THOUSAND} per 1,000 words`];
  });
}

interface Verdict {
  readonly verdict: 'right' | 'arguable' | 'wrong';
  readonly why: string;
}

/** By document, rule and fingerprint. */
function readVerdicts(): Map<string, Verdict> {
  const lines = readFileSync(join(import.meta.dirname, 'lint-verdicts/verdicts.tsv'), 'utf8')
    .trimEnd()
    .split('\n')
    .slice(1);
  return new Map(
    lines.map((line) => {
      const [document, fingerprint, , verdict, why = ''] = line.split('\t');
      if (verdict !== 'right' && verdict !== 'arguable' && verdict !== 'wrong') throw new Error(`No verdict in: ${line}`);
      return [`${document}\t${fingerprint}`, { verdict, why }];
    }),
  );
}

function reportVerdicts(linted: readonly LintedDocument[]): string[] {
  const byRule = new Map<string, Record<Verdict['verdict'] | 'unread', number>>();
  let read = 0;
  const all = { right: 0, arguable: 0, wrong: 0, unread: 0 };
  for (const { name, findings, fingerprints } of linted)
    for (const finding of findings) {
      const row = byRule.get(finding.rule) ?? { right: 0, arguable: 0, wrong: 0, unread: 0 };
      const said = verdicts.get(`${name}\t${fingerprints.get(finding)}`)?.verdict ?? 'unread';
      if (said !== 'unread') read += 1;
      // A hint asks nobody to act.
      if (finding.severity === 'hint') continue;
      row[said] += 1;
      all[said] += 1;
      byRule.set(finding.rule, row);
    }
  console.log('\nright   arguable   wrong   unread   rule');
  for (const [rule, row] of [...byRule].sort(([a], [b]) => (a < b ? -1 : 1))) printRow(row, rule);
  printRow(all, 'all');
  const judged = all.right + all.arguable + all.wrong;
  const share = all.right / Math.max(1, judged);
  console.log(`\n${read} findings read; of the ${judged} that are more than hints, right ${share.toFixed(2)}`);
  return [
    ...(read < LEAST_READ ? [`fewer than ${LEAST_READ} findings were read`] : []),
    ...(share < LEAST_RIGHT ? [`fewer than ${LEAST_RIGHT} of what was read is right`] : []),
  ];
}

function printRow({ right, arguable, wrong, unread: left }: Record<Verdict['verdict'] | 'unread', number>, name: string): void {
  console.log(
    `${String(right).padStart(5)}${String(arguable).padStart(11)}${String(wrong).padStart(8)}${String(left).padStart(9)}   ${name}`,
  );
}

/** `document, fingerprint, line and words, verdict, why`, with the verdict left open. */
function unread(linted: readonly LintedDocument[]): string[] {
  return linted.flatMap(({ name, text, findings, fingerprints }) => {
    const lines = createLineMap(text);
    return findings
      .filter((finding) => !verdicts.has(`${name}\t${fingerprints.get(finding)}`))
      .map((finding) => {
        const words = text.slice(finding.span.start, finding.span.end).replace(/\s+/g, ' ').slice(0, 60);
        const place = `${lines.rangeOf(finding.span).start.line + 1}: ${words}`;
        return [name, fingerprints.get(finding), place, '', '', finding.message].join('\t');
      });
  });
}
