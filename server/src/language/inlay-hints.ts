import type { Clause, Reference, Section, Span, Spec } from '../spec/model.ts';
import { findPart, plainTitle, shortened } from './parts.ts';
import { createLookup, type SpecLookup } from './spec-lookup.ts';
import { createModelReader } from './text-for-model.ts';
import { estimateWords } from './token-estimate.ts';

/** Which hints are shown. */
export interface InlayHintKinds {
  /** the title of what `[?](#id)` names */
  readonly titles: boolean;
  /** the ids of headings and clauses whose author wrote none */
  readonly derivedIds: boolean;
  /** how long the text of a category is for a model */
  readonly tokens: boolean;
}

/** Words that an editor shows in a line, which are not in the text. */
export interface InlayHint {
  readonly path: string;
  /** shown behind what stands before it */
  readonly offset: number;
  readonly label: string;
  /** plain words */
  readonly tooltip: string;
  /** where the words lead; null where they stand */
  readonly target: { readonly path: string; readonly span: Span } | null;
}

/** The hints of a part of one file, in document order. */
export function inlayHints(spec: Spec, path: string, range: Span, kinds: InlayHintKinds): readonly InlayHint[] {
  const lookup = createLookup(spec);
  const isHere = (offset: number) => offset >= range.start && offset <= range.end;
  return [
    ...(kinds.titles ? titleHints(spec, path, lookup, isHere) : []),
    ...(kinds.derivedIds ? idHints(spec, path, isHere) : []),
    ...(kinds.tokens ? tokenHints(spec, path, lookup, isHere) : []),
  ].sort((a, b) => a.offset - b.offset);
}

type IsHere = (offset: number) => boolean;

/** A link whose words say nothing, as the Model Spec writes them: its readers see the title there. */
const BARE_LINK = '[?](';

function titleHints(spec: Spec, path: string, lookup: SpecLookup, isHere: IsHere): InlayHint[] {
  const text = lookup.textOf(path);
  return spec.references.flatMap((reference): InlayHint[] => {
    const { span, resolved } = reference;
    if (reference.path !== path || !isHere(span.end) || resolved === null || !text.startsWith(BARE_LINK, span.start)) return [];
    const named = nameOf(spec, lookup, reference);
    return named === null ? [] : [{ path, offset: span.end, ...named }];
  });
}

function nameOf(spec: Spec, lookup: SpecLookup, { resolved }: Reference): Omit<InlayHint, 'path' | 'offset'> | null {
  const section = lookup.sectionOf(resolved);
  if (section) {
    const target = { path: section.path, span: section.titleSpan };
    return { label: shortened(plainTitle(section), LONGEST_LABEL), tooltip: lookup.titlePath(section.id), target };
  }
  const part = resolved === null ? null : findPart(spec, resolved);
  switch (part?.kind) {
    case 'clause': {
      const { text, path, span } = part.clause;
      return { label: shortened(text, LONGEST_LABEL), tooltip: text, target: { path, span } };
    }
    case 'definition': {
      const { term, text, path, termSpan } = part.definition;
      return { label: shortened(term, LONGEST_LABEL), tooltip: text, target: { path, span: termSpan } };
    }
    case 'section':
    case 'example':
    case undefined:
      return null;
  }
}

const LONGEST_LABEL = 50;

/** A heading's id follows its title, a clause's its last word. */
function idHints(spec: Spec, path: string, isHere: IsHere): InlayHint[] {
  const isUnnamed = (part: Section | Clause) => part.path === path && part.idSpan === null;
  const headings = spec.sections.filter((section) => isUnnamed(section) && isTitled(section) && isHere(section.titleSpan.end));
  const clauses = spec.clauses.filter((clause) => isUnnamed(clause) && isHere(clause.span.end));
  const places = [
    ...headings.map(({ id, titleSpan }) => ({ id, offset: titleSpan.end })),
    ...clauses.map(({ id, span }) => ({ id, offset: span.end })),
  ];
  return places.map(({ id, offset }) => ({
    path,
    offset,
    label: `#${id}`,
    tooltip: 'Nobody wrote this id: it comes from the words, and changes with them. A written id, {#name}, stays.',
    target: null,
  }));
}

function isTitled({ level, titleSpan }: Section): boolean {
  return level > 0 && titleSpan.end > titleSpan.start;
}

function tokenHints(spec: Spec, path: string, { sectionOf }: SpecLookup, isHere: IsHere): InlayHint[] {
  const read = createModelReader(spec);
  return spec.categories.flatMap(({ id }): InlayHint[] => {
    const section = sectionOf(id);
    if (!section || section.path !== path || !isHere(section.headingSpan.end) || !isTitled(section)) return [];
    const tooltip = 'About how many tokens the text of this category has for a model, commentary and comments left out.';
    return [
      {
        path,
        offset: section.headingSpan.end,
        label: `≈ ${estimateWords(read(section))}`,
        tooltip,
        target: null,
      },
    ];
  });
}
