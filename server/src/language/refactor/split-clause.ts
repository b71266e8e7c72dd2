import type { Edit } from '../../lint/finding.ts';
import { lintSpec } from '../../lint/index.ts';
import { severalObligations } from '../../lint/rules/several-obligations.ts';
import type { Spec } from '../../spec/model.ts';
import { textOf } from '../parts.ts';
import type { ClausePlace } from './clause-place.ts';
import type { ClauseWindow } from './clause-window.ts';
import type { Refactoring } from './refactorings.ts';
import { splitItem } from './split-item.ts';

/** Gives each obligation of a clause a sentence or an item of its own, as the rule on several obligations does. */
export function splitClause(spec: Spec, { clause, passage, clauses, window }: ClausePlace): Refactoring[] {
  const { path } = clause;
  const hasDuties = (clause.text.match(DUTIES)?.length ?? 0) > 1;
  const hasSentences = passage.kind === 'item' && clauses.length > 1;
  const read = hasDuties || hasSentences ? window() : null;
  if (!read) return [];
  const lineBreak = textOf(spec, path).includes('\r\n') ? '\r\n' : '\n';
  return [...byDuties(read), ...splitItem(read)].slice(0, 1).map(({ title, edits }) => ({
    kind: 'rewrite' as const,
    title,
    edits: () =>
      edits.map(({ span, text }) => ({
        path,
        span: { start: span.start + read.shift, end: span.end + read.shift },
        text: text.replace(/\r?\n/g, lineBreak),
      })),
  }));
}

/** A clause with fewer of these has one obligation. */
const DUTIES = /\b(?:must|should|shall|will|has to|have to|required to)\b/gi;

/** A split, in offsets of the window. */
export interface Split {
  readonly title: string;
  readonly edits: readonly Edit[];
}

function byDuties({ spec, clause, own }: ClauseWindow): Split[] {
  const { findings } = lintSpec(spec, { settings: SETTINGS }, [severalObligations]);
  const here = findings.find(({ span }) => span.start >= clause.span.start && span.start < clause.span.end);
  const fix = here?.fixes?.[0];
  return fix?.edits.every(({ span }) => span.start >= own.start) ? [fix] : [];
}

/** The rule may be off, or allow more, where the author asks. */
const SETTINGS = {
  preset: 'off',
  rules: { [severalObligations.name]: { level: 'info', options: {} } },
} as const;
