import type { Section, Span, Spec } from '../../spec/model.ts';
import type { Completions } from '../completion.ts';
import { innermostAt } from '../parts.ts';
import type { SpecLookup } from '../spec-lookup.ts';
import { bestMatches } from './best-matches.ts';
import { detailOf, documentationOf, type Nameable, namedParts, wordsOf } from './named-parts.ts';

/** Offers what an answer may break behind `BAD[#`: clauses and sections, those near the example first. */
export function completeViolation(spec: Spec, lookup: SpecLookup, path: string, span: Span, typed: string): Completions {
  const { found, isIncomplete } = bestMatches(breakable(namedParts(spec), spec.sections, path, span.start), wordsOf, typed);
  return {
    found: found.map((named) => ({
      label: named.part.id,
      kind: named.kind,
      detail: detailOf(named, lookup),
      markdown: documentationOf(named, lookup),
      insert: named.part.id,
      span,
      filter: wordsOf(named),
    })),
    isIncomplete,
  };
}

/** Those that an answer at a place may break, the nearest first. */
export function breakable<T extends Nameable>(
  parts: readonly T[],
  sections: readonly Section[],
  path: string,
  offset: number,
): readonly T[] {
  const section = innermostAt(sections, path, offset);
  const category = section?.category ?? null;
  const rank = ({ kind, part }: Nameable): number => {
    if (kind === 'definition') return FARTHEST;
    const near = kind === 'clause' ? part.section === section?.id || part.section === section?.parent : part.id === section?.id;
    return near ? 0 : category !== null && part.category === category ? 1 : 2;
  };
  return [0, 1, 2].flatMap((wanted) => parts.filter((each) => rank(each) === wanted));
}

const FARTHEST = 3;
