import type { Finding, Severity } from '../../lint/finding.ts';
import type { Context } from '../context.ts';
import { printable } from '../terminal/display-width.ts';
import { excerptOf } from '../terminal/excerpt.ts';
import type { Colour } from '../terminal/paint.ts';
import type { LintReport, Sources, Summary } from './lint-report.ts';

type Screen = Pick<Context, 'paint' | 'width'>;

const COLOURS: Readonly<Record<Severity, Colour>> = { error: 'red', warning: 'yellow', info: 'blue', hint: 'cyan' };

/** Each finding with its place and the line that it stands in, then one line that sums up. */
export function reportForPeople({ findings, hidden, sources, leftAlone, summary }: LintReport, screen: Screen): string {
  const parts = findings.map((finding) => describe(finding, sources, screen));
  return summary.specs === 0 && findings.length === 0
    ? ''
    : `${[...parts, sumUp(summary, hidden, screen)].join('\n')}${describeLeftAlone(leftAlone)}\n`;
}

/** So that nobody takes a policy for clean that was never read. */
function describeLeftAlone(paths: readonly string[]): string {
  const [first] = paths;
  if (first === undefined) return '';
  const files = paths.length === 1 ? first : `${paths.length} other Markdown files`;
  return ` Left alone: ${printable(files)}, without the notation of a spec.`;
}

function describe(finding: Finding, sources: Sources, { paint, width }: Screen): string {
  const range = sources.rangeOf(finding);
  const colour = COLOURS[finding.severity];
  const place = placeOf(finding.path, range.start);
  const head = `${paint('bold', place)} ${paint(colour, finding.severity)} ${printable(finding.message)} ${paint('grey', finding.rule)}`;
  const number = String(range.start.line + 1);
  const gutter = ' '.repeat(number.length);
  const { line, marks } = excerptOf(sources.linesOf(finding.path).textOf(range.start.line), range, width - number.length - 5);
  const related = (finding.related ?? []).map((each) => {
    const where = placeOf(each.path, sources.rangeOf(each).start);
    return `  ${gutter} ${paint('grey', '=')} ${where}: ${printable(each.message)}\n`;
  });
  return [
    `${head}\n`,
    `  ${paint('grey', `${number} │`)} ${line}\n`,
    `  ${gutter} ${paint('grey', '│')} ${marks.replace(/\^+/, (carets) => paint(colour, carets))}\n`,
    ...related,
  ].join('');
}

/** Counted from 1, as editors show it. */
function placeOf(path: string, { line, character }: { readonly line: number; readonly character: number }): string {
  return `${path}:${line + 1}:${character + 1}`;
}

function sumUp(summary: Summary, hidden: number, { paint }: Screen): string {
  const { specs, files, errors, warnings, infos, hints, fixable, known, fixed } = summary;
  const where = `${count(specs, 'spec')}${files > specs ? ` of ${count(files, 'file')}` : ''}`;
  const found = [
    errors > 0 && paint('red', count(errors, 'error')),
    warnings > 0 && paint('yellow', count(warnings, 'warning')),
    infos > 0 && paint('blue', `${infos} info`),
    hints > 0 && paint('cyan', count(hints, 'hint')),
  ].filter((part) => part !== false);
  const besides = [
    fixed > 0 && ` Fixed ${count(fixed, 'finding')}.`,
    hidden > 0 && ` Not shown: ${hidden} (--min-severity hint shows all).`,
    fixable > 0 && ` --fix settles ${fixable === errors + warnings + infos + hints ? 'all of them' : count(fixable, 'finding')}.`,
    known > 0 && ` Known before, and left out: ${known}.`,
  ].filter((part) => part !== false);
  const first = found.length === 0 ? `${paint('green', 'Clean')}: ${where}.` : `${found.join(', ')} in ${where}.`;
  return first + besides.join('');
}

function count(number: number, what: string): string {
  return `${number} ${what}${number === 1 ? '' : 's'}`;
}
