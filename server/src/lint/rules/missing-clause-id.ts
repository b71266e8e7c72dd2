import type { Clause, Prose, Section } from '../../spec/index.ts';
import { splitSentences } from '../../spec/sentences.ts';
import { clauseName } from '../clause-name.ts';
import type { Fix } from '../finding.ts';
import { defineRule, type Found } from '../rule.ts';
import { createFreeName } from '../taken-names.ts';

/** Finds clauses without a written id, in a spec whose author names clauses by ids. */
export const missingClauseId = defineRule({
  name: 'missing-clause-id',
  family: 'structure',
  severity: 'off',
  strict: 'info',
  summary: 'A clause without an id, in a spec that gives ids to others.',
  check: ({ clauses, prose, blocks, sectionOf, textOf, ...spec }) => {
    const named = new Set(
      clauses.filter(({ path, idSpan }) => idSpan && textOf(path)[idSpan.start - 1] === '#').map(({ path }) => path),
    );
    if (named.size === 0) return [];
    const freeName = createFreeName({ clauses, prose, blocks, ...spec });
    const begun = new Set(blocks.map(placeOf));
    const whole = new Map(prose.map((each) => [placeOf(each), each]));
    return clauses.flatMap((clause): Found[] => {
      const passage = whole.get(placeOf(clause));
      const section = sectionOf(clause.section);
      if (clause.idSpan || !passage || !section || !isWhole(clause, passage)) return [];
      const file = textOf(clause.path);
      const isLone = (begun.has(placeOf(clause)) || beginsHere(clause, file)) && endsHere(clause, file);
      const fix = isLone && readsByItself(passage, section) ? [nameIt(clause, freeName)] : [];
      const { path, span, text } = clause;
      const words = text.length > 60 ? `${text.slice(0, 60).trimEnd()}…` : text;
      return [
        {
          path,
          span: firstLine(span, file),
          message: `Unexpected clause without an id, expected one as others have: name it, so that “${words}” can be cited after it is reworded`,
          fixes: fix,
        },
      ];
    });
  },
});

/** A clause is one passage where both begin at one place; a table's cell has no place for an id. */
function isWhole(clause: Clause, { kind, text, holds }: Prose): boolean {
  return kind !== 'cell' && holds === 'clauses' && text.replace(/\s+/g, ' ').trim() === clause.text;
}

/** With an id, a clause is read by its own words alone: not where its list or its section says what it decides. */
function readsByItself({ kind, lead, text }: Prose, { label, verdict, mode, role, title }: Section): boolean {
  if (label !== null || verdict !== null || splitSentences(text).length > 1) return false;
  if (lead !== null && INTRODUCES.test(lead)) return false;
  if (STATES_ALL.test(text)) return true;
  const isListed = kind === 'item' && /^\W*(?:always|never|do|don|avoid)/i.test(title);
  return mode === null && (role === null || role === 'style') && !isListed;
}

/** What goes before a list and says what its items are. */
const INTRODUCES = /:\W*$|\b(?:includ(?:es?|ing)|following)\W*$|^(?:should not|can)\W*$/i;
/** Names who is bound and how, so that no list and no section adds to it. */
const STATES_ALL = /^the (?:assistant|model) (?:must|should|may|shall)\b/i;

/** The first of its list item, or of a paragraph in one: a line above it that reads as a heading would keep the id from it. */
function beginsHere({ span }: Clause, file: string): boolean {
  return /(?:(?:[-*+]|\d[.)])[ \t]{1,4}|\n[ \t]*\r?\n[ \t]*)$/.test(file.slice(Math.max(0, span.start - 40), span.start));
}

/** Nothing stands after it on its line, and the next line goes on with something else. */
function endsHere({ span }: Clause, file: string): boolean {
  const end = lineEnd(file, span.end);
  const next = file.slice(end + 1, Math.min(lineEnd(file, end + 1), end + 200));
  return file.slice(span.end, end).trim() === '' && /^[ \t]*(?:\r?$|[-*+][ \t]|\d+[.)][ \t])/.test(next);
}

function nameIt({ path, span, text }: Clause, freeName: (wanted: string) => string): Fix {
  const id = freeName(clauseName(text));
  return {
    title: `Name it \`${id}\``,
    safe: true,
    edits: [{ path, span: { start: span.end, end: span.end }, text: ` {#${id}}` }],
  };
}

function placeOf({ path, span }: Pick<Clause, 'path' | 'span'>): string {
  return `${span.start} ${path}`;
}

function firstLine({ start, end }: Clause['span'], file: string): Clause['span'] {
  return { start, end: Math.min(end, lineEnd(file, start)) };
}

function lineEnd(file: string, from: number): number {
  const end = file.indexOf('\n', from);
  return end < 0 ? file.length : end;
}
