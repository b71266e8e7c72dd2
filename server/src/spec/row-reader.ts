import { type ClauseContext, type DraftClause, makeClause, readClauses } from './clause-reader.ts';
import { type FlatText, sourceSpan } from './flat-text.ts';
import type { Passage, Piece } from './passages.ts';
import { modeOfVerdict } from './response-mode.ts';

type Row = Extract<Piece, { kind: 'row' }>;

/** The column of a table that says what is done with the request in each row. */
const DECIDES =
  /^\W*(?:(?:(?:model|assistant|expected|required)\s+){0,2}(?:responses?|outputs?|actions?|handling|behaviou?r|verdicts?|decisions?|outcomes?|modes?)|(?:is it )?(?:allowed|permitted|ok(?:ay)?)|what to do)\W*$/i;

/**
 * Reads a table's row: one clause where a column decides for the row ("Cleaning tips | Comply"), else one for each
 * sentence in it that binds. The header row binds nobody.
 */
export function readRowClauses(row: Row, context: ClauseContext): DraftClause[] {
  if (row.cells === row.header) return [];
  const column = row.header.findIndex((cell) => DECIDES.test(cell.text));
  const decision = row.cells[column]?.text.trim() ?? '';
  if (decision) {
    const flat = joined(row.cells);
    const verdict = modeOfDecision(decision);
    const modality = verdict ? 'verdict' : context.reader.modality(decision);
    if (!modality) return [];
    const mode = verdict ?? context.reader.mode(flat.text, modality, context.titles);
    return [makeClause(context.section, context.ids, { flat, span: row.span, modality, mode, named: null })];
  }
  return row.cells.flatMap((flat, index) =>
    /\s\S+\s/.test(flat.text) ? readClauses(cellOf(flat), { ...context, isFirst: false, isNamed: index === 0 }) : [],
  );
}

function modeOfDecision(decision: string): ReturnType<typeof modeOfVerdict> {
  if (/^(?:yes|ok(?:ay)?|answer(?: it)?|help)\W*$/i.test(decision)) return 'comply';
  if (/^(?:no|never|do not answer|decline\w*)\W*$/i.test(decision)) return 'refuse';
  return modeOfVerdict(decision);
}

/** A table's cell, read as a passage of its own. */
export function cellOf(flat: FlatText): Passage {
  return { kind: 'cell', span: sourceSpan(flat, 0, flat.text.length), flat, written: null, lead: null, labelLength: 0 };
}

/** The cells of a row as one text. */
function joined(cells: readonly FlatText[]): FlatText {
  const filled = cells.filter((cell) => cell.text.trim());
  const offsets = filled.flatMap((cell, index) => {
    const own = cell.offsets.slice(0, cell.text.length);
    const end = (own.at(-1) ?? 0) + 1;
    return index < filled.length - 1 ? [...own, end, end, end] : [...own, end];
  });
  return { text: filled.map((cell) => cell.text).join(' | '), offsets };
}
