import type { Definition, Example, Reference, Span, Spec } from '../spec/model.ts';
import { citedLine } from './hover/citations.ts';
import { describeClause } from './hover/describe-clause.ts';
import { describeSection } from './hover/describe-section.ts';
import { type Description, type FactLine, writeDescription } from './hover/description.ts';
import { type HoverSurroundings, NO_SURROUNDINGS } from './hover/surroundings.ts';
import { innermostAt, type SpecPart, shortened } from './parts.ts';
import { createLookup, type SpecLookup } from './spec-lookup.ts';
import { whatIsAt } from './what-is-at.ts';

export type { HoverSurroundings } from './hover/surroundings.ts';

export interface Hover {
  /** the words that it is about */
  readonly span: Span;
  readonly markdown: string;
  /** the same without marks, for an editor that shows none */
  readonly plain: string;
}

/** Says what stands at an offset, or what the words there name; null where there is nothing to say. */
export function hover(spec: Spec, path: string, offset: number, surroundings: HoverSurroundings = NO_SURROUNDINGS): Hover | null {
  const reference = innermostAt(spec.references, path, offset);
  if (reference?.kind === 'eval') return describeEval(spec, reference, surroundings);
  const pointed = whatIsAt(spec, path, offset);
  if (!pointed) return null;
  const described = describe(spec, pointed.part, pointed.how === 'itself', surroundings);
  return { span: pointed.span, ...writeDescription(described) };
}

function describe(spec: Spec, part: SpecPart, isVisible: boolean, surroundings: HoverSurroundings): Description {
  const lookup = createLookup(spec);
  switch (part.kind) {
    case 'section':
      return describeSection(spec, lookup, part.section, isVisible, surroundings);
    case 'clause':
      return describeClause(spec, lookup, part.clause, isVisible, surroundings);
    case 'definition':
      return describeDefinition(spec, lookup, part.definition, isVisible);
    case 'example':
      return describeExample(lookup, part.example);
  }
}

function describeDefinition(spec: Spec, lookup: SpecLookup, definition: Definition, isVisible: boolean): Description {
  return {
    title: definition.term,
    paragraphs: isVisible ? [] : [definition.text],
    facts: [`defined in ${lookup.titlePath(definition.section)}`, ...(definition.idSpan === null ? [] : [`id ${definition.id}`])],
    lines: citedLine(spec, lookup, definition.id),
  };
}

function describeExample({ titlePath }: SpecLookup, example: Example): Description {
  const prompt = example.turns.find((turn) => turn.role === 'user')?.text ?? '';
  const expected = example.label ?? example.mode;
  return {
    title: `${titlePath(example.section)} › ${shortened(example.title, 80)}`,
    paragraphs: [prompt],
    facts: ['example', ...(expected === null ? [] : [`expected ${expected}`]), `id ${example.id}`],
    lines: [],
  };
}

/** An eval is a file of its own, no part of the spec; one that is not there is a finding. */
function describeEval(spec: Spec, { target, span }: Reference, { evalFiles }: HoverSurroundings): Hover | null {
  if (!evalFiles?.includes(target)) return null;
  const lines = [{ about: 'File', text: `examples/${target}.md` }, ...otherUses(spec, target)];
  return { span, ...writeDescription({ title: `Eval ${target}`, paragraphs: [], facts: [], lines }) };
}

function otherUses({ references }: Spec, target: string): FactLine[] {
  const count = references.filter((each) => each.kind === 'eval' && each.target === target).length;
  return count > 1 ? [{ about: 'Cited', text: `${count} times` }] : [];
}
