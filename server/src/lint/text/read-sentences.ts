import { groupBy } from '../../spec/group-by.ts';
import type { Spec } from '../../spec/index.ts';
import { firstFrom, offsetOf } from '../../spec/located.ts';
import { createEnglishDetector } from './english.ts';
import { factsOf } from './prose-facts.ts';
import type { Sentence } from './sentence.ts';

/** Splits a spec's prose into sentences, in document order. What only quotes prompts (`"…" -> LABEL`) is left out. */
export function readSentences(spec: Spec): Sentence[] {
  const sections = new Map(spec.sections.map((section) => [section.id, section]));
  const clauses = groupBy(spec.clauses, (clause) => clause.path);
  const isEnglish = createEnglishDetector(spec.prose);
  return spec.prose.flatMap((prose): Sentence[] => {
    const section = sections.get(prose.section);
    if (!section || prose.holds === 'examples') return [];
    const own = clauses.get(prose.path) ?? [];
    const english = isEnglish(prose);
    return factsOf(prose).sentences.map(({ start, end, text, plain, words }) => {
      const span = { start: offsetOf(prose, start) ?? prose.span.end, end: (offsetOf(prose, end - 1) ?? prose.span.end) + 1 };
      const before = own[firstFrom(own, span.start + 1) - 1];
      const clause = before && span.start < before.span.end ? before : null;
      return {
        path: prose.path,
        span,
        text,
        plain,
        words,
        section,
        clause,
        prose,
        start,
        english,
      };
    });
  });
}
