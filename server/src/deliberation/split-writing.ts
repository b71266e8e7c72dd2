/** Where the chain of thought ends and the answer begins. */

import type { ResponseMode } from '../spec/model.ts';
import type { VerdictSource } from './deliberation.ts';
import { type Paragraph, type VerdictLine, verdictsOf } from './draft.ts';
import { inferVerdict } from './infer-verdict.ts';
import { readFencedVerdict, type StatedVerdict, type VerdictLabels } from './verdict-line.ts';

export interface CotReading {
  readonly cot: string;
  readonly answer: string;
  readonly verdict: ResponseMode | null;
  readonly verdictSource: Extract<VerdictSource, 'stated' | 'inferred'> | null;
  /** the label of a classifying policy, as the verdict line names it */
  readonly label: string | null;
}

export interface FinishedDraft {
  readonly text: string;
  readonly paragraphs: readonly Paragraph[];
  /** ends of the citations in the text, in order */
  readonly citationEnds: readonly number[];
  readonly labels: VerdictLabels;
}

/** Reasoning that came in a channel of its own, and what followed it. */
export function splitChannels(reasoning: FinishedDraft, text: FinishedDraft, place: AnswerPlace): CotReading {
  const stated = verdictsOf(reasoning.text, reasoning.paragraphs);
  const last = stated.at(-1) ?? null;
  const thought = withoutLastVerdict(reasoning.text, last);
  if (place.kind === 'after-opening-verdict') {
    return { cot: thought, answer: text.text.slice(place.start).trim(), ...say(place.verdict) };
  }
  if (place.kind === 'all') return read(thought, text, last);
  const spoken = verdictsOf(text.text, text.paragraphs).at(-1);
  if (spoken === undefined) return read(thought, text, last);
  return read(join(thought, untilVerdict(text.text, spoken)), { ...text, text: text.text.slice(spoken.end) }, spoken);
}

/** Reasoning and answer in one visible text; `later` is reasoning that a channel brought after it. */
export function splitPlain(text: FinishedDraft, later: FinishedDraft): CotReading {
  const laterVerdict = verdictsOf(later.text, later.paragraphs).at(-1) ?? null;
  const afterthought = withoutLastVerdict(later.text, laterVerdict);
  const verdicts = verdictsOf(text.text, text.paragraphs);
  const last = verdicts.at(-1);
  if (last !== undefined) {
    const repeated = isRepeated(text, verdicts);
    const verdict = (repeated ? verdicts.at(-2) : last) as VerdictLine;
    const answer = text.text.slice(verdict.end, repeated ? last.start : text.text.length);
    return read(join(untilVerdict(text.text, verdict), afterthought), { ...text, text: answer }, verdict);
  }
  const end = endOfCitedParagraph(text);
  return read(join(text.text.slice(0, end), afterthought), { ...text, text: text.text.slice(end) }, laterVerdict);
}

/** Where the answer stands in text that follows reasoning. `undecided`: after the last verdict line of the text. */
export type AnswerPlace =
  | { readonly kind: 'after-opening-verdict'; readonly start: number; readonly verdict: StatedVerdict }
  | { readonly kind: 'all' }
  | { readonly kind: 'undecided' };

/** The end of the last complete paragraph that cites; 0 where none does. */
export function endOfCitedParagraph({ paragraphs, citationEnds }: Pick<FinishedDraft, 'paragraphs' | 'citationEnds'>): number {
  const citation = citationEnds.at(-1);
  if (citation === undefined) return 0;
  // From the end, because the paragraph sought is among the last.
  for (let index = paragraphs.length - 1; index >= 0; index -= 1) {
    const paragraph = paragraphs[index] as Paragraph;
    if (paragraph.start < citation) return paragraph.end;
  }
  return 0;
}

/** A verdict said once more after the answer ends nothing: the answer then stands before it. */
function isRepeated(text: FinishedDraft, verdicts: readonly VerdictLine[]): boolean {
  const last = verdicts.at(-1);
  const before = verdicts.at(-2);
  return (
    last !== undefined &&
    before !== undefined &&
    before.mode === last.mode &&
    text.text.slice(last.end).trim() === '' &&
    text.text.slice(before.end, last.start).trim() !== '' &&
    !text.citationEnds.some((end) => end > before.end)
  );
}

function read(cot: string, { text, labels }: Pick<FinishedDraft, 'text' | 'labels'>, verdict: StatedVerdict | null): CotReading {
  const trimmed = text.trim();
  if (verdict !== null) return { cot: cot.trim(), answer: trimmed, ...say(verdict) };
  const fenced = readFencedVerdict(trimmed, labels);
  if (fenced !== null) return { cot: cot.trim(), answer: trimmed.slice(fenced.end).trim(), ...say(fenced.verdict) };
  const inferred = inferVerdict(trimmed);
  const verdictSource = inferred === null ? null : 'inferred';
  return { cot: cot.trim(), answer: trimmed, verdict: inferred, verdictSource, label: null };
}

function say(verdict: StatedVerdict): Pick<CotReading, 'verdict' | 'verdictSource' | 'label'> {
  return { verdict: verdict.mode, verdictSource: 'stated', label: verdict.label };
}

/** A verdict line that gives its reasons is part of the reasoning. */
function untilVerdict(text: string, verdict: VerdictLine): string {
  return text.slice(0, verdict.hasReason ? verdict.end : verdict.start);
}

function withoutLastVerdict(text: string, verdict: VerdictLine | null): string {
  const ends = verdict !== null && text.slice(verdict.end).trim() === '';
  return (ends ? untilVerdict(text, verdict) : text).trim();
}

function join(first: string, second: string): string {
  return [first.trim(), second.trim()].filter((part) => part !== '').join('\n\n');
}
