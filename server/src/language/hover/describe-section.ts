import { compileCategory } from '../../spec/index.ts';
import type { Category, Clause, Section, Spec } from '../../spec/model.ts';
import { plainTitle, shortened } from '../parts.ts';
import type { SpecLookup } from '../spec-lookup.ts';
import { createModelReader } from '../text-for-model.ts';
import { grouped, tokenWords } from '../token-estimate.ts';
import { authorityLine, binding } from './binding.ts';
import { citedLine } from './citations.ts';
import type { Description, FactLine } from './description.ts';
import type { HoverSurroundings } from './surroundings.ts';

/** @param isVisible the reader has the section before their eyes: its first clauses need not be said again */
export function describeSection(
  spec: Spec,
  lookup: SpecLookup,
  section: Section,
  isVisible: boolean,
  surroundings: HoverSurroundings,
): Description {
  const under = idsUnder(spec, section);
  const clauses = spec.clauses.filter((clause) => under.has(clause.section));
  const examples = spec.examples.filter((example) => under.has(example.section)).length;
  return {
    title: lookup.titlePath(section.id),
    paragraphs: isVisible ? [] : firstWords(clauses.filter((clause) => clause.section === section.id)),
    facts: [
      ...(section.verdict === null ? [] : [`verdict ${section.verdict}`]),
      ...binding(lookup, section.id, section),
      ...(section.level > 0 ? [`id ${section.id}`] : []),
    ],
    lines: [
      { about: 'Holds', text: `${counted(clauses.length, 'clause')}, ${counted(examples, 'example')}` },
      ...authorityLine(lookup, section.id),
      ...readLine(lookup, section, clauses.length > 0),
      ...budgetLines(spec, section, lookup.categoryOf(section.id), surroundings),
      ...citedLine(spec, lookup, section.id),
    ],
  };
}

/** The section and what is under it. A section stands after its parent. */
function idsUnder({ sections }: Spec, { id }: Section): ReadonlySet<string> {
  const under = new Set([id]);
  for (const section of sections) if (section.parent !== null && under.has(section.parent)) under.add(section.id);
  return under;
}

function firstWords(clauses: readonly Clause[]): string[] {
  const shown = clauses.slice(0, MOST_CLAUSES).map(({ text }) => shortened(text, 240));
  const more = clauses.length - shown.length;
  return more > 0 ? [...shown, `and ${counted(more, 'more clause')}`] : shown;
}

const MOST_CLAUSES = 3;

/** Which spec(category) gives a section to the model in full. */
function readLine({ categoryOf }: SpecLookup, section: Section, holdsClauses: boolean): FactLine[] {
  const head = categoryOf(section.category);
  if (head) return [{ about: 'Read by the model', text: `in full for “${plainTitle(head)}”, in brief for other categories` }];
  return holdsClauses || section.role === 'style' ? [{ about: 'Read by the model', text: 'in full for every category' }] : [];
}

function budgetLines(
  spec: Spec,
  section: Section,
  category: Category | null,
  { countTokens, categoryBudget, compiledBudget }: HoverSurroundings,
): FactLine[] {
  if (!category) return [];
  const limited = (words: string, limit: number | null) => (limit === null ? words : `${words} of at most ${grouped(limit)}`);
  const own = limited(tokenWords(createModelReader(spec)(section), countTokens), categoryBudget);
  if (compiledBudget === null) return [{ about: 'Length', text: own }];
  const compiled = limited(tokenWords(compileCategory(spec, category.id).text, countTokens), compiledBudget);
  return [
    { about: 'Length', text: own },
    { about: 'With the rules for every category', text: compiled },
  ];
}

function counted(count: number, what: string): string {
  return `${grouped(count)} ${what}${count === 1 ? '' : 's'}`;
}
