/** A tab stop of a snippet, with the words that stand there at first; the same number again shows the same words. */
export function stop(number: number, words: string): string {
  return `\${${number}:${words}}`;
}

/** A tab stop with words to choose from. */
export function choice(number: number, words: readonly string[]): string {
  return `\${${number}|${words.join(',')}|}`;
}

/** Where the cursor is left in the end. */
export const END = '$0';

/** A text that a snippet writes as it is. */
export function escapeSnippet(text: string): string {
  return text.replace(/[\\$}]/g, '\\$&');
}

/** What a snippet writes where nothing is changed in it. */
export function withoutStops(snippet: string): string {
  return snippet.replace(
    /\\([\\$}])|\$\{\d+\|([^,|]*)[^}]*\}|\$\{\d+:([^}]*)\}|\$\d+/g,
    (_stop, sign?: string, first?: string, words?: string) => sign ?? first ?? words ?? '',
  );
}
