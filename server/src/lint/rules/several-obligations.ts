import { IMPERATIVE_VERBS } from '../../spec/imperative-verbs.ts';
import type { Span } from '../../spec/index.ts';
import { rules } from '../lexicon/binding.ts';
import { illustrates } from '../lexicon/is-manner.ts';
import { orderAfterBut, ordersInARow } from '../lexicon/orders.ts';
import { isReason, isSubordinate, partBefore } from '../lexicon/sentence-parts.ts';
import { splitDuties } from '../lexicon/split-duties.ts';
import { createUseReader } from '../lexicon/used-words.ts';
import { count } from '../options.ts';
import { defineRule, type Found } from '../rule.ts';
import { type FoundWords, findWords, type Sentence, spanIn } from '../text/sentence.ts';

/** Finds sentences that lay down several obligations: none of them can be cited, tested or changed by itself. */
export const severalObligations = defineRule({
  name: 'several-obligations',
  family: 'ambiguity',
  severity: 'info',
  strict: 'warning',
  scope: 'block',
  summary: 'A sentence of a rule that states several obligations.',
  options: {
    limit: count('How many obligations (“must …”, “should …”) one sentence may state.', { default: 1 }),
    acts: count('How many things to do may stand after one “must” or “should”.', { default: 3 }),
  },
  check: (subject, { limit, acts }) => {
    const isUsed = createUseReader(subject);
    const inARow = subject.text().sentences.flatMap((sentence): Found[] => {
      if (!sentence.plain.includes(';')) return [];
      const orders = ordersInARow(sentence);
      const extra = orders[acts];
      return extra ? [tooMany(sentence, extra.span, `${orders.length} orders in one sentence`, acts)] : [];
    });
    const stated = subject
      .text()
      .having(['must', 'should', 'shall', 'will', 'has', 'have', 'required'])
      .filter(({ plain }) => (plain.match(PARTS)?.length ?? 0) > 0)
      .filter((sentence) => rules(sentence) && !illustrates(sentence))
      .flatMap((sentence): Found[] => {
        const duties = dutiesOf(sentence).filter((found) => isUsed(sentence, found));
        const before = statedBefore(sentence, duties[0]);
        const later = duties[limit - before] ?? (limit === 1 ? orderAfterBut(sentence, duties[0]) : undefined);
        if (later)
          return [
            {
              path: sentence.path,
              span: later.span,
              message: `Unexpected ${nth(Math.max(2, duties.length + before))} obligation in one sentence, expected at most ${limit}: give “${actOf(sentence, later)}” a sentence of its own, so that it can be cited and tested`,
              fixes:
                limit === 1 && before === 0 && duties.length > 1
                  ? splitDuties(subject.textOf(sentence.path), sentence, duties)
                  : [],
            },
          ];
        const [duty] = duties;
        // "Must not A, B or C" is one prohibition.
        const done =
          duty && !/^ (?:not|never)\b/.test(sentence.plain.slice(duty.index + duty.text.length))
            ? actsAfter(sentence.plain, duty)
            : [];
        const extra = done[acts];
        if (!duty || !extra) return [];
        const span = spanIn(sentence, extra.index, extra.index + extra.verb.length);
        return [tooMany(sentence, span, `${done.length} acts after one \`${duty.text}\``, acts)];
      });
    return [...stated, ...inARow];
  },
});

function tooMany({ path }: Sentence, span: Span, what: string, most: number): Found {
  return {
    path,
    span,
    message: `Unexpected ${what}, expected at most ${most}: list them one by one, so that each can be cited and tested`,
  };
}

/** What joins obligations: a sentence without has one obligation. */
const PARTS = /[,;]| and | but /g;
const DUTY =
  /\b(?:must|should|shall|will|has to|have to|(?:is|are) required to)\b(?=(?: (?:not|never|also|then|still|always|instead|either|only|further|first|in addition|additionally|\w+ly),?)* [a-z])/gi;

/** The obligations of a sentence itself, not those that it speaks of: "argue that they should …, should … and should …". */
function dutiesOf(sentence: Sentence): FoundWords[] {
  const { plain, clause } = sentence;
  let isAside = false;
  let isStated = false;
  return findWords(sentence, DUTY)
    .slice(0, MOST)
    .filter(({ index, text }) => {
      const goesOn = GOES_ON.test(partBefore(plain, index));
      if (index === 0 || CONTRASTS.test(partBefore(plain, index))) return false;
      // "If it breaks a rule, it should be unsafe; otherwise, it should be safe" is one verdict.
      if (OTHERWISE.test(plain.slice(Math.max(0, index - 60), index))) return false;
      // After a colon a rule is spelled out, not followed by another.
      if (!goesOn && !(isStated && AND_IT.test(plain.slice(Math.max(0, index - 12), index))))
        isAside = isSubordinate(plain, index) || /:[^;]*$/.test(plain.slice(Math.max(0, index - 60), index).replace(/^.*?,/, ''));
      // "They should be chosen fairly, e.g. they should not be friends" shows the same duty.
      if (isStated && EXAMPLE.test(plain.slice(Math.max(0, index - 90), index))) return false;
      const isDuty = !isAside && !isReason(plain, index) && (text.toLowerCase() !== 'will' || clause?.modality === 'will');
      isStated ||= isDuty;
      return isDuty;
    });
}

const EXAMPLE = /(?:\be\.g\.|\bi\.e\.|\b(?:for example|for instance|that is|in other words)\b),?[^;]*$/i;
/** "Must name the court that hears a claim and it must …": after a duty, this is the next one, whatever stands between. */
const AND_IT = /\b(?:and|but) (?:it|they) $/i;

/** In one sentence: what holds more is no prose. */
const MOST = 50;
/** "While the assistant should …, it should …" states one rule and its limit. */
const CONTRASTS = /^\W*(?:while|although|though)\b/i;

const OTHERWISE = /\b(?:otherwise|if not|else),? [^.;:]{0,40}$/i;

/** 1 where a statement of what the model does comes first: "The assistant refuses, and it must say why." */
function statedBefore({ plain }: Sentence, first: FoundWords | undefined): 0 | 1 {
  if (!first || first.text.toLowerCase() === 'will') return 0;
  const before = plain.slice(Math.max(0, first.index - 400), first.index);
  if (!AFTER_STATEMENT.test(before.slice(-60)) || !DOES.test(before)) return 0;
  return /, (?:the|it|then)\b/i.test(plain.slice(first.index, first.index + 400)) ? 0 : 1;
}

/** "The assistant refuses", "the bot does not …"; not "the assistant is subject to". */
const DOES =
  /(?:^\W*|, )(?:(?:the|an?|our) )?(?:assistant|model|chatbot|bot|agent)\b(?:,[^,]{1,40},)? (?:also |then |always |[a-z]+ly )?(?:does not\b|never\b|(?!is\b|has\b|was\b|does\b)[a-z]+s\b)/i;
const AFTER_STATEMENT = /[,;] (?:and|but) (?:(?:it|they|the (?:assistant|model|chatbot|bot|agent)) )(?:then |also )?$/i;
/** "… and must", or nothing but "and" since the last comma: the subject is that of the duty before. */
const GOES_ON = /(?:^|\s)(?:and|or|but|nor|yet)(?: (?:also|then))? $|^\s*(?:also |then )?$/i;

function nth(number: number): string {
  return ['', 'first', 'second', 'third', 'fourth', 'fifth'][number] ?? `${number}th`;
}

/** "it should be `Safe`": the act with whoever has to do it, to the end of its part of the sentence. */
function actOf({ plain, text }: Sentence, { index }: FoundWords): string {
  const subject =
    /(?:\b(?:it|they|you|we|the [a-z]+) )?(?:then |also )?$/i.exec(plain.slice(Math.max(0, index - 40), index))?.[0] ?? '';
  const end = plain.slice(index, index + 70).search(/[,;:()]|[.!?](?: |$)|$/);
  return `${subject}${text.slice(index, index + end)}`.split(' ').slice(0, 8).join(' ').trim();
}

/** The verbs that stand in a row after one "must": "must refuse, name a helpline and log the request". */
function actsAfter(plain: string, duty: FoundWords): { readonly verb: string; readonly index: number }[] {
  const from = duty.index + duty.text.length;
  const reach = plain.slice(from, from + 500).split(ENDS_ROW, 1)[0] ?? '';
  return [...reach.matchAll(IN_A_ROW)].flatMap((match) => {
    const verb = match[1] ?? '';
    const after = reach.slice(match.index + match[0].length);
    const isVerb =
      IMPERATIVE_VERBS.has(verb) || (match.index === 0 && !SMALL.test(verb)) || (!SMALL.test(verb) && HAS_OBJECT.test(after));
    return isVerb ? [{ verb, index: from + match.index + match[0].length - verb.length }] : [];
  });
}

/** "To a reviewer" and "the rule that decided" end no row of acts: what stands first after the next "and" is an act again. */
const ENDS_ROW =
  /[;:()—–]|\b(?:if|when|unless|because|that(?! [a-z]+(?:[a-rt-z]s|ed)\b)|(?<!\b(?:in|on|of|for|at|with|from|under|ask|say|state|check|note) )which(?! [a-z]+(?:[a-rt-z]s|ed)\b)|who(?! [a-z]+(?:[a-rt-z]s|ed)\b)|how|what|to(?! (?:an?|the|its|their|each|any)\b)|whether|by(?! (?:post|e-?mail|mail|phone|text|name|hand|default)\b)|without|such as)\b/;
/** What stands first after "must", after a comma or after "and". */
const IN_A_ROW =
  /(?:^(?: (?:also|then|always|still|first|[a-z]+ly)){0,3} |, (?:and |or )?(?:then |also )?|\band (?:then |also )?)([a-z-]+)/g;
/** A word before an article is a verb, if it is no small word: "log the request", "read out the rule". */
const HAS_OBJECT =
  /^(?: (?:out|up|off|down|back|away|aside))?(?=) (?:the|an?|its|their|his|her|each|every|any|all|no|it|them|users?|which)\b/;
const SMALL =
  /^(?:and|or|but|with|of|for|in|on|to|by|from|at|as|into|about|under|over|not|also|then|including|than|like|all|both|only|is|are|be|so)$/;
