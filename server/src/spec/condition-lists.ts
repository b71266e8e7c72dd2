import { IMPERATIVE_VERBS } from './imperative-verbs.ts';

/**
 * A condition that names several things ("If it is vague, broad, or unclear (say, two words), ask") without the commas in it,
 * so that the first comma is the one behind which the rule begins. Any other sentence is given back as it is.
 */
export function joinCondition(sentence: string): string {
  if (!OPENS.test(sentence)) return sentence;
  const head = sentence.slice(0, LONGEST).replace(BRACKETS, (aside) => aside.replace(/[,;:]/g, ' '));
  const stop = head.search(/[;:]/);
  const parts = (stop < 0 ? head : head.slice(0, stop)).split(',');
  const last = [JOINS, INSERTS].map((pattern) => endOf(parts, pattern)).find((end) => end > 0) ?? 0;
  return parts.slice(0, last + 1).join('') + head.slice(parts.slice(0, last + 1).join(',').length) + sentence.slice(LONGEST);
}

const LONGEST = 500;
const OPENS = /^\W{0,8}(?:even )?(?:if|when|whenever|where|unless|once|for|after|before|until|while)\s/i;
const BRACKETS = /\([^()]{1,200}\)/g;
const JOINS = /^\s*(?:or|and)\s|\s(?:or|and)\s/i;
/** "If I post something, like on YouTube, remind me …" */
const INSERTS = /^\s*(?:like|such as|including|for example|especially)\s/i;
/** What has a subject of its own, or orders something, is the rule and no part of the condition. */
const IS_SENTENCE =
  /^\s*(?:(?:or|and|then)\s+)?(?:(?:we|you|it|they|this|that|he|she|I|there|please|do|don['’]t|never|always)\b|(?:the|an?|your|our|all|any|each)\s+(?:\w+\s+){1,4}?(?:is|are|was|will|must|should|may|can|cannot|do|does|has|have)\b)|\b(?:assistant|model|agent|chatbot|bot|system|AI)s?\b/i;
const FIRST_WORD = /^\s*(?:\w+ly\s+)?([a-z-]+)/i;

/** Where the part stands with which the condition ends; 0 where there is none, or nothing is ruled behind it. */
function endOf(parts: readonly string[], pattern: RegExp): number {
  const last = parts.findIndex((part, index) => index > 0 && pattern.test(part));
  const isEnd = last > 0 && (parts[last + 1] ?? '').trim() !== '' && parts.slice(1, last + 1).every(isPart);
  return isEnd ? last : 0;
}

function isPart(text: string): boolean {
  if (IS_SENTENCE.test(text) || text.trim().split(/\s+/).length > 9) return false;
  return !IMPERATIVE_VERBS.has(FIRST_WORD.exec(text)?.[1]?.toLowerCase() ?? '');
}
