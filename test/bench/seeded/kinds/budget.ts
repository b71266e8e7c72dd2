/** Text over a limit of tokens. The limit is what the document needs, and a margin. */
import type { LintOptions } from '../../../../server/src/lint/index.ts';
import { loadTokenCounter } from '../../../../server/src/node/tokens.ts';
import { type Category, compileCategory, parseSpec, type Spec } from '../../../../server/src/spec/index.ts';
import type { BaseDocument } from '../documents.ts';
import type { Kind, Variant } from '../kind.ts';
import { insertAt, pickPlace } from '../places.ts';
import { sceneOf, someone } from '../sentences.ts';

const countTokens = await loadTokenCounter();

function limit(rule: string, tokens: number): LintOptions {
  return { countTokens, settings: { preset: 'strict', rules: { [rule]: { level: null, options: { tokens } } } } };
}

const longClause: Kind = {
  rule: 'long-clause',
  name: 'long-clause',
  reach: 'lines',
  variants: [80, 100, 120, 150].map(
    (tokens): Variant => ({
      name: `${tokens} tokens`,
      plant: (document, random) => {
        const { Model, model, act, act2, act3, person, condition } = sceneOf(document, random);
        const reason = `because ${someone(person)} who waits for an answer may otherwise write again, call the office or leave, and because the team has found that each such call costs`;
        let defect = `${Model} must ${act} when ${condition}`;
        while (countTokens(defect) < tokens + 20) defect += `, ${reason} more than the call before it`;
        const twin = `${Model} must ${act} when ${condition}. ${Model} must ${act2}. If it is late, ${model} may ${act3}.`;
        return { edits: [insertAt(pickPlace(document, random), `${defect}.`, twin)], options: limit('long-clause', tokens) };
      },
    }),
  ),
};

/** What is added: many short clauses, or one. */
function growth(document: BaseDocument): { readonly long: string; readonly short: string } {
  const { model, acts, conditions } = document;
  const clauses = conditions.flatMap((condition) => acts.map((act) => `${model} may ${act} if ${condition}.`));
  return { long: clauses.slice(0, 14).join(' '), short: clauses[0] ?? '' };
}

function categoryKind(rule: string, measure: (document: BaseDocument, spec: Spec, category: Category) => number): Kind {
  return {
    rule,
    name: rule,
    reach: 'document',
    variants: [40, 60, 80, 100].map(
      (margin): Variant => ({
        name: `${margin} tokens to spare`,
        plant: (document) => {
          const spec = parseSpec([document]);
          // What grows is the largest category, so that no other is over the limit before.
          const [largest] = spec.categories
            .map((category) => ({ span: category.span, tokens: measure(document, spec, category) }))
            .sort((a, b) => b.tokens - a.tokens);
          if (!largest) return null;
          const at = largest.span.start + document.text.slice(largest.span.start, largest.span.end).trimEnd().length;
          const { long, short } = growth(document);
          return {
            edits: [insertAt({ at, before: '\n\n', after: '\n' }, long, short)],
            options: limit(rule, largest.tokens + margin),
          };
        },
      }),
    ),
  };
}

export const BUDGET_KINDS = [
  longClause,
  categoryKind('long-category', ({ text }, _, { span }) => countTokens(text.slice(span.start, span.end))),
  categoryKind('long-compiled-category', (_, spec, { id }) => countTokens(compileCategory(spec, id).text)),
];
