import { defineRule, type Found } from '../rule.ts';
import { contextsOf } from '../terms/context.ts';
import { isSaidAbove, readActors } from './missing-actor/actors.ts';
import { findObligations, OBLIGATION_WORDS } from './missing-actor/obligations.ts';

/**
 * Finds obligations that do not say who has to act: "must be escalated", "there must be a review". Where nobody but the model has
 * anything to do in a spec, it is hardly in doubt, and the finding is information.
 */
export const missingActor = defineRule({
  name: 'missing-actor',
  family: 'ambiguity',
  severity: 'info',
  strict: 'warning',
  summary: 'An obligation that does not say who has to act.',
  check: (subject) => {
    const text = subject.text();
    const wanted = new Set(
      text
        .having(OBLIGATION_WORDS)
        .filter(
          ({ prose, section }) => prose.holds === 'clauses' && section.role !== 'examples' && section.role !== 'definitions',
        ),
    );
    if (wanted.size === 0) return [];
    const { isPlain, isOnlyModel } = readActors(subject);
    return contextsOf(text.sentences, wanted).flatMap(({ sentence, context }): Found[] => {
      const [found] = findObligations(sentence, isPlain);
      if (!found) return [];
      const before = context.before?.prose === sentence.prose ? context.before.plain : null;
      if (isSaidAbove(sentence.prose.lead, before, sentence.plain.slice(0, found.index))) return [];
      return [
        {
          path: sentence.path,
          span: found.span,
          message: `Unexpected “${found.text}” without an actor, expected who has to do it: write who acts (“the assistant must …”, “a moderator must …”) or add “by …”`,
          ...(isOnlyModel ? { severity: 'info' as const } : {}),
        },
      ];
    });
  },
});
