import { groupBy } from '../spec/group-by.ts';
import type { SourceFile, Span } from '../spec/index.ts';
import type { Edit, Finding } from './finding.ts';

/** Fixes may uncover others, as when a blank line goes; more rounds than this would mean that two undo each other. */
const MOST_ROUNDS = 10;

/**
 * Applies the safe fixes of findings until none is left: those that cannot change what the policy says.
 *
 * @param find the findings of a version of the files
 * @returns the files, in their order, and how many fixes were applied; a fix whose edits touch another's waits for the next round
 */
export function applySafeFixes(
  files: readonly SourceFile[],
  find: (files: readonly SourceFile[]) => readonly Finding[],
): { readonly files: readonly SourceFile[]; readonly applied: number } {
  let current = files;
  let applied = 0;
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    const chosen = safeEdits(find(current));
    if (chosen.length === 0) break;
    const next = applyEdits(current, chosen.flat());
    if (next.every((file, index) => file.text === current[index]?.text)) break;
    current = next;
    applied += chosen.length;
  }
  return { files: current, applied };
}

/** The edits of the safe fixes, one group a fix; a fix that touches one before it is left out. */
export function safeEdits(findings: readonly Finding[]): readonly (readonly Edit[])[] {
  const fixes = findings.flatMap((finding) => finding.fixes?.find(({ safe }) => safe) ?? []);
  return withoutOverlaps(fixes.map(({ edits }) => edits));
}

/** Applies edits that do not overlap; the others of a group that does are the caller's to leave out. */
export function applyEdits(files: readonly SourceFile[], edits: readonly Edit[]): readonly SourceFile[] {
  const byPath = groupBy(edits, (edit) => edit.path);
  return files.map(({ path, text }) => ({ path, text: editText(text, byPath.get(path) ?? []) }));
}

/** The groups of edits, each taken whole or not at all, that touch none of those before them. */
export function withoutOverlaps(groups: readonly (readonly Edit[])[]): readonly (readonly Edit[])[] {
  const taken = new Map<string, Places>();
  return groups.filter((group) => {
    if (group.some(({ path, span }) => taken.get(path)?.touches(span))) return false;
    for (const { path, span } of group) {
      const places = taken.get(path) ?? createPlaces();
      places.add(span);
      taken.set(path, places);
    }
    return true;
  });
}

/** Two edits touch where they share a character, or insert at the same place. */
interface Places {
  readonly touches: (span: Span) => boolean;
  readonly add: (span: Span) => void;
}

/** Places that do not touch each other, in order: findings come in order, so that most are added at the end. */
function createPlaces(): Places {
  const spans: Span[] = [];
  const wide = ({ start, end }: Span): Span => ({ start, end: Math.max(end, start + 1) });
  const firstEndingAfter = (offset: number) => {
    let low = 0;
    let high = spans.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((spans[middle]?.end ?? 0) <= offset) low = middle + 1;
      else high = middle;
    }
    return low;
  };
  return {
    touches: (span) => {
      const { start, end } = wide(span);
      const next = spans[firstEndingAfter(start)];
      return next !== undefined && next.start < end;
    },
    add: (span) => {
      const added = wide(span);
      spans.splice(firstEndingAfter(added.start), 0, added);
    },
  };
}

function editText(text: string, edits: readonly Edit[]): string {
  if (edits.length === 0) return text;
  const pieces: string[] = [];
  let at = 0;
  for (const { span, text: inserted } of [...edits].sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end)) {
    pieces.push(text.slice(at, span.start), inserted);
    at = span.end;
  }
  return pieces.join('') + text.slice(at);
}
