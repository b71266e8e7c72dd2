import { defineRule } from '../rule.ts';
import { indexWords, stemsOf } from '../words.ts';

/** Finds a defined term that stands nowhere but in its own definition. */
export const unusedDefinition = defineRule({
  name: 'unused-definition',
  family: 'structure',
  severity: 'info',
  summary: 'A defined term that the spec never uses.',
  check: (subject) => {
    if (subject.definitions.length === 0) return [];
    const words = indexWords(subject);
    return subject.definitions
      .filter((definition) => {
        const names = namesOf(definition.term)
          .map(stemsOf)
          .filter((stems) => stems.length > 0);
        return names.length > 0 && !names.some((stems) => words.hasTogether(stems, definition));
      })
      .map(({ path, termSpan, term }) => ({
        path,
        span: termSpan,
        message: `Unexpected definition of “${term}”, expected a rule, an example or another definition that uses the term: use it, or drop the definition`,
        tags: ['unused' as const],
      }));
  },
});

/** `Spam / junk`, `Facilitation or sourcing`, `Personal data (PII)`: any of the names counts. */
function namesOf(term: string): string[] {
  return [term, ...term.split(/\s*[/,;()]\s*|\s+or\s+/i)].filter(Boolean);
}
