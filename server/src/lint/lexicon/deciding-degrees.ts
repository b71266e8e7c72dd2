import type { Sentence } from '../text/sentence.ts';
import type { Degrees } from './degree.ts';
import { DEGREES_BY_WORD } from './degrees.ts';
import { isCondition } from './sentence-parts.ts';
import { lowerCase, type UsedWords } from './used-words.ts';

/** How the words, in their company, are a degree; `added` by an author: in any company. */
export function degreesOf({ sentence, found: { index, text } }: UsedWords): Degrees | 'added' | null {
  const before = lowerCase(sentence.plain.slice(Math.max(0, index - 60), index));
  const after = lowerCase(sentence.plain.slice(index + text.length, index + text.length + 60));
  const kinds = DEGREES_BY_WORD.get(text.toLowerCase());
  if (!kinds) return 'added';
  const kind = kinds.find(
    (degrees) =>
      (!degrees.before || degrees.before.test(before)) &&
      (!degrees.after || degrees.after.test(after)) &&
      decidesAs(degrees.where, sentence, index),
  );
  return kind ?? null;
}

/** A degree is grave where a verdict, a refusal or a condition of either hangs on it. */
export function isGrave({ sentence, found }: UsedWords): boolean {
  return decidesMuch(sentence) || isThreshold(sentence, found.index);
}

function decidesAs(where: Degrees['where'], sentence: Sentence, index: number): boolean {
  switch (where) {
    case 'clause':
      return true;
    case 'threshold':
      return isThreshold(sentence, index);
    case 'deciding':
      return isThreshold(sentence, index) || decidesMuch(sentence);
    case 'refusing':
      return forbids(sentence);
  }
}

function decidesMuch({ clause, section, plain }: Sentence): boolean {
  return (clause?.mode ?? section.mode) !== null || ACTS.test(plain.slice(0, LONG));
}

/** What a rule decides beside an answer: what is taken down, who is shut out, what is handed on. */
const ACTS =
  /\b(?:remov(?:e|es|ed)|delet(?:e|es|ed)|suspend(?:s|ed)?|bann?(?:s|ed)?|terminat(?:e|es|ed)|restrict(?:s|ed)?|block(?:s|ed)?|escalat(?:e|es|ed)|report(?:s|ed)?|allow(?:s|ed)?|permit(?:s|ted)?|prohibit(?:s|ed)?|disallow(?:s|ed)?|toler(?:ate|ates|ated)|label(?:s|l?ed)?|flag(?:s|ged)?|reject(?:s|ed)?|refus(?:e|es|ed)|declin(?:e|es|ed)|suspensions?|terminations?|removals?|bans?|identify|never|must not|do not|don[’']t|may not|cannot)\b/i;
const LONG = 400;

function forbids({ clause, section, plain }: Sentence): boolean {
  const mode = clause?.mode ?? section.mode;
  if (mode === 'comply') return false;
  return (
    mode === 'refuse' ||
    clause?.modality === 'must-not' ||
    clause?.modality === 'verdict' ||
    section.verdict !== null ||
    FORBIDS.test(plain.slice(0, LONG))
  );
}

const FORBIDS =
  /\b(?:prohibit(?:s|ed)?|forbid(?:s|den)?|disallow(?:s|ed)?|not (?:allow(?:ed)?|permit(?:ted)?|tolerate)|bann?ed|removed?|never)\b/i;

/** In a verdict, or in the condition of a rule. */
function isThreshold({ clause, section, plain }: Sentence, index: number): boolean {
  return clause?.modality === 'verdict' || section.verdict !== null || isCondition(plain, index);
}

/** "Could be used to hurt somebody": not how much, but whether at all. */
export function isPossibility(text: string): boolean {
  return /^(?:could|may|might|can|would) /i.test(text);
}
