import type { Clause, Spec } from '../../spec/model.ts';
import { createExercises } from '../exercises.ts';
import { modalityWords } from '../outline-nodes.ts';
import { shortened } from '../parts.ts';
import type { SpecLookup } from '../spec-lookup.ts';
import { tokenWords } from '../token-estimate.ts';
import { authorityLine, binding } from './binding.ts';
import { citedLine, fewOf } from './citations.ts';
import type { Description, FactLine } from './description.ts';
import type { HoverSurroundings } from './surroundings.ts';

/** @param isVisible the reader has the clause before their eyes: its words need not be said again */
export function describeClause(
  spec: Spec,
  lookup: SpecLookup,
  clause: Clause,
  isVisible: boolean,
  { countTokens }: HoverSurroundings,
): Description {
  const file = lookup.textOf(clause.path);
  const exceptions = clause.exceptions.map(({ start, end }) => shortened(file.slice(start, end), LONGEST_EXCEPTION));
  return {
    title: lookup.titlePath(clause.section),
    paragraphs: isVisible ? [] : [clause.text],
    facts: [
      modalityWords(clause.modality),
      ...binding(lookup, clause.section, clause),
      tokenWords(clause.text, countTokens),
      clause.idSpan === null ? 'no written id' : `id ${clause.id}`,
    ],
    lines: [
      ...authorityLine(lookup, clause.section),
      ...(exceptions.length > 0 ? [{ about: exceptions.length > 1 ? 'Exceptions' : 'Exception', text: fewOf(exceptions) }] : []),
      ...examplesLine(spec, clause.id),
      ...citedLine(spec, lookup, clause.id),
    ],
  };
}

const LONGEST_EXCEPTION = 120;

/** An example that names a clause exercises it for certain; one that stands beside it, perhaps. */
function examplesLine(spec: Spec, id: string): FactLine[] {
  const { naming, beside } = createExercises(spec)(id);
  const titles = naming.map(({ title }) => shortened(title, LONGEST_TITLE));
  const named = naming.length > 0 ? `${fewOf(titles)} ${naming.length === 1 ? 'names' : 'name'} it` : '';
  const stands = beside.length > 0 ? `${beside.length} ${beside.length === 1 ? 'stands' : 'stand'} beside it` : '';
  const text = [named, stands].filter(Boolean).join('; ');
  return text === '' ? [] : [{ about: 'Examples', text }];
}

const LONGEST_TITLE = 60;
