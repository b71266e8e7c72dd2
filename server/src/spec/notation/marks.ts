/** What a tick or a cross says that stands before an item or a title, and how long it is with the blanks behind it. */
export interface Mark {
  readonly isTick: boolean;
  readonly length: number;
}

/** The tick or cross that a text opens with: "✅ Recovery stories", "❌ Share passwords"; null for any other text. */
export function readMark(text: string): Mark | null {
  const match = MARK.exec(text);
  return match && { isTick: match[1] !== undefined, length: match[0].length };
}

const MARK = /^\s{0,20}(?:(✅|✔|☑|🟢|👍)|❌|✖|✘|✗|🚫|⛔|🔴|👎)\uFE0F?\s+(?=\S)/u;
