import type { SourceFile } from '../spec/index.ts';
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
    const fixes = find(current).flatMap((finding) => finding.fixes?.find(({ safe }) => safe) ?? []);
    const chosen = withoutOverlaps(fixes.map(({ edits }) => edits));
    if (chosen.length === 0) break;
    const next = applyEdits(current, chosen.flat());
    if (next.every((file, index) => file.text === current[index]?.text)) break;
    current = next;
    applied += chosen.length;
  }
  return { files: current, applied };
}

/** Applies edits that do not overlap; the others of a group that does are the caller's to leave out. */
export function applyEdits(files: readonly SourceFile[], edits: readonly Edit[]): readonly SourceFile[] {
  return files.map((file) => ({
    path: file.path,
    text: editText(
      file.text,
      edits.filter((edit) => edit.path === file.path),
    ),
  }));
}

/** The groups of edits, each taken whole or not at all, that touch none of those before them. */
export function withoutOverlaps(groups: readonly (readonly Edit[])[]): readonly (readonly Edit[])[] {
  const taken = new Map<string, Set<number>>();
  return groups.filter((group) => {
    const places = group.flatMap((edit) => offsetsOf(edit).map((offset) => [edit.path, offset] as const));
    if (places.some(([path, offset]) => taken.get(path)?.has(offset))) return false;
    for (const [path, offset] of places) taken.set(path, (taken.get(path) ?? new Set()).add(offset));
    return true;
  });
}

/** Two edits touch where they share a character, or insert at the same place. */
function offsetsOf({ span }: Edit): number[] {
  return Array.from({ length: Math.max(1, span.end - span.start) }, (_, index) => span.start + index);
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
