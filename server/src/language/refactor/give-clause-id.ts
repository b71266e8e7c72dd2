import { clauseName } from '../../lint/clause-name.ts';
import { createFreeName } from '../../lint/taken-names.ts';
import { parseSpec } from '../../spec/index.ts';
import type { Clause, Spec } from '../../spec/model.ts';
import { textOf } from '../parts.ts';
import type { ClausePlace } from './clause-place.ts';
import { type ClauseWindow, readsAlike } from './clause-window.ts';
import type { Refactoring } from './refactorings.ts';
import { retarget } from './retarget.ts';

/** Names a clause by its words, so that it can be cited after it is reworded. Only where it is read as before with an id. */
export function giveClauseId(spec: Spec, { clause, passage, clauses, window }: ClausePlace): Refactoring[] {
  const { path } = clause;
  const isWhole = clauses.length === 1 && passage.kind !== 'cell' && passage.span.start === clause.span.start;
  if (clause.idSpan || clause.modality === 'verdict' || !isWhole || !endsLine(clause, textOf(spec, path))) return [];
  const id = createFreeName(spec)(clauseName(clause.text));
  const read = window();
  if (!read || !keepsMeaning(read, id)) return [];
  const at = clause.span.end;
  return [
    {
      kind: 'rewrite',
      title: `Give this clause the id \`${id}\``,
      edits: () => [{ path, span: { start: at, end: at }, text: ` {#${id}}` }, ...retarget(spec, clause.id, id)],
    },
  ];
}

/** An id stands at the end of a line. */
function endsLine({ span }: Clause, text: string): boolean {
  return /^[ \t]*(?:[\r\n]|$)/.test(text.slice(span.end, span.end + 200));
}

/** An id names a whole paragraph or item: one that holds several clauses would become one. */
function keepsMeaning({ spec, path, text, clause }: ClauseWindow, id: string): boolean {
  const named = `${text.slice(0, clause.span.end)} {#${id}}${text.slice(clause.span.end)}`;
  const { clauses } = parseSpec([{ path, text: named }]);
  return (
    clauses.length === spec.clauses.length &&
    clauses.every((each, index) => {
      const before = spec.clauses[index];
      return before !== undefined && readsAlike(before, each) && (before === clause ? each.id === id : true);
    })
  );
}
