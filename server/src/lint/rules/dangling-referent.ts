import { defineRule, type Found } from '../rule.ts';
import { findAfterConditions } from '../terms/antecedents-in-conditions.ts';
import { CASE_WORDS, findOpenCases } from '../terms/antecedents-of-cases.ts';
import { findAfterVerbs } from '../terms/antecedents-of-verbs.ts';
import { type Context, contextsOf } from '../terms/context.ts';
import { findFarReferents, mayStandFar } from '../terms/far-referents.ts';
import { findOpenRules } from '../terms/open-rules.ts';
import { findPairs } from '../terms/pairs.ts';
import { findOpenPronouns } from '../terms/referents.ts';
import { type Sentence, spanIn } from '../text/sentence.ts';

/** Finds a pronoun, or "such", "the same" and "the above", in a sentence that decides, where two antecedents fit. */
export const danglingReferent = defineRule({
  name: 'dangling-referent',
  family: 'ambiguity',
  severity: 'warning',
  scope: 'section',
  summary: 'A pronoun or “such” that may stand for two things.',
  check: (subject) => {
    const text = subject.text();
    const wanted = new Set(
      [
        ...text.having(WORDS),
        ...text.having(CASE_WORDS),
        ...text.having(FAR_WORDS).filter(({ plain }) => mayStandFar(plain)),
        ...text.sentences.filter(({ plain }) => OPENS.test(plain)),
      ].filter(
        ({ english, prose, section }) =>
          english && prose.holds === 'clauses' && section.role !== 'examples' && section.role !== 'definitions',
      ),
    );
    return contextsOf(text.sentences, wanted).flatMap(({ sentence, context }) => report(sentence, context));
  },
});

/** Words that stand for another, wherever they stand in a sentence. */
const WORDS = 'it its he she him his her they them their which above foregoing former latter'.split(' ');
const PAIRED = /\b(?:it|he|she|them)\b/i;
/** Words that stand for what another sentence names. */
const FAR_WORDS = ['such', 'those', 'these', 'type', 'types', 'kind', 'kinds'];
/** Words that stand for a rule where they open a sentence. */
const OPENS = /^\W{0,4}(?:However, |But |In |If |When |Where |Unless )?(?:this|that|these|those|such|the same)\b/i;

function report(sentence: Sentence, context: Context): Found[] {
  const { path, text } = sentence;
  const [pronoun] = [
    ...findOpenPronouns(sentence, context.before),
    ...(PAIRED.test(sentence.plain) ? findPairs(sentence) : []),
    ...findAfterConditions(sentence),
    ...findAfterVerbs(sentence),
  ];
  if (pronoun) {
    const { from, to, fits } = pronoun;
    return [
      {
        path,
        span: spanIn(sentence, from, to),
        message: `Unexpected “${text.slice(from, to)}”, expected the noun that it stands for: both “${fits[0]}” and “${fits[1]}” fit; write the one that is meant`,
      },
    ];
  }
  const open = findOpenRules(sentence, context);
  const far = open.length > 0 ? open : findFarReferents(sentence, context);
  return (far.length > 0 ? far : findOpenCases(sentence, context))
    .filter(({ from, to }) => !isOneLot(text.slice(from, to), context))
    .map(({ from, to, why }) => ({
      path,
      span: spanIn(sentence, from, to),
      message: `Unexpected “${text.slice(from, to)}”, expected what it stands for: ${why}; name the one that is meant`,
    }));
}

/** "Health data and other private data. Such data …": what is joined by "other" is one lot. */
function isOneLot(words: string, { before }: Context): boolean {
  const noun = /^(?:such|these|those) ([a-z]{3,20})$/i.exec(words)?.[1]?.toLowerCase().replace(/s$/, '');
  if (!noun || !before) return false;
  const lot = /\b(?:and|or) (?:any |all )?other (?<rest>[^.;,]{2,60})/i.exec(before.plain)?.groups?.['rest'] ?? '';
  return lot.toLowerCase().includes(noun);
}
