import { groupBy } from '../../spec/group-by.ts';
import type { Spec } from '../../spec/index.ts';
import { firstFrom, offsetOf } from '../../spec/located.ts';
import { splitSentences } from '../../spec/sentences.ts';
import { createEnglishDetector } from './english.ts';
import type { Sentence } from './sentence.ts';
import { withoutQuotes } from './without-quotes.ts';

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
    const unquoted = withoutQuotes(prose.text);
    const words = prose.text.replace(WHITE_SPACE, ' ');
    const plain = unquoted === prose.text ? words : unquoted.replace(WHITE_SPACE, ' ');
    return splitSentences(prose.text).map(({ start, end }) => {
      const span = { start: offsetOf(prose, start) ?? prose.span.end, end: (offsetOf(prose, end - 1) ?? prose.span.end) + 1 };
      const before = own[firstFrom(own, span.start + 1) - 1];
      const clause = before && span.start < before.span.end ? before : null;
      return {
        path: prose.path,
        span,
        text: words.slice(start, end),
        plain: plain.slice(start, end),
        section,
        clause,
        prose,
        start,
        english,
      };
    });
  });
}

/** All but the blank, which stays: to replace each would cut a text to pieces, and each piece costs. */
const WHITE_SPACE = /[^\S ]/g;
