import { groupBy } from '../../spec/group-by.ts';
import { LABEL, labelFamily } from '../../spec/notation/labels.ts';
import type { Found, Subject } from '../rule.ts';
import { findWords } from '../text/sentence.ts';
import { readWrittenLabels, undefinedCodes } from './written-labels.ts';

/**
 * Finds a level by a code of a series that the spec defines, and past its end: "a T3 document", where T1 and T2 are defined, "an S-4
 * case". Where a rule gives such a code as a label, another rule tells of it.
 */
export function undefinedCodesOfLevels(subject: Subject): Found[] {
  const codes = [...subject.text().words()].filter((word) => LIKE_CODE.test(word));
  const written = codes.length > 0 ? readWrittenLabels(subject) : NONE;
  if (written.size < 2) return [];
  const labels = new Set(subject.labels.map(({ label }) => familyOf(label)));
  const series = [...groupBy([...written], familyOf)].filter(([family, own]) => own.length > 1 && !labels.has(family));
  if (series.length === 0) return [];
  const last = new Map(series.map(([family, own]) => [family, lastOf(own.map(numberOf))]));
  const told = new Set(undefinedCodes(subject, written).map(({ path, span }) => `${path} ${span.start}`));
  const seen = new Set<string>();
  return subject
    .text()
    .having(codes)
    .flatMap((sentence) => {
      if (sentence.text.length > LONGEST) return [];
      return findWords(sentence, CODE).flatMap(({ text, span }): Found[] => {
        const end = last.get(familyOf(text));
        const isNear = end !== undefined && numberOf(text) <= end;
        if (!isNear || written.has(text) || seen.has(text) || told.has(`${sentence.path} ${span.start}`)) return [];
        seen.add(text);
        const names = [...written].filter((label) => familyOf(label) === familyOf(text)).slice(0, 6);
        return [
          {
            path: sentence.path,
            span,
            message: `Unexpected “${text}”, expected one that this spec defines (${names.join(', ')}): define it, or name another`,
          },
        ];
      });
    });
}

const NONE: ReadonlySet<string> = new Set();
const LONGEST = 1000;
const LIKE_CODE = /^[a-z]{1,6}-?\d{1,3}$/;
/** What is farther is no level: "P53" is a gene, "A40" a road. */
const MOST_STEPS = 3;
const CODE = new RegExp(String.raw`(?<![\w-])(?:${LABEL}|[A-Z]{1,4}-\d{1,2})(?![\w.-]*[\w])`, 'g');

/** How far the numbers may go on, in steps as they have: 10 and 20 to 50. */
function lastOf(numbers: readonly number[]): number {
  const sorted = [...new Set(numbers)].sort((one, other) => one - other);
  const end = sorted.at(-1) ?? 0;
  const step = Math.min(...sorted.slice(1).map((number, index) => number - (sorted[index] ?? 0)));
  return end + MOST_STEPS * (Number.isFinite(step) ? step : 1);
}

function familyOf(label: string): string {
  return label.includes('-') ? `${label.slice(0, label.indexOf('-'))}-` : labelFamily(label);
}

function numberOf(label: string): number {
  return Number(/\d+/.exec(label)?.[0] ?? Number.POSITIVE_INFINITY);
}
