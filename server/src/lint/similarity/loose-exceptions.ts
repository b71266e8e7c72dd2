import { groupBy } from '../../spec/group-by.ts';
import type { Found, Subject } from '../rule.ts';
import { type Sentence, spanIn } from '../text/sentence.ts';
import { quote } from './quote.ts';

/**
 * Finds exceptions that are announced and not stated ("we may make exceptions") to a rule that allows none ("Acme does not
 * tolerate …"). One finding a section.
 */
export function looseExceptions(subject: Subject): Found[] {
  const announced = subject
    .text()
    .having(['exception', 'exceptions', 'case-by-case'])
    .filter(({ plain }) => ANNOUNCED.test(plain));
  if (announced.length === 0) return [];
  const absolutes = groupBy(
    subject
      .text()
      .having([
        'tolerate',
        'tolerates',
        'tolerance',
        'allow',
        'allows',
        'permit',
        'permits',
        'prohibited',
        'forbidden',
        'never',
        'banned',
      ])
      .filter(({ plain }) => ABSOLUTE.test(plain)),
    ({ section }) => section.id,
  );
  return [...groupBy(announced, ({ section }) => section.id).values()].flatMap(([sentence]): Found[] => {
    if (!sentence) return [];
    const rule = absolutes.get(sentence.section.id)?.findLast((each) => each.span.start < sentence.span.start);
    return rule ? [report(sentence, rule)] : [];
  });
}

const ANNOUNCED =
  /\b(?:(?:may|might|can|could|will) (?:\w+ )?(?:make|allow|grant|permit|consider) (?:\w+ ){0,2}exceptions?|exceptions? (?:may|might|can) be (?:made|granted|allowed)|(?:limited|some|certain|rare) exceptions (?:may )?apply)\b/i;
const ABSOLUTE =
  /\b(?:(?:does|do|will) not (?:tolerate|allow|permit)|zero[- ]tolerance|never (?:allow|permit|tolerate)s?|(?:is|are) (?:strictly |absolutely )?(?:prohibited|forbidden|banned|not (?:allowed|permitted)))\b/i;

function report(sentence: Sentence, rule: Sentence): Found {
  const match = ANNOUNCED.exec(sentence.plain);
  const from = match?.index ?? 0;
  const words = match?.[0] ?? '';
  return {
    path: sentence.path,
    span: spanIn(sentence, from, from + words.length),
    message: `Unexpected \`${words}\` to a rule that allows none (${quote(rule.text, 50)}), expected exceptions that the rule itself names: list them there, or say who decides and by what test`,
    related: [{ path: rule.path, span: rule.span, message: 'The rule without an exception' }],
  };
}
