import type { Clause, Definition, Reference, Section, Span, Spec } from '../../spec/model.ts';
import { isLabel } from '../../spec/notation/labels.ts';
import { findPart, innermostAt, type SpecPart, textOf, touches } from '../parts.ts';
import { labelInTitle } from '../references/label-places.ts';
import { linkDefinitionAt } from '../references/link-definitions.ts';
import { keyOf } from '../references/term-pattern.ts';
import { definitionsOf, termAt } from '../references/term-uses.ts';
import { writtenName } from '../references/written-name.ts';

/** A name that can be changed: the words under the cursor that write it, and what they name. */
export type RenameTarget = {
  readonly span: Span;
  /** what is to be changed, as it is written where it is declared */
  readonly name: string;
} & (
  | { readonly kind: 'id'; readonly part: Section | Clause | Definition }
  | { readonly kind: 'label' }
  /** the letters in `(#ARS)`, which are the section's id */
  | { readonly kind: 'code'; readonly part: Section }
  /** with `titleSpan`, the part of the title that is no label */
  | { readonly kind: 'title'; readonly part: Section; readonly titleSpan: Span }
  | { readonly kind: 'term'; readonly definition: Definition }
);

/** Why something keeps its name, in a sentence that says what to do. */
export interface Refusal {
  readonly kind: 'refused';
  readonly message: string;
}

export function refuse(message: string): Refusal {
  return { kind: 'refused', message };
}

/** Finds the name under a cursor; null where there is none, a refusal where there is one that cannot be changed here. */
export function renameTargetAt(spec: Spec, path: string, offset: number): RenameTarget | Refusal | null {
  const reference = innermostAt(spec.references, path, offset);
  const line = reference ? null : linkDefinitionAt(spec, path, offset);
  return (
    (reference && atReference(spec, reference, offset)) ??
    (line?.nameSpan && touches(line.nameSpan, offset) ? namedBy(spec, line, line.nameSpan) : null) ??
    atWrittenId(spec, path, offset) ??
    atHeading(spec, path, offset) ??
    atTerm(spec, path, offset) ??
    withoutName(spec, path, offset, reference)
  );
}

function atReference(spec: Spec, reference: Reference, offset: number): RenameTarget | Refusal | null {
  if (reference.kind === 'eval') return refuse('An eval id is the name of a file in `examples/`: rename that file.');
  const span = writtenName(textOf(spec, reference.path), reference);
  return span && touches(span, offset) ? namedBy(spec, reference, span) : null;
}

type Naming = Pick<Reference, 'kind' | 'target' | 'resolved'>;

/** What a reference names, and by which of its names. */
function namedBy(spec: Spec, { kind, target, resolved }: Naming, span: Span): RenameTarget | Refusal {
  const part = resolved === null ? null : findPart(spec, resolved);
  if (!part) return refuse(`\`${target}\` names nothing in this spec: give the id to a heading or a clause first.`);
  const anchor = kind === 'file' ? target.slice(target.indexOf('#') + 1) : target;
  const isItsLabel = spec.labels.some((each) => each.label === anchor && each.target === resolved);
  if (kind === 'label' || isItsLabel) return { kind: 'label', span, name: anchor };
  switch (part.kind) {
    case 'section': {
      const { section } = part;
      const own = section.idSpan === null || anchor !== section.id ? null : writtenIdOf(spec, section, section.idSpan);
      return own ? { ...own, span } : titleTarget(spec, section, span);
    }
    case 'clause':
    case 'definition': {
      const named = part.kind === 'clause' ? part.clause : part.definition;
      return named.idSpan ? { ...writtenIdOf(spec, named, named.idSpan), span } : unnamed(part);
    }
    case 'example':
      return unnamed(part);
  }
}

function atWrittenId(spec: Spec, path: string, offset: number): RenameTarget | null {
  for (const list of [spec.sections, spec.clauses, spec.definitions])
    for (const part of list)
      if (part.path === path && part.idSpan && touches(part.idSpan, offset)) return writtenIdOf(spec, part, part.idSpan);
  return null;
}

function writtenIdOf(spec: Spec, part: Section | Clause | Definition, span: Span): RenameTarget {
  const name = writtenAt(spec, part.path, span);
  if (isLabel(name)) return { kind: 'label', span, name };
  if ('titleSpan' in part && span.start < part.titleSpan.end) return { kind: 'code', part, span, name };
  return { kind: 'id', part, span, name };
}

function atHeading(spec: Spec, path: string, offset: number): RenameTarget | null {
  const section = spec.sections.find(
    (each) => each.path === path && each.titleSpan.end > each.titleSpan.start && touches(each.titleSpan, offset),
  );
  if (!section) return null;
  const label = section.label ?? section.code;
  const labelSpan = label === null ? null : labelInTitle(section, label);
  if (label !== null && labelSpan && touches(labelSpan, offset)) return writtenIdOf(spec, section, labelSpan);
  return titleTarget(spec, section);
}

/** The words of a title, without the label or the code that it bears. */
function titleTarget(spec: Spec, section: Section, span?: Span): RenameTarget {
  const words = titleWords(section);
  return { kind: 'title', part: section, span: span ?? words, titleSpan: words, name: writtenAt(spec, section.path, words) };
}

/** `Cold` of `Cold (SP2 - Unasked)`, `Guns` of `S1: Guns`. */
function titleWords(section: Section): Span {
  const { title, titleSpan } = section;
  const label = section.label ?? section.code;
  const at = label === null ? null : labelInTitle(section, label);
  if (!at) return titleSpan;
  const open = title.lastIndexOf('(', at.start - titleSpan.start);
  if (open >= 0) return { start: titleSpan.start, end: titleSpan.start + title.slice(0, open).trimEnd().length };
  const colon = title.indexOf(':', at.end - titleSpan.start) + 1;
  return { start: titleSpan.end - title.slice(colon).trimStart().length, end: titleSpan.end };
}

function atTerm(spec: Spec, path: string, offset: number): RenameTarget | null {
  const declared = spec.definitions.find((each) => each.path === path && touches(each.termSpan, offset));
  if (declared) return { kind: 'term', definition: declared, span: declared.termSpan, name: declared.term };
  const used = termAt(spec, path, offset);
  if (!used) return null;
  const definition = definitionsOf(spec, used.definition)[0] ?? used.definition;
  const written = writtenAt(spec, path, used.span);
  const end = used.span.end - (/s$/i.test(written) && !/s$/i.test(keyOf(written)) ? 1 : 0);
  return { kind: 'term', definition, span: { ...used.span, end }, name: definition.term };
}

function withoutName(spec: Spec, path: string, offset: number, reference: Reference | null): Refusal | null {
  if (reference) return refuse('Put the cursor on the id that the link leads to, behind its `#`, or where that id is written.');
  const clause = innermostAt(spec.clauses, path, offset);
  if (!clause) return innermostAt(spec.examples, path, offset) ? refuse(NO_NAME.example) : null;
  return clause.idSpan
    ? refuse(`Put the cursor on the clause’s id, \`${writtenAt(spec, path, clause.idSpan)}\`, to rename it.`)
    : refuse(NO_NAME.clause);
}

function unnamed({ kind }: SpecPart): Refusal {
  return refuse(kind === 'example' ? NO_NAME.example : kind === 'definition' ? NO_NAME.definition : NO_NAME.clause);
}

const NO_NAME = {
  clause: 'This clause has no id of its own: write one at its end, such as `{#no-weapons}`, then rename that.',
  definition: 'This definition has no id of its own: write one at its end, such as `{#minor}`, then rename that.',
  example: 'An example has no id that could be renamed: change its title where it stands.',
} as const;

function writtenAt(spec: Spec, path: string, { start, end }: Span): string {
  return textOf(spec, path).slice(start, end);
}
