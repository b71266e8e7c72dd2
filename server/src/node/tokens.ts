/** Counts the tokens of a text. */
export type CountTokens = (text: string) => number;

const LONG_RUN = /\S{4000}|\s{4000}/;

/** The counter of o200k, the encoding of OpenAI's current models. It is large, so it is loaded when it is first asked for. */
export async function loadTokenCounter(): Promise<CountTokens> {
  const { countTokens } = await import('gpt-tokenizer/encoding/o200k_base');
  // A spec may speak of `<|endoftext|>`, which is ordinary text there.
  const asPlainText = { disallowedSpecial: new Set<string>() };
  // The time grows with the square of an unbroken run, which no prose has: such a run is counted in pieces.
  return (text) => {
    if (!LONG_RUN.test(text)) return countTokens(text, asPlainText);
    const pieces = text.match(/\S{1,1000}|\s{1,1000}/g) ?? [];
    return pieces.reduce((sum, piece) => sum + countTokens(piece, asPlainText), 0);
  };
}
