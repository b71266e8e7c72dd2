import type { Definition, Label, Spec } from '../../spec/model.ts';
import type { Completion } from '../completion.ts';
import { escapeMarkdown } from '../escape-markdown.ts';
import { plainTitle, shortened } from '../parts.ts';
import type { SpecLookup } from '../spec-lookup.ts';
import type { WordPlace } from './place.ts';

/** Offers labels and defined terms that the words before the cursor begin; two letters at least, so that prose is left in peace. */
export function completeWord(spec: Spec, lookup: SpecLookup, path: string, place: WordPlace): readonly Completion[] {
  return place.typed === '' ? [] : [...labels(spec, lookup, place), ...terms(spec, lookup, path, place)];
}

function labels(spec: Spec, { sectionOf, titlePath }: SpecLookup, { typed, span }: WordPlace): Completion[] {
  const begun = begunLabels(spec.labels, typed);
  if (begun.length === 0) return [];
  const clauses = new Map(spec.clauses.map((clause) => [clause.id, clause]));
  return begun.map(({ label, target }): Completion => {
    const section = sectionOf(target);
    const clause = clauses.get(target);
    const about = section ? plainTitle(section) : (clause?.text ?? '');
    const place = clause ? titlePath(clause.section) : section ? titlePath(section.id) : '';
    const markdown = [shortened(about, LONGEST_TEXT), place].filter(Boolean).map(escapeMarkdown).join('\n\n');
    return { label, kind: 'label', detail: shortened(about, LONGEST_DETAIL), markdown, insert: label, span };
  });
}

/** The labels that what is typed may be the beginning of. */
export function begunLabels(labels: readonly Label[], typed: string): readonly Label[] {
  if (!/^[A-Z]{1,6}\d{0,3}(?:\.[a-z0-9]{0,3})?$/.test(typed)) return [];
  // One capital letter begins any sentence; it begins a label where that has no other letters.
  return labels.filter(({ label }) => label.startsWith(typed) && label !== typed && (typed.length > 1 || /^[A-Z]\d/.test(label)));
}

const LONGEST_TEXT = 400;
const LONGEST_DETAIL = 60;

function terms(spec: Spec, { titlePath }: SpecLookup, path: string, place: WordPlace): Completion[] {
  const tails = tailsOf(place);
  return spec.definitions.flatMap((definition): Completion[] => {
    const { term, text, section } = definition;
    const lower = term.toLowerCase();
    const tail = tails.find((each) => lower.startsWith(each.toLowerCase()) && each.length < term.length);
    if (tail === undefined || isItself(definition, path, place.span.end)) return [];
    const insert = inCaseOf(tail, term);
    const markdown = `**${escapeMarkdown(term)}**: ${escapeMarkdown(shortened(text, LONGEST_TEXT))}\n\n*${escapeMarkdown(titlePath(section))}*`;
    const span = { start: place.span.end - tail.length, end: place.span.end };
    return [{ label: insert, kind: 'term', detail: 'defined term', markdown, insert, span }];
  });
}

/** What is typed, from each of the last words on, the longest first: `stated in`, `in`. */
function tailsOf({ before }: WordPlace): readonly string[] {
  const starts = [...before.matchAll(/(?<![\p{L}\p{N}_'’-])[\p{L}\p{N}]/gu)].map(({ index }) => index).slice(-MOST_WORDS);
  return starts.map((start) => before.slice(start)).filter((tail) => tail.length >= SHORTEST);
}

const MOST_WORDS = 4;
const SHORTEST = 2;

/** The term is being defined here. */
function isItself({ path: where, termSpan }: Definition, path: string, offset: number): boolean {
  return where === path && offset >= termSpan.start && offset <= termSpan.end;
}

/** In a sentence a term is written small, and big at its beginning; a term with capitals inside stays as it is. */
function inCaseOf(typed: string, term: string): string {
  const [first = '', second = ''] = term;
  const isName = second !== second.toLowerCase();
  if (isName) return term;
  const begins = typed.charAt(0);
  if (begins !== begins.toUpperCase()) return `${first.toLowerCase()}${term.slice(first.length)}`;
  return `${first.toUpperCase()}${term.slice(first.length)}`;
}
