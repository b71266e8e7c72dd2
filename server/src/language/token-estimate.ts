/** Counts the tokens of a text. */
export type CountTokens = (text: string) => number;

/** `about 1,200 tokens`; the count itself where a counter is at hand and the text is not too long for it. */
export function tokenWords(text: string, countTokens: CountTokens | null): string {
  if (countTokens === null || text.length > LONGEST_READ) return `about ${estimateWords(text)}`;
  return words(countTokens(text));
}

/** `1,200 tokens`, estimated, with no more digits than the estimate is good for. */
export function estimateWords(text: string): string {
  const count = estimateTokens(text);
  const step = count < 100 ? 1 : count < 1000 ? 10 : count < 10_000 ? 100 : 1000;
  return words(Math.round(count / step) * step);
}

function words(count: number): string {
  return `${grouped(count)} ${count === 1 ? 'token' : 'tokens'}`;
}

/** `12,400`, the same in every place. */
export function grouped(count: number): string {
  return String(count).replace(/(?<=\d)(?=(?:\d{3})+$)/g, ',');
}

/**
 * About how many tokens a text has for a model, without the large table that an exact count needs: words, numbers by three
 * digits, runs of signs and line breaks. A long text is read in its beginning, and the rest is taken to be like it.
 */
function estimateTokens(text: string): number {
  let count = 0;
  for (const [piece] of text.slice(0, LONGEST_READ).matchAll(PIECES)) count += Math.ceil(piece.length / lettersPerToken(piece));
  return text.length > LONGEST_READ ? Math.round((count / LONGEST_READ) * text.length) : count;
}

/** Most words of an alphabet that models have seen much of are one token; other writing is cut smaller. */
function lettersPerToken(piece: string): number {
  const code = piece.charCodeAt(0);
  return code < LATIN ? 13 : code < CJK ? 5 : 1.4;
}

/** Where the Latin letters end, and where the writing of East Asia begins. */
const LATIN = 0x250;
const CJK = 0x2e80;

const PIECES = /[\p{L}\p{M}]+|\p{N}{1,3}|[^\s\p{L}\p{M}\p{N}]+|\n+/gu;
const LONGEST_READ = 20_000;
