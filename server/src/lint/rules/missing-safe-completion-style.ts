import { governsAnswers } from '../coverage/audience.ts';
import { isEnglish } from '../coverage/category-view.ts';
import { defineRule } from '../rule.ts';

/** Finds a spec that asks for safe completions, and nowhere says what such an answer gives or leaves out. */
export const missingSafeCompletionStyle = defineRule({
  name: 'missing-safe-completion-style',
  family: 'style',
  severity: 'warning',
  summary: 'Safe completions, in a spec that never says what they give and leave out.',
  check: (subject) => {
    const { sentences } = subject.text();
    if (!governsAnswers(subject) || !isEnglish(sentences)) return [];
    const asked = new Set(subject.sections.filter(({ mode }) => mode === 'safe-complete').map(({ id }) => id));
    const asking = sentences.filter(({ text, section }) => asked.has(section.id) || SAFE_COMPLETION.test(text));
    const [first] = asking;
    if (!first || asking.some(({ text }) => GIVES.test(text)) || sentences.some(({ text }) => LEAVES_OUT.test(text))) return [];
    return [
      {
        path: first.path,
        span: first.span,
        message: `Unexpected safe ${asking.length > 1 ? 'completions' : 'completion'} without content, expected what the answer gives and what it leaves out: say both, here or once for all categories`,
      },
    ];
  },
});

const SAFE_COMPLETION = /\bsafe(?:ly)?[- ]complet\w+/i;
/** What the answer gives or leaves out, as a part of the rule that asks for it. */
const GIVES =
  /\b(?:leav(?:es?|ing) out|omit\w*|withh[eo]ld\w*|exclud\w+|give[sn]?|giving|provid\w+|includ\w+|nam(?:es?|ing)|offers?|offering|points? (?:out|to)|refers?|urg\w+|encourag\w+|explain\w*|describ\w+|answers?|stat(?:es?|ing)|acknowledg\w+|general (?:information|terms|guidance|overview)|high[- ]level|hotlines?|helplines?|crisis|resources?|professionals?|without|instead|only|limit\w*|but not|never|no (?:steps|details|quantities|doses))\b/i;
/** A sentence that says so for all safe completions. */
const LEAVES_OUT =
  /\b(?:safe(?:ly)?[- ]complet\w+)\b[^.]{0,200}\b(?:leav\w+ out|omit\w*|withh[eo]ld\w*|without|instead|give[sn]?|provid\w+|part)\b/i;
