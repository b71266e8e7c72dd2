import type { Span, Spec } from '../../spec/model.ts';
import type { Completions } from '../completion.ts';
import { innermostAt } from '../parts.ts';
import type { SpecLookup } from '../spec-lookup.ts';
import { bestMatches } from './best-matches.ts';
import { detailOf, documentationOf, type NamedPart, namedParts, wordsOf } from './named-parts.ts';

/** Offers what an answer may break behind `BAD[#`: clauses and sections, those near the example first. */
export function completeViolation(spec: Spec, lookup: SpecLookup, path: string, span: Span, typed: string): Completions {
  const section = innermostAt(spec.sections, path, span.start);
  const category = section?.category ?? null;
  const rank = ({ kind, part }: NamedPart): number => {
    if (kind === 'definition') return FARTHEST;
    const near = kind === 'clause' ? part.section === section?.id || part.section === section?.parent : part.id === section?.id;
    return near ? 0 : category !== null && part.category === category ? 1 : 2;
  };
  const all = namedParts(spec);
  const sorted = [0, 1, 2].flatMap((wanted) => all.filter((each) => rank(each) === wanted));
  const { found, isIncomplete } = bestMatches(sorted, wordsOf, typed);
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

const FARTHEST = 3;
