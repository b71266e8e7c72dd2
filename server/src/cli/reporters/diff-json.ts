import { CLAUSE_CHANGES } from '../../spec/diff/index.ts';
import type { Clause, Definition, Example, Section, Span } from '../../spec/model.ts';
import { printableJson } from '../terminal/display-width.ts';
import type { ComparedFiles, DiffReport } from './diff-report.ts';
import { createSources, type Sources } from './lint-report.ts';

/** What changed, as JSON; positions are zero-based and count UTF-16 units, as in LSP, each in its own version. */
export function diffAsJson({ revision, specs }: DiffReport): string {
  return `${printableJson({ revision, specs: specs.map(specAsJson) })}\n`;
}

function specAsJson({ title, status, before, after, diff }: ComparedFiles) {
  const [old, now] = [createSources(before.files), createSources(after.files)];
  const count = (kind: string) => diff.clauses.filter((change) => change.kind === kind).length;
  return {
    title,
    status,
    identical: diff.identical,
    summary: {
      ...Object.fromEntries(CLAUSE_CHANGES.map((kind) => [kind, count(kind)])),
      unchanged: diff.unchangedCount,
      definitions: diff.definitions.length,
      examples: diff.examples.length,
      sections: diff.sections.length,
    },
    clauses: diff.clauses.map((change) => ({
      kind: change.kind,
      before: change.before && clauseAsJson(change.before, old),
      after: change.after && clauseAsJson(change.after, now),
      grounds: change.grounds,
      words: change.words,
    })),
    definitions: diff.definitions.map((change) => ({
      kind: change.kind,
      before: change.before && definitionAsJson(change.before, old),
      after: change.after && definitionAsJson(change.after, now),
      words: change.words,
    })),
    examples: diff.examples.map((change) => ({
      kind: change.kind,
      before: change.before && exampleAsJson(change.before, old),
      after: change.after && exampleAsJson(change.after, now),
      expectation: change.expectation,
    })),
    sections: diff.sections.map((change) => ({
      kind: change.kind,
      before: change.before && sectionAsJson(change.before, old),
      after: change.after && sectionAsJson(change.after, now),
    })),
  };
}

function clauseAsJson(clause: Clause, sources: Sources) {
  const { id, text, section, category, modality, mode, authority } = clause;
  return { ...{ id, text, section, category, modality, mode, authority }, ...placeAsJson(clause, sources) };
}

function definitionAsJson(definition: Definition, sources: Sources) {
  const { id, term, text, section } = definition;
  return { ...{ id, term, text, section }, ...placeAsJson(definition, sources) };
}

function exampleAsJson(example: Example, sources: Sources) {
  const { id, title, section, mode, label } = example;
  return { ...{ id, title, section, mode, label }, ...placeAsJson(example, sources) };
}

function sectionAsJson(section: Section, sources: Sources) {
  const { id, title, level, path, headingSpan } = section;
  return { ...{ id, title, level }, ...placeAsJson({ path, span: headingSpan }, sources) };
}

function placeAsJson({ path, span }: { readonly path: string; readonly span: Span }, sources: Sources) {
  return { path, range: sources.rangeOf({ path, span }) };
}
