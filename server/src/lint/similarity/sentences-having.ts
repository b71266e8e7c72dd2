import type { Subject } from '../subject.ts';
import type { Sentence } from '../text/sentence.ts';

/** The English sentences that hold one of the words, those left out that are too long for one to have written them. */
export function sentencesHaving(subject: Subject, words: readonly string[]): Sentence[] {
  return subject
    .text()
    .having(words)
    .filter(({ text }) => text.length <= LONGEST);
}

const LONGEST = 1000;
