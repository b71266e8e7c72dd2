import { breadcrumb } from '../../language/index.ts';
import {
  REVIEW_PROGRESS,
  type ReviewedFinding,
  type ReviewedPlace,
  type ReviewParams,
  type ReviewProgressParams,
  type ReviewResult,
  type TextSpan,
} from '../../protocol.ts';
import type { Place, ReviewFinding } from '../../review/review.ts';
import { describeDropped, describeUsage, shortfallSentence } from '../../review/words.ts';
import type { Section } from '../../spec/model.ts';
import type { Session } from '../session.ts';
import type { Analysis } from '../workspace/analysis.ts';
import { openReview } from './open-review.ts';

/** Has a model review a section or the spec of a document, and tells the client how far it is. */
export async function runReview(session: Session, params: ReviewParams, signal: AbortSignal): Promise<ReviewResult> {
  const opened = await openReview(session, params);
  if (opened.kind === 'failed') return opened;
  if (signal.aborted) return { kind: 'cancelled' };
  const { analysis, section, title, prepared } = opened;
  const review = await prepared.run(signal, (progress) => {
    if (signal.aborted) return;
    const told: ReviewProgressParams = { token: params.token, ...progress };
    void session.connection.sendNotification(REVIEW_PROGRESS, told).catch(() => undefined);
  });
  const { shortfall, questions, findings, dropped, dismissed } = review;
  // With nothing answered and nothing known, an empty list would look like a clean spec.
  if (shortfall !== null && questions.answered === 0 && findings.length === 0)
    return shortfall.kind === 'cancelled' ? { kind: 'cancelled' } : { kind: 'failed', message: shortfallSentence(shortfall) };
  return {
    kind: 'done',
    title,
    findings: findings.map((finding) => writeFinding(finding, analysis)),
    scope: scopeOf(section, analysis),
    notShown: describeDropped(dropped, dismissed),
    cost: describeUsage(review),
    shortfall: shortfall && shortfallSentence(shortfall),
  };
}

function scopeOf(section: Section | null, analysis: Analysis): readonly TextSpan[] {
  if (section === null) return analysis.files.map(({ uri, text }) => ({ uri, start: 0, end: text.length }));
  const uri = analysis.fileAt(section.path)?.uri;
  return uri === undefined ? [] : [{ uri, ...section.span }];
}

function writeFinding(finding: ReviewFinding, analysis: Analysis): ReviewedFinding {
  const { rule, severity, message, problem, prompt, readings, change, category } = finding;
  // On a line of its own, so that a list which cuts lines off shows it.
  const lead = message.slice(0, message.length - problem.length).trimEnd();
  const details = [
    problem,
    `Prompt that shows it: “${prompt}”`,
    ...readings.map((reading, index) => `${index === 0 ? 'Read as' : 'or as'}: ${reading}`),
    ...(change === '' ? [] : [`Change: ${change}`]),
  ];
  return {
    rule,
    severity: severity === 'info' ? 'info' : 'warning',
    message: [lead, ...details].join('\n'),
    prompt,
    category,
    places: finding.places.flatMap((place) => writePlace(place, analysis)),
  };
}

function writePlace({ passage, span }: Place, analysis: Analysis): readonly ReviewedPlace[] {
  const file = analysis.fileAt(passage.path);
  if (file === null) return [];
  const lines = analysis.linesOf(passage.path);
  const { start, end } = passage.span;
  const clause = { start, end, position: lines.positionAt(start), text: file.text.slice(start, end) };
  return [{ uri: file.uri, ...span, range: lines.rangeOf(span), title: breadcrumb(analysis.spec, passage.section), clause }];
}
