/**
 * How well clauses are found: precision and recall over hand-labelled sentences of real documents.
 * Run: `DELIBERATE_CORPUS=DIR npm run bench:clauses`
 */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Clause, parseSpec } from '../../server/src/spec/index.ts';

interface ClauseLabel {
  readonly document: string;
  readonly start: number;
  readonly end: number;
  readonly sha256: string;
  readonly clause: boolean;
  readonly modality: string | null;
  readonly mode: string | null;
  readonly split: 'tuning' | 'held-out';
}

const corpus = process.env['DELIBERATE_CORPUS'];
if (!corpus) {
  console.log('Skipped: set DELIBERATE_CORPUS to the folder of the corpus.');
  process.exit(0);
}
const labels = JSON.parse(readFileSync(join(import.meta.dirname, 'clause-labels/labels.json'), 'utf8')) as ClauseLabel[];
const texts = new Map<string, string>();
const clauses = new Map<string, readonly Clause[]>();
for (const { document } of labels) {
  if (texts.has(document)) continue;
  const text = readFileSync(join(corpus, document), 'utf8');
  texts.set(document, text);
  clauses.set(document, parseSpec([{ path: document, text }]).clauses);
}

const showMistakes = process.argv.includes('--mistakes');
for (const split of ['tuning', 'held-out', 'all'] as const) {
  report(
    split,
    labels.filter((label) => split === 'all' || label.split === split),
    showMistakes && split === 'tuning',
  );
}

/** The clause that covers at least half of a labelled sentence. */
function predicted(label: ClauseLabel): Clause | null {
  const text = texts.get(label.document) ?? '';
  const slice = text.slice(label.start, label.end);
  if (createHash('sha256').update(slice).digest('hex') !== label.sha256) throw new Error(`${label.document} has changed`);
  const overlap = (clause: Clause) => Math.min(clause.span.end, label.end) - Math.max(clause.span.start, label.start);
  const best = (clauses.get(label.document) ?? []).reduce<Clause | null>(
    (found, each) => (!found || overlap(each) > overlap(found) ? each : found),
    null,
  );
  return best && overlap(best) * 2 >= label.end - label.start ? best : null;
}

function report(name: string, rows: readonly ClauseLabel[], mistakes: boolean): void {
  const pairs = rows.map((label) => ({ label, clause: predicted(label) }));
  const both = pairs.filter(({ label, clause }) => label.clause && clause);
  const ratio = (part: number, whole: number) => (whole === 0 ? '   -' : (part / whole).toFixed(3));
  const found = pairs.filter(({ clause }) => clause).length;
  console.log(`\n${name}: ${rows.length} sentences`);
  console.log(
    `  clause         precision ${ratio(both.length, found)}  recall ${ratio(both.length, pairs.filter(({ label }) => label.clause).length)}`,
  );
  for (const what of ['modality', 'mode'] as const) {
    // Of the clauses that state one: how many of those found are right, and how many of those there are were found.
    const said = pairs.filter(({ clause }) => clause && clause[what] !== null);
    const true_ = pairs.filter(({ label }) => label.clause && label[what] !== null);
    const right = pairs.filter(
      ({ label, clause }) => clause && label.clause && clause[what] !== null && clause[what] === label[what],
    );
    console.log(
      `  ${what.padEnd(14)} precision ${ratio(right.length, said.length)}  recall ${ratio(right.length, true_.length)}   right where both see a clause ${ratio(both.filter(({ label, clause }) => clause?.[what] === label[what]).length, both.length)}`,
    );
  }
  if (!mistakes) return;
  for (const { label, clause } of pairs) {
    const text = (texts.get(label.document) ?? '').slice(label.start, label.end).replace(/\s+/g, ' ').slice(0, 220);
    const seen = clause ? `${clause.modality}/${clause.mode}` : 'no clause';
    const truth = label.clause ? `${label.modality}/${label.mode}` : 'no clause';
    if (seen !== truth) console.log(`  ${truth.padEnd(22)} read as ${seen.padEnd(22)} ${label.document.slice(-14)} ${text}`);
  }
}
