import type { UsedWords } from './used-words.ts';

/** "Answer normally": as at any other time, which is a way to answer and no share of the cases. */
export function tellsTheWay(plain: string, { index, text }: UsedWords['found']): boolean {
  return (
    /^(?:normally|ordinarily)$/i.test(text) &&
    WAY.test(plain.slice(Math.max(0, index - 60), index)) &&
    /^(?:[.,;:)!]| (?:and|or|but|to|as|with|without|when|if|unless)\b|\W*$)/.test(plain.slice(index + text.length))
  );
}

const WAY =
  /\b(?:answer|respond|repl[yi]|proceed|continue|behave|act|operate|function|work|engage|talk|speak|chat|process|handle|treat|help|assist|serve)(?:e?[sd]|ing)?(?: (?:it|them|the [a-z]+|such [a-z]+|to (?:it|them|the [a-z]+)))? $/i;
