import type { Edit } from '../finding.ts';
import type { Subject } from '../rule.ts';

/** The edit that opens a definition of a term: after the last one of the file, else under a new heading at its end. */
export function definitionSkeleton({ definitions, sections, textOf }: Subject, path: string, term: string): Edit {
  const text = textOf(path);
  const entry = `- **${term}**: say here what it covers.`;
  const last = definitions.filter((definition) => definition.path === path).at(-1);
  if (last) {
    const isItem = /^[ \t]*(?:[-*+]|\d+[.)])\s/.test(
      text.slice(text.lastIndexOf('\n', last.span.start - 1) + 1, last.span.start + 1),
    );
    const at = endOfLine(text, last.span.end);
    return { path, span: { start: at, end: at }, text: isItem ? `\n${entry}` : `\n\n${entry.slice(2)}` };
  }
  const levels = sections.filter((section) => section.path === path && section.level > 0).map(({ level }) => level);
  const top = Math.min(6, ...levels);
  const level = levels.length === 0 ? 1 : levels.filter((each) => each === top).length > 1 ? top : Math.min(6, top + 1);
  const gap = text.endsWith('\n') ? '\n' : '\n\n';
  return { path, span: { start: text.length, end: text.length }, text: `${gap}${'#'.repeat(level)} Definitions\n\n${entry}\n` };
}

function endOfLine(text: string, from: number): number {
  const end = text.indexOf('\n', from);
  return end < 0 ? text.length : end;
}
