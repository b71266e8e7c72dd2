import { defineRule } from '../rule.ts';
import { findUsed, stemsOf } from '../words.ts';

/** Finds a defined term that stands nowhere but in its own definition. */
export const unusedDefinition = defineRule({
  name: 'unused-definition',
  family: 'structure',
  severity: 'info',
  summary: 'A defined term that the spec never uses.',
  check: (subject) => {
    const names = subject.definitions.flatMap((definition) =>
      namesOf(definition.term)
        .map((name) => ({ definition, stems: stemsOf(name), except: definition }))
        .filter(({ stems }) => stems.length > 0),
    );
    const used = new Set([...findUsed(subject, names)].map(({ definition }) => definition));
    const named = new Set(names.map(({ definition }) => definition));
    return [...named]
      .filter((definition) => !used.has(definition))
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
