import { isProhibition } from '../../spec/model.ts';
import type { Sentence } from '../text/sentence.ts';
import { isNarrowed } from './ban-scope.ts';
import { HARM_TOPIC } from './harm-topics.ts';
import { ANYWHERE, CONTENT, IF_WORDS, ITEM, KEYWORDS, WHOLE_OBJECT } from './topic-ban-patterns.ts';

/** A ban on a topic or on words, as a sentence states it. */
export interface TopicBan {
  readonly kind: 'topic' | 'words';
  readonly topic: string;
  /** in the sentence's text */
  readonly start: number;
  readonly end: number;
}

/**
 * Finds a ban that nothing narrows to an intent, an act or a degree of detail; null where a sentence states none.
 *
 * @param inHazard in a hazard category, whatever is not to be talked about is a topic
 */
export function findTopicBan(sentence: Sentence, inHazard = false): TopicBan | null {
  const { plain, clause, prose } = sentence;
  const forbids = clause !== null && (clause.mode === 'refuse' || isProhibition(clause.modality));
  if (plain.length > LONGEST || !(forbids || CUE.test(plain))) return null;
  const keywords = KEYWORD.test(plain) ? (KEYWORDS.exec(plain) ?? IF_WORDS.exec(plain)) : null;
  if (keywords?.groups?.topic && !NOT_KEYED.test(plain)) {
    const { topic } = keywords.groups;
    const start = keywords.index + keywords[0].indexOf(topic);
    return { kind: 'words', topic: fold(topic), start, end: start + topic.length };
  }
  const onHarm = [...ANYWHERE, ...(forbids ? [CONTENT] : []), ...(forbids && prose.kind === 'item' ? [ITEM] : [])];
  for (const { signs, pattern } of [...(HARM.test(plain) ? onHarm : []), ...(inHazard ? WHOLE_OBJECT : [])]) {
    const match = signs.every((sign) => sign.test(plain)) ? pattern.exec(plain) : null;
    const { act = '', topic: found } = match?.groups ?? {};
    if (!match || !found) continue;
    // "gun control": the topic goes on to the end of the object.
    const noun = NOUN.exec(plain.slice(match.index + match[0].length))?.[0] ?? '';
    const topic = found + (match[0].endsWith(found) ? noun : '');
    const start = match.index + Math.min(match[0].indexOf(act), match[0].lastIndexOf(found));
    const end = match.index + match[0].length + (topic.length - found.length);
    // What narrows the ban stands between its verb and the end of the sentence's part.
    const rest = /^[^;:.]{0,200}/.exec(plain.slice(end))?.[0] ?? '';
    // Its verb narrows nothing ("generate", "give"); what describes the object does ("detailed information").
    const object = plain.slice(start, end).replace(act, act.replace(/^\S+/, ''));
    if (!isNarrowed(object) && !isNarrowed(rest)) return { kind: 'topic', topic: fold(topic), start, end };
  }
  return null;
}

/** Words one of which each such ban holds: other sentences need no look. */
export const BAN_WORDS = (
  'discuss discusses discussing talk talks talking speak speaks speaking mention mentions mentioning comment touch touches bring brings bringing ' +
  'converse write about on regarding concerning involving around related relating pertaining containing contain contains ' +
  'referencing include includes involve involves refer refers concern concerns clear away avoid avoids off-limits limits forbidden ' +
  'taboo discussion discussions questions requests content prompts messages conversations topics subjects users word words keyword keywords term terms phrase phrases blocklist'
).split(' ');

/** A word that ends a topic of two words. */
const NOUN =
  /^ (?!(?:and|or|in|on|at|to|with|by|for|from|of|as|is|are|must|should|will|be|can|may|when|if|here|now|too|also|ever|again|either|alone|immediately|\w+ly)\b)[a-z][a-z-]*(?=[.,;:!]|\W*$)/;
/** Words without which a sentence bans nothing: most need no closer look. */
const CUE =
  /\b(?:not|never|no|cannot|avoid\w*|refus\w+|declin\w+|reject\w*|block\w*|remove\w*|delete\w*|flag\w*|filter\w*|ban\w*|prohibit\w*|forb\w+|disallow\w*|taboo|limits?|off-limits|steers?|stays?|keeps?|shuts?|ends?|refrains?)\b|n['’]t\b/i;
const KEYWORD = /\b(?:words?|keywords?|terms?|phrases?|blocklist)\b/i;
const HARM = new RegExp(`\\b(?:${HARM_TOPIC})\\b`, 'i');
/** A sentence that is longer is no rule. */
const LONGEST = 1000;
/** Words that a style guide bans are no ban on what is asked. */
const NOT_KEYED = /\b(?:slurs?|profan\w+|swear\w*|intent|merely|simply because|just because|only because|solely because)\b/i;

function fold(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
