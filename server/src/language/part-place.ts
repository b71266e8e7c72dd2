import type { Span } from '../spec/model.ts';
import type { SpecPart } from './parts.ts';

/** Where something stands, and what to select there. */
export interface Place {
  readonly path: string;
  readonly span: Span;
  /** the title, the term, the clause */
  readonly nameSpan: Span;
}

/** A place, and the words that lead there. */
export interface PlaceFrom extends Place {
  readonly originSpan: Span;
}

/** Where a part of a spec is to be shown. */
export function placeOf(part: SpecPart): Place {
  switch (part.kind) {
    case 'section':
      return { path: part.section.path, span: part.section.headingSpan, nameSpan: part.section.titleSpan };
    case 'clause':
      return { path: part.clause.path, span: part.clause.span, nameSpan: part.clause.span };
    case 'definition':
      return { path: part.definition.path, span: part.definition.span, nameSpan: part.definition.termSpan };
    case 'example':
      return { path: part.example.path, span: part.example.span, nameSpan: part.example.span };
  }
}
