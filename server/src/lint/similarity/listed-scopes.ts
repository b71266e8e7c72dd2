import type { Prose, Section, Span } from '../../spec/index.ts';
import { offsetOf } from '../../spec/located.ts';
import type { Subject } from '../subject.ts';

/** Something that a list counts in, or counts out. */
export interface ListedScope {
  readonly kind: 'includes' | 'excludes';
  readonly text: string;
  readonly path: string;
  readonly span: Span;
  readonly section: Section;
  /** as the list is called: "Includes", "Out of scope" */
  readonly list: string;
}

/** Reads what a spec's lists count in and out: under headings, after a line "Includes:", and in "Excludes: a; b" itself. */
export function readListedScopes(subject: Subject): ListedScope[] {
  return subject.prose.flatMap((prose): ListedScope[] => {
    const section = subject.sectionOf(prose.section);
    if (!section || prose.text.length > LONGEST) return [];
    const { path, span } = prose;
    const inline = INLINE.exec(prose.text);
    if (inline)
      return piecesOf(prose, inline[0].length).map((piece) => ({ ...listNamed(inline[1] ?? ''), ...piece, path, section }));
    const lead = prose.lead === null ? null : LEAD.exec(prose.lead);
    if (lead) return [{ ...listNamed(lead[1] ?? ''), text: prose.text, path, span, section }];
    if (prose.kind !== 'item' || (section.role !== 'includes' && section.role !== 'excludes')) return [];
    return [{ kind: section.role, list: section.title, text: prose.text, path, span, section }];
  });
}

const LONGEST = 600;
const NAMES = '(includes?|inclusions?|in scope|excludes?|exclusions?|does not include|out of scope)';
const INLINE = new RegExp(String.raw`^\W*${NAMES}(?: [\w ]{1,20})?:\s*(?=\S)`, 'i');
const LEAD = new RegExp(String.raw`^\W*${NAMES}(?: [\w ]{1,20})?:?\W*$`, 'i');

function listNamed(name: string): Pick<ListedScope, 'kind' | 'list'> {
  return { kind: /^in/i.test(name) ? 'includes' : 'excludes', list: name };
}

/** The parts of an enumeration, from an index on: between semicolons, else between commas. */
function piecesOf(prose: Prose, from: number): Pick<ListedScope, 'text' | 'span'>[] {
  const { text, span } = prose;
  const mark = text.includes(';', from) ? ';' : ',';
  let at = from;
  return text
    .slice(from)
    .split(mark)
    .flatMap((part) => {
      const start = at + (part.length - part.trimStart().length);
      const words = part.trim().replace(/[.]$/, '');
      at += part.length + 1;
      const begin = offsetOf(prose, start) ?? span.start;
      return words
        ? [{ text: words, span: { start: begin, end: (offsetOf(prose, start + words.length - 1) ?? begin) + 1 } }]
        : [];
    });
}
