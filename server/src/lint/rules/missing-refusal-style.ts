import type { Span } from '../../spec/index.ts';
import { isProhibition } from '../../spec/model.ts';
import { governsAnswers } from '../coverage/audience.ts';
import { isEnglish } from '../coverage/category-view.ts';
import { isOnStyle, saysHowToRefuse, titlesRefusalStyle } from '../coverage/refusal-style.ts';
import { withholds } from '../coverage/stances.ts';
import { count } from '../options.ts';
import { defineRule, type Subject } from '../rule.ts';

/** Finds a spec that tells a model to refuse, and nowhere how a refusal should sound. */
export const missingRefusalStyle = defineRule({
  name: 'missing-refusal-style',
  family: 'style',
  severity: 'info',
  strict: 'warning',
  summary: 'Rules that refuse, in a spec that never says how a refusal should sound.',
  options: { refusals: count('From how many refusing clauses on a spec is asked for a style.', { default: 3 }) },
  check: (subject, options) => {
    const refusing = findRefusing(subject);
    const [first] = refusing;
    if (!first || refusing.length < options.refusals || !governsAnswers(subject)) return [];
    if (!isEnglish(subject.text().sentences) || isStyled(subject)) return [];
    return [
      {
        path: first.path,
        span: first.span,
        message: `Unexpected refusals without a style (${refusing.length} clauses refuse, from here on), expected a word on how a refusal sounds: say its length, its tone and what it offers in place`,
      },
    ];
  },
});

/** What refuses: clauses first, then sentences that no clause was read in ("Penny refuses requests for …"). */
function findRefusing(subject: Subject): { readonly path: string; readonly span: Span }[] {
  // "Never diagnose" is answered with a refusal too, whether or not a harm is named.
  const clauses = subject.clauses.filter(
    ({ mode, modality, text }) => mode === 'refuse' || (isProhibition(modality) && WITHHELD.test(text)),
  );
  const stated = subject
    .text()
    .sentences.filter(
      (sentence) =>
        sentence.clause === null &&
        sentence.prose.holds === 'clauses' &&
        sentence.section.role !== 'examples' &&
        STATES_REFUSAL.test(sentence.plain.slice(0, 200)) &&
        withholds(sentence),
    );
  return [...clauses, ...stated];
}

function isStyled(subject: Subject): boolean {
  const { sentences } = subject.text();
  if (sentences.some(saysHowToRefuse)) return true;
  const titled = new Set(subject.sections.filter(({ title }) => titlesRefusalStyle(title)).map(({ id }) => id));
  return sentences.some((sentence, index) => {
    // A lead in bold ("**Declining.** One sentence …") is the title of its paragraph.
    const lead = sentences[index - 1];
    const isLed = lead?.prose === sentence.prose && LEAD.test(lead.text) && titlesRefusalStyle(lead.text);
    return (isLed || titled.has(sentence.section.id)) && isOnStyle(sentence);
  });
}

/** A first sentence that serves as a title: a few words without a verb of their own. */
const LEAD = /^\W*(?:(?!is\b|are\b)\p{L}+\s){0,3}(?!refused|declined|rejected)\p{L}+[.:]\W*$/iu;
const STATES_REFUSAL =
  /^\W*(?:(?:(?:the|our) [a-z]+|[A-Z][a-z]+(?: [A-Z][a-z]+)?) )?(?:also |always )?(?:refuses|declines|rejects|will not|won['’]t|never|does not|cannot|must not|may not)\b/;
const WITHHELD =
  /\b(?:generate|provide|give|offer|write|create|produce|diagnose|discuss|reveal|share|disclose|recommend|help|assist|answer|advise|prescribe|output|facilitate|explain|describe|predict|search|look up|identify|draft|calculate|build|teach|instruct|compare|rank|rate|tell)\b/i;
