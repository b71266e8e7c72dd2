import type { Review, ReviewFinding } from '../../review/review.ts';
import { count, describeDropped, describeUsage } from '../../review/words.ts';
import type { Context } from '../context.ts';
import { printable } from '../terminal/display-width.ts';
import { excerptOf } from '../terminal/excerpt.ts';
import type { Colour } from '../terminal/paint.ts';
import { wrap } from '../terminal/wrap.ts';
import type { ReviewSubject } from './review-json.ts';

type Screen = Pick<Context, 'paint' | 'width'>;

/** Wider lines are hard to read. */
const WIDEST = 100;

/** Each finding with the clauses that it quotes, the prompt that shows it and the two readings; then what is not shown, and the cost. */
export function reviewForPeople(review: Review, subject: ReviewSubject, screen: Screen): string {
  const { paint } = screen;
  const width = Math.min(screen.width, WIDEST);
  const found = review.findings.map((finding) => describe(finding, subject, { paint, width }));
  const sum =
    review.findings.length === 0
      ? `${paint('green', 'Nothing found')} by ${printable(subject.model)}.`
      : `${paint('yellow', count(review.findings.length, 'finding'))} by ${printable(subject.model)}, a model: judge each for yourself.`;
  const rest = [describeDropped(review.dropped, review.dismissed), describeUsage(review)].filter(Boolean);
  const tail = [sum, ...rest.map((line) => paint('grey', wrap(line, { width }).trimEnd()))].join('\n');
  return [...found, `${tail}\n`].join('\n');
}

function describe(finding: ReviewFinding, { sources }: ReviewSubject, { paint, width }: Screen): string {
  const { rule, severity, problem, prompt, readings, change, votes, runs } = finding;
  const colour: Colour = severity === 'info' ? 'blue' : 'yellow';
  const agreed = `${votes} of ${count(runs, 'run')}`;
  const head = `${paint('bold', placeOf(finding, sources))} ${paint(colour, rule)} ${paint('grey', agreed)}\n`;
  const quoted = finding.places.map((place) => {
    const { passage, span } = place;
    const range = sources.rangeOf({ path: passage.path, span });
    const number = String(range.start.line + 1);
    const { line, marks } = excerptOf(sources.linesOf(passage.path).textOf(range.start.line), range, width - number.length - 5);
    const at = passage.path === finding.path ? '' : ` ${passage.path}`;
    return [
      `  ${paint('grey', `${number} │`)} ${line}\n`,
      `  ${' '.repeat(number.length)} ${paint('grey', '│')} ${marks.replace(/\^+/, (carets) => paint(colour, carets))} ${paint('grey', `[${printable(passage.id)}]${at}`)}\n`,
    ].join('');
  });
  const fields = [
    field('Problem', problem),
    field('Prompt', `“${prompt}”`),
    ...readings.map((reading, index) => field(index === 0 ? 'Read as' : 'or as', reading)),
    field('Change', change),
  ];
  return [head, ...quoted, ...fields].join('');

  function field(name: string, value: string): string {
    if (value === '') return '';
    const body = wrap(printable(value), { width, indent: ' '.repeat(10) });
    return `  ${paint('grey', name.padEnd(8))}${body.slice(10)}`;
  }
}

/** Counted from 1, as editors show it. */
function placeOf(finding: ReviewFinding, sources: ReviewSubject['sources']): string {
  const { line, character } = sources.rangeOf(finding).start;
  return `${finding.path}:${line + 1}:${character + 1}`;
}
