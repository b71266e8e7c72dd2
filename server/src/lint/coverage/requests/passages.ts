import type { Subject } from '../../rule.ts';
import type { Sentence } from '../../text/sentence.ts';

/**
 * What a spec says on requests, in pieces that are understood by themselves, each different: every sentence, and with it what
 * leads to it: the words before a list, the cells before it in a table's row, the sentence that its "such requests" stands for.
 */
export function requestPassages(subject: Subject): readonly string[] {
  // A term that is only defined rules on nothing.
  const ruling = subject.text().sentences.filter(({ prose, english }) => english && prose.holds !== 'definition');
  const passages: string[] = [];
  let row = '';
  ruling.forEach((sentence, number) => {
    const words = wordsOf(sentence);
    const before = ruling[number - 1];
    const isCell = sentence.prose.kind === 'cell';
    row = isCell && before && standInOneRow(subject, before, sentence) ? `${row}, ${words}`.slice(-LONGEST) : words;
    if (isCell) passages.push(row);
    else if (sentence.prose.lead) passages.push(words, `${sentence.prose.lead.slice(-LONGEST)} ${words}`);
    else if (before && before.prose === sentence.prose && REFERS.test(words)) passages.push(words, `${wordsOf(before)} ${words}`);
    else passages.push(words);
  });
  return [...new Set(passages)];
}

/** How much is read of what leads to a sentence. */
const LONGEST = 400;
const REFERS =
  /^(?:\w+\W+){0,8}?(?:such|these|those|this) (?:an? )?(?=)(?:requests?|questions?|messages?|posts?|users?|cases?|texts?|attempts?|tricks?|forms?|tasks?|prompts?|people|person|persons)\b/i;

/** What is only quoted is not said, unless it is what a user says ("where a user writes "I am 14""). */
function wordsOf({ plain, text }: Sentence): string {
  return /\b(?:says?|writes?|states?|claims?|tells?)\b/i.test(plain.slice(0, LONGEST)) ? text : plain;
}

function standInOneRow(subject: Subject, before: Sentence, sentence: Sentence): boolean {
  if (before.prose.kind !== 'cell' || before.path !== sentence.path) return false;
  return !subject.textOf(sentence.path).slice(before.span.end, sentence.span.start).includes('\n');
}
