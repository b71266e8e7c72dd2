import type { Edit } from '../../lint/finding.ts';
import { groupBy } from '../../spec/group-by.ts';
import { parseSpec } from '../../spec/index.ts';
import { firstFrom } from '../../spec/located.ts';
import type { Definition, Section, Spec } from '../../spec/model.ts';
import { breadcrumb, shortened, textOf } from '../parts.ts';
import { keyOf, termPattern } from '../references/term-pattern.ts';
import { definitionsOf, termUses } from '../references/term-uses.ts';
import { asDeclared, inCaseOf } from './in-case-of.ts';
import { type NameChange, nameChange } from './name-change.ts';
import { clauseReadOtherwise } from './reads-as-clauses.ts';
import { readsAsHeading } from './reads-as-heading.ts';
import { type Refusal, refuse } from './rename-target.ts';

/** Gives a defined term another name, in its definitions, in prose and in titles: each use keeps its case and its plural "s". */
export function changeTerm(spec: Spec, { term }: Definition, name: string): NameChange | Refusal {
  const typed = asDeclared(term, name.replace(/\s+/g, ' '));
  const declared = definitionsOf(spec, { term });
  const refusal = refuseTerm(spec, term, typed, declared);
  if (refusal) return refusal;
  const write = createWriter(term, typed);
  const definitions = declared.map(({ path, termSpan, term: own }) => ({ path, span: termSpan, text: write(own) }));
  const uses = termUses(spec, { term }).map(({ path, span }) => {
    return { path, span, text: write(textOf(spec, path).slice(span.start, span.end)) };
  });
  const edits = [...definitions, ...withoutHeadingsThatBreak(spec, uses)];
  const other = clauseReadOtherwise(spec, edits);
  if (other)
    return refuse(`With “${typed}”, a clause would be read otherwise (“${shortened(other.text, 80)}”): choose another term.`);
  const pattern = termPattern(term);
  return nameChange(edits, {
    reword: (text) => {
      const found = pattern.find(text, { start: 0, end: text.length });
      return found.reduceRight(
        (whole, { start, end }) => whole.slice(0, start) + write(text.slice(start, end)) + whole.slice(end),
        text,
      );
    },
  });
}

const TERM = /^[\p{L}\p{N}][\p{L}\p{N}'’/&,-]*(?: [\p{L}\p{N}&][\p{L}\p{N}'’/&,-]*){0,7}$/u;

function refuseTerm(spec: Spec, term: string, typed: string, declared: readonly Definition[]): Refusal | null {
  if (typed === '') return refuse('A term cannot be empty: write the word or words that the definition is to explain.');
  if (!TERM.test(typed) || typed.length > 70)
    return refuse(`“${typed}” cannot be a defined term: use up to eight words of letters and digits, without Markdown marks.`);
  const taken = keyOf(typed) === keyOf(term) ? null : definitionsOf(spec, { term: typed })[0];
  if (taken) return refuse(`“${taken.term}” is already defined in “${breadcrumb(spec, taken.section)}”: choose another term.`);
  for (const each of declared) {
    const source = textOf(spec, each.path);
    if (source.slice(each.termSpan.start, each.termSpan.end) !== each.term)
      return refuse(`“${each.term}” has Markdown marks within it where it is defined: rename it there by hand.`);
    if (readsAsDefinition(source, each, each.term) && !readsAsDefinition(source, each, typed))
      return refuse(`“${typed}” would not be read as a term where “${each.term}” is defined: choose plainer words.`);
  }
  return null;
}

/** Whether the beginning of a definition, taken alone, defines a term when that stands in the place of its own. */
function readsAsDefinition(source: string, { span, termSpan }: Definition, term: string): boolean {
  const line =
    source.slice(span.start, termSpan.start) + term + source.slice(termSpan.end, Math.min(span.end, termSpan.end + 200));
  const alone = [`# Definitions\n\n- ${line}\n`, `# Rules\n\n${line}\n\nMore of ${term}.\n`];
  return alone.some((text) => parseSpec([{ path: 'definition.md', text }]).definitions.some((each) => each.term === term));
}

/** Writes the new term as the old one was used: in its case, in its number, on its lines. */
function createWriter(term: string, typed: string): (used: string) => string {
  const singular = (text: string) => (keyOf(term) === term.toLowerCase() ? text : text.replace(/(?<=[^s])s$/i, ''));
  const oldStem = singular(term);
  const newStem = singular(typed);
  return (used) => {
    const plural = used.replace(/\s+/g, ' ').length > oldStem.length ? used.slice(-1) : '';
    const stem = plural ? used.slice(0, -1) : used;
    const written = inCaseOf(stem.replace(/\s+/g, ' '), oldStem, newStem);
    return onLinesOf(used, written) + (/s$/i.test(written) ? '' : plural);
  };
}

/** A term that is broken over two lines stays so. */
function onLinesOf(used: string, written: string): string {
  const gaps = used.match(/\s+/g) ?? [];
  return written
    .split(' ')
    .map((word, index) => (index === 0 ? word : (gaps[index - 1] ?? ' ') + word))
    .join('');
}

/** A title that would say something else about its section keeps the old term. */
function withoutHeadingsThatBreak(spec: Spec, uses: readonly Edit[]): Edit[] {
  const sections = groupBy(spec.sections, ({ path }) => path);
  const titled = new Map<Section, Edit[]>();
  for (const use of uses) {
    const inFile = sections.get(use.path) ?? [];
    const section = inFile[firstFrom(inFile, use.span.start + 1) - 1];
    if (section && use.span.end <= section.titleSpan.end) titled.set(section, [...(titled.get(section) ?? []), use]);
  }
  const broken = new Set([...titled].flatMap(([section, edits]) => (readsAsHeading(spec, section, edits) ? [] : edits)));
  return uses.filter((use) => !broken.has(use));
}
