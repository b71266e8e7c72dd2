/** Text that an endpoint chose, made fit to be shown inside a sentence of ours. */

/** what stands where a key stood */
const HIDDEN = '(hidden)';
const MAXIMUM_LENGTH = 200;
/** An endpoint may send a whole page; what stands further down than this is not read. */
const MAXIMUM_READ = 16_000;

/**
 * Plain words on one line: no control or direction characters, no markup, nothing that looks like a key.
 *
 * @param key replaced wherever it stands, whatever it looks like
 * @returns at most 200 characters
 */
export function plainDetail(text: string, key: string | null = null): string {
  const head = hideKey(text.slice(0, MAXIMUM_READ), key);
  // A key may be broken up by what is removed here, so it is looked for again afterwards.
  const plain = hideKey(withoutMarkup(withoutControls(head)), key);
  return shorten(hideWhatLooksLikeKeys(plain).replace(/\s+/g, ' ').trim());
}

/** The same for a name that the user chose: it is kept as it is, on one line and short. */
export function plainName(name: string): string {
  return shorten(withoutControls(name).replace(/\s+/g, ' ').trim());
}

function hideKey(text: string, key: string | null): string {
  // Shorter ones ("none", "x") are stand-ins, not secrets.
  return key === null || key.length < 5 ? text : text.replaceAll(key, HIDDEN);
}

function hideWhatLooksLikeKeys(text: string): string {
  return text
    .replace(/\bBearer\s+\S+/gi, `Bearer ${HIDDEN}`)
    .replace(/\b(?:sk|pk|rk|gsk|hf|xai|key|api)[-_][\w*.-]{6,}/gi, HIDDEN)
    .replace(/\b[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\b/gi, HIDDEN)
    .replace(/\b(?=[a-z]*\d)(?=\d*[a-z])[a-z\d]{20,}\b/gi, HIDDEN);
}

function withoutControls(text: string): string {
  return (
    text
      // biome-ignore lint/suspicious/noControlCharactersInRegex: terminal escape sequences are what it removes
      .replace(/\u001b(?:\[[0-?]*[ -/]*[@-~]|\][^\u0007\u001b]*(?:\u0007|\u001b\\)?)/g, '')
      .replace(/[\t\n\r\u2028\u2029]/g, ' ')
      .replace(/[\p{Cc}\p{Cf}]/gu, '')
  );
}

function withoutMarkup(text: string): string {
  return text
    .replace(/<(script|style)\b[^>]*>.*?(?:<\/\1\s*>|$)/gi, ' ')
    .replace(/<[^<>]*>/g, ' ')
    .replace(/[<>`[\]*]/g, '');
}

function shorten(text: string): string {
  const characters = [...text];
  return characters.length <= MAXIMUM_LENGTH ? text : `${characters.slice(0, MAXIMUM_LENGTH - 1).join('')}…`;
}
