/** Counts the tokens of a text. */
export type CountTokens = (text: string) => number;

/** The counter of o200k, the encoding of OpenAI's current models. It is large, so it is loaded when it is first asked for. */
export async function loadTokenCounter(): Promise<CountTokens> {
  const { countTokens } = await import('gpt-tokenizer/encoding/o200k_base');
  // A spec may speak of `<|endoftext|>`, which is ordinary text there.
  const asPlainText = { disallowedSpecial: new Set<string>() };
  return (text) => countTokens(text, asPlainText);
}
