import type { Found, Subject } from '../rule.ts';
import { sentencesHaving } from '../similarity/sentences-having.ts';
import { findWords } from '../text/sentence.ts';

/** Finds a score at which something happens, in a spec that nowhere says how one scores: "a toxicity score of 7 or higher". */
export function unexplainedScores(subject: Subject): Found[] {
  const used = sentencesHaving(subject, WORDS).flatMap((sentence) =>
    IS_MEASURED.test(sentence.plain) ? [] : findWords(sentence, LIMIT).map((found) => ({ path: sentence.path, ...found })),
  );
  const [first] = used;
  if (!first || saysHow(subject)) return [];
  return [
    {
      path: first.path,
      span: first.span,
      message: `Unexpected “${first.text}” without a scale, expected one that this spec defines: say from which to which number one scores, and what they mean`,
    },
  ];
}

/** Whether the spec gives a scale, or says what a number means. */
function saysHow({ prose }: Subject): boolean {
  return prose.some(
    ({ text }) =>
      text.split('\n').some((line) => LINE.test(line.slice(0, 60))) ||
      (text.length < LONGEST && /\d/.test(text) && SCALE.test(text)),
  );
}

const LONGEST = 3000;
const WORDS = ['score', 'scores', 'scored', 'scoring', 'rating', 'rated', 'severity', 'urgency'];
const WHAT =
  '(?:toxicity|risk|harm|severity|safety|spam|abuse|hate|threat|violence|danger|confidence|quality|fraud|moderation|urgency|trust|relevance|sensitivity|[a-z]+ness)';
const LIMIT = new RegExp(
  String.raw`\b(?:(?:${WHAT} (?:scores?|ratings?)|[Ss]everity|[Uu]rgency|[Ss]cored?|[Rr]ated|[Rr]ating)(?: (?:is|are|of|at|reaches|with|a|an|has|exceeds|as|it|goes|hits|[Ss]everity))*? \d{1,2}(?:\+| (?:or|and) (?:higher|more|above|over|lower|less|below|up)\b| or \d{1,2}\b)|${WHAT} (?:scores?|ratings?)(?: (?:is|are|at|of|goes|falls|rises|stays|has))* (?:above|over|below|under|at least|at most|higher than|lower than|more than|less than|exceeds|reaches) \d{1,2})(?![\w%+]|[.:,]\d|/\d| out of)`,
  'g',
);
/** Scores that others give: of tests, of games, of banks. */
const IS_MEASURED = /\b(?:exams?|tests?|quiz|credit|IELTS|TOEFL|SAT|APGAR|pain|match|games?|stars?|reviews?)\b/i;
const LINE = /^[^\p{L}\d]{0,4}(?:scores?|levels?)? ?\d{1,2}[^\p{L}\d]{0,4}(?:[:=–—(]| - | (?:means|is for) )/iu;
const SCALE =
  /\b(?:out of \d|scale\b|\d{1,3} ?(?:to|through|–|-|\/) ?\d{1,3}\b(?! ?(?:years?|days?|hours?|minutes?|characters|words))|between \d{1,2}(?: \([^)]{0,60}\))? and \d|\d{1,2} (?:\([^)]{0,60}\) (?:to|or|and)|means|being|stands|is for)|(?:of|rated|scored?) \d{1,2} (?:when|if|means|is (?:given|for|a|an|the)))/i;
