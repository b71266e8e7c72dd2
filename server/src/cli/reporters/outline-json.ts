import type { Clause, Definition, Example, Section } from '../../spec/model.ts';
import type { OpenedSpec } from '../open-spec.ts';
import { printableJson } from '../terminal/display-width.ts';
import type { Sources } from './lint-report.ts';

/** The outline as JSON; positions are zero-based and count UTF-16 units, as in LSP. */
export function outlineAsJson({ spec, sources }: Pick<OpenedSpec, 'spec' | 'sources'>): string {
  const outline = {
    title: spec.title,
    categories: spec.categories.map(({ id, title, sections, hazard, path, span }) => ({
      ...{ id, title, sections, hazard, path },
      range: sources.rangeOf({ path, span }),
    })),
    sections: spec.sections.map((section) => sectionAsJson(section, sources)),
    clauses: spec.clauses.map((clause) => clauseAsJson(clause, sources)),
    definitions: spec.definitions.map((definition) => definitionAsJson(definition, sources)),
    examples: spec.examples.map((example) => exampleAsJson(example, sources)),
    references: spec.references.map(({ kind, target, resolved, section, path, span }) => ({
      // A reference has no id of its own: it is known by what it names.
      ...{ id: target, kind, target, resolved, section, path },
      range: sources.rangeOf({ path, span }),
    })),
  };
  return `${printableJson(outline)}\n`;
}

function sectionAsJson(section: Section, sources: Sources) {
  const { id, title, level, parent, category, authority, ownAuthority, tags, code, label, role, mode, verdict, path } = section;
  return {
    ...{ id, title, level, parent, category, authority, ownAuthority, tags, code, label, role, mode, verdict, path },
    range: sources.rangeOf(section),
    headingRange: sources.rangeOf({ path, span: section.headingSpan }),
  };
}

function clauseAsJson(clause: Clause, sources: Sources) {
  const { id, text, section, category, modality, mode, authority, references, exceptions, path } = clause;
  return {
    ...{ id, text, section, category, modality, mode, authority, references, path },
    exceptions: exceptions.map((span) => sources.rangeOf({ path, span })),
    range: sources.rangeOf(clause),
  };
}

function definitionAsJson(definition: Definition, sources: Sources) {
  const { id, term, text, section, path } = definition;
  return { ...{ id, term, text, section, path }, range: sources.rangeOf(definition) };
}

function exampleAsJson(example: Example, sources: Sources) {
  const { id, title, section, category, turns, answers, comparisons, mode, label, path } = example;
  return {
    ...{ id, title, section, category, comparisons, mode, label, path },
    turns: turns.map(({ role, text, attributes, span }) => ({ role, text, attributes, range: sources.rangeOf({ path, span }) })),
    answers: answers.map(({ rating, reason, violates, text, span }) => ({
      ...{ rating, reason, violates, text },
      range: sources.rangeOf({ path, span }),
    })),
    range: sources.rangeOf(example),
  };
}
