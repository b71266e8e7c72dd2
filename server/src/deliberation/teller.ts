/** Tells a text in pieces, trimmed as a whole. */

export interface Teller {
  append(text: string): void;
  /** tells what was appended up to this offset, but for the white space at its end */
  tellTo(offset: number): void;
  /** tells what of the whole was not told yet */
  tellRest(whole: string): void;
}

/** Keeps only what was not told, so that telling does not copy the whole again and again. */
export function createTeller(onText: (text: string) => void, start = 0): Teller {
  let pending = '';
  let base = 0;
  let toldLength = 0;

  function drop(length: number): void {
    pending = pending.slice(length);
    base += length;
  }

  return {
    append(text) {
      pending += text;
    },
    tellTo(offset) {
      if (base < start) drop(Math.min(start - base, pending.length));
      if (offset <= base) return;
      if (toldLength === 0) {
        const blank = pending.length - pending.trimStart().length;
        drop(Math.min(blank, offset - base));
      }
      const text = pending.slice(0, Math.max(0, offset - base)).trimEnd();
      if (text === '') return;
      onText(text);
      toldLength += text.length;
      drop(text.length);
    },
    tellRest(whole) {
      if (whole.length > toldLength) onText(whole.slice(toldLength));
      toldLength = whole.length;
    },
  };
}
