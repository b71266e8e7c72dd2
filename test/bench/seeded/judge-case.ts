/** Runs lint on both texts of a case and says what it found in the planted place. */
import { type Finding, type LintOptions, lintSpec } from '../../../server/src/lint/index.ts';
import { parseSpec } from '../../../server/src/spec/index.ts';
import type { Case, PlantedText } from './cases.ts';
import type { BaseDocument } from './documents.ts';

export interface Judged {
  readonly planted: Case;
  readonly found: boolean;
  /** the finding on the twin that should not be there; null where there is none */
  readonly twinFired: Finding | null;
  /** other rules that fire on the twin's planted place */
  readonly noise: readonly Finding[];
}

export function createJudge(): (planted: Case) => Judged {
  const untouched = new Map<string, readonly Finding[]>();

  function before(document: BaseDocument, options: LintOptions | undefined): readonly Finding[] {
    const key = JSON.stringify([document.path, options?.settings, [...(options?.evalFiles ?? [])]]);
    const known = untouched.get(key) ?? lint(document, document.text, options);
    untouched.set(key, known);
    return known;
  }

  return (planted) => {
    const { kind, document, planting, defect, twin } = planted;
    const known = before(document, planting.options);
    const names = [kind.rule, ...(kind.alsoBy ?? [])];
    const newIn = ({ text, places }: PlantedText) =>
      newFindings(lint(document, text, planting.options), text, known, document.text).map((finding) => ({
        finding,
        there: kind.reach === 'document' || touches(finding, text, places),
        onPlace: touches(finding, text, places),
      }));
    const onTwin = newIn(twin);
    return {
      planted,
      found: newIn(defect).some(({ finding, there }) => there && names.includes(finding.rule)),
      twinFired: onTwin.find(({ finding, there }) => there && names.includes(finding.rule))?.finding ?? null,
      noise: onTwin.filter(({ finding, onPlace }) => onPlace && !names.includes(finding.rule)).map(({ finding }) => finding),
    };
  };
}

function lint({ path, evalFiles }: BaseDocument, text: string, options: LintOptions | undefined): readonly Finding[] {
  const { findings, crashed } = lintSpec(parseSpec([{ path, text }]), {
    evalFiles: new Map([[path, evalFiles ?? null]]),
    settings: { preset: 'strict', rules: {} },
    ...options,
  });
  if (crashed.length > 0) throw new Error(crashed.map(({ message }) => message).join('\n'));
  return findings;
}

/** Those that the untouched document does not have: as often as they are more there. */
function newFindings(
  findings: readonly Finding[],
  text: string,
  known: readonly Finding[],
  untouched: string,
): readonly Finding[] {
  const left = new Map<string, number>();
  const keyOf = ({ rule, message, span }: Finding, of: string) => `${rule}\n${message}\n${of.slice(span.start, span.end)}`;
  for (const finding of known) left.set(keyOf(finding, untouched), (left.get(keyOf(finding, untouched)) ?? 0) + 1);
  return findings.filter((finding) => {
    const key = keyOf(finding, text);
    const count = left.get(key) ?? 0;
    left.set(key, count - 1);
    return count <= 0;
  });
}

/** On the planted lines, itself or by a place that it relates to. */
function touches({ span, related }: Finding, text: string, places: PlantedText['places']): boolean {
  return places.some((place) => {
    const start = text.lastIndexOf('\n', place.start - 1) + 1;
    const newline = text.indexOf('\n', place.end);
    const end = newline < 0 ? text.length : newline;
    return [span, ...(related ?? []).map((each) => each.span)].some((each) => each.start < end && each.end > start);
  });
}
