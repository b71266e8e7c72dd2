import { findCircles } from '../precedence/cycles.ts';
import { createRuleNamer } from '../precedence/names.ts';
import { ORDER_WORDS, type Order, readOrders } from '../precedence/orders.ts';
import { defineRule } from '../rule.ts';
import { quote } from '../similarity/quote.ts';
import { sentencesHaving } from '../similarity/sentences-having.ts';
import { spanIn } from '../text/sentence.ts';

/**
 * Finds orders of precedence that lead back to where they began: A over B, B over A, also by way of others and of other
 * files. An order that holds under a condition of its own is left out, for it may well be turned.
 */
export const circularPrecedence = defineRule({
  name: 'circular-precedence',
  family: 'conflict',
  severity: 'error',
  summary: 'Rules that each go before the other.',
  check: (subject) => {
    const nameOf = createRuleNamer(subject);
    const sentences = new Set([...sentencesHaving(subject, ORDER_WORDS), ...subject.text().sentences.filter(isChain)]);
    const orders = [...sentences].flatMap(readOrders).flatMap((order) => {
      const from = nameOf(order.winner, order.sentence);
      const to = nameOf(order.loser, order.sentence);
      return from !== null && to !== null ? [{ from, to, order }] : [];
    });
    return findCircles(orders).flatMap((circle) => {
      const last = circle.at(-1);
      if (!last) return [];
      const others = circle.filter(({ order }) => order.sentence !== last.order.sentence);
      const back = others.find(({ from, to }) => from === last.to && to === last.from);
      const other = back
        ? `${named(back.order.winner)} goes before ${named(back.order.loser)} elsewhere`
        : 'other orders lead back';
      return [
        {
          path: last.order.sentence.path,
          span: spanOf(last.order),
          message: `Unexpected order of ${named(last.order.winner)} before ${named(last.order.loser)}, expected one order: ${other}, so drop one of them or say when each holds`,
          related: others.slice(0, MOST_RELATED).map(({ order }) => ({
            path: order.sentence.path,
            span: spanOf(order),
            message: `${named(order.winner)} goes before ${named(order.loser)}`,
          })),
        },
      ];
    });
  },
});

const MOST_RELATED = 10;

/** The words may stand in quotation marks, or hold some. */
function named(words: string): string {
  return quote(words.replace(/[“”"]/g, ''), 30);
}

function isChain({ english, text }: Order['sentence']): boolean {
  return english && text.includes(' > ');
}

function spanOf({ sentence, start, end }: Order) {
  return spanIn(sentence, start, end);
}
