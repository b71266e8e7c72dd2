import { isProhibition } from '../../spec/model.ts';
import { governsAnswers } from '../coverage/audience.ts';
import { isEnglish } from '../coverage/category-view.ts';
import { count } from '../options.ts';
import { defineRule } from '../rule.ts';

/** Finds a spec that tells a model to refuse, and nowhere how a refusal should sound. */
export const missingRefusalStyle = defineRule({
  name: 'missing-refusal-style',
  family: 'style',
  severity: 'warning',
  summary: 'Rules that refuse, in a spec that never says how a refusal should sound.',
  options: { refusals: count('From how many refusing clauses on a spec is asked for a style.', { default: 3 }) },
  check: (subject, options) => {
    // "Never diagnose" is answered with a refusal too, whether or not a harm is named.
    const refusing = subject.clauses.filter(
      ({ mode, modality, text }) => mode === 'refuse' || (isProhibition(modality) && WITHHELD.test(text)),
    );
    const { sentences } = subject.text();
    // "Penny refuses requests for …" refuses too, where no clause is read in it.
    const stated = sentences.filter(
      ({ clause, prose, section, plain }) =>
        clause === null && prose.holds === 'clauses' && section.role !== 'examples' && STATES_REFUSAL.test(plain.slice(0, 200)),
    );
    const first = refusing[0] ?? stated[0];
    const count = refusing.length + stated.length;
    if (!first || count < options.refusals || !governsAnswers(subject)) return [];
    if (!isEnglish(sentences)) return [];
    const isStyled =
      subject.sections.some(({ title }) => TITLED.test(title)) ||
      sentences.some(({ text, section }) => REFUSAL.test(text) && (section.role === 'style' || MANNER.test(text)));
    if (isStyled) return [];
    return [
      {
        path: first.path,
        span: first.span,
        message: `Unexpected refusals without a style (${count} clauses refuse, from here on), expected a word on how a refusal sounds: say its length, its tone and what it offers in place`,
      },
    ];
  },
});

const STATES_REFUSAL = /^\W*(?:[A-Z][a-z]+ ){1,2}(?:also )?(?:refuses|declines) (?:to|an?|any|every|each|all|requests?|the)\b/;
const WITHHELD =
  /\b(?:generate|provide|give|offer|write|create|produce|diagnose|discuss|reveal|share|disclose|recommend|help|assist|answer|advise|prescribe|output|facilitate)\b/i;
const TITLED = /\b(?:refus(?:als?|e|ing)|declin(?:e|ing)|say(?:ing)? no)\b/i;
const REFUSAL =
  /\b(?:refus(?:als?|e[sd]?|ing)|declin(?:e[sd]?|ing)|say(?:s|ing)? no|cannot help|can['’]t help|(?:not |un)able to (?:help|assist|discuss)|can(?:not|['’]t) (?:assist|discuss)|not appropriate|(?:banned|disallowed|off-limits|withheld) (?:subject|topic|request)s?)\b/i;
/** How something is said, or what is said with it. */
const MANNER =
  /\b(?:(?:respond|reply|answer) with|(?:open|begin|start|end|close)s? (?:an?|the|its|each|every|any) refusal (?:with|by)|says?|brief(?:ly)?|short|concise(?:ly)?|sentences?|polite(?:ly)?|courteous(?:ly)?|kind(?:ly)?|warm(?:th|ly)?|gentl[ey]|respectful(?:ly)?|calm(?:ly)?|neutral(?:ly)?|firm(?:ly)?|plain(?:ly)?|clear(?:ly)?|direct(?:ly)?|transparent(?:ly)?|honest(?:ly)?|empath\w+|tone|style|wording|phras\w+|without (?:judg\w+|lectur\w+|moraliz\w+|preach\w*|accus\w+)|judg(?:e?ment|e?mental)|lectur\w+|morali[sz]\w*|preach\w*|accus\w+|apolog\w+|blam\w+|sham\w+|condescend\w+|sarcas\w+|explain(?:s|ing)?|reasons?|why|offers?|offering|alternatives?|instead|suggests?|in (?:its|their) place|redirect\w*|point(?:s|ing)? to|what (?:it|the assistant|they) can|the rest)\b/i;
