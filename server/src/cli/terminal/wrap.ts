import { displayWidth } from './display-width.ts';

export interface Wrapper {
  /** Takes text in pieces of any size, and writes each word when it is complete. */
  readonly push: (text: string) => void;
  /** Writes what is left, and ends the line. */
  readonly end: () => void;
}

/** Writes text as it comes, in lines no wider than `width`. Its own line breaks are kept; a longer word is left whole. */
export function createWrapper(
  write: (text: string) => void,
  { width, indent = '' }: { readonly width: number; readonly indent?: string },
): Wrapper {
  const room = Math.max(10, width - indent.length);
  let column = 0;
  let gap = '';
  let word = '';

  function writeWord(): void {
    if (word === '') return;
    const wordWidth = displayWidth(word);
    if (column > 0 && column + gap.length + wordWidth > room) {
      write('\n');
      column = 0;
      gap = '';
    }
    write(`${column === 0 ? indent : ''}${gap}${word}`);
    column += gap.length + wordWidth;
    gap = '';
    word = '';
  }

  function breakLine(): void {
    writeWord();
    write('\n');
    column = 0;
    gap = '';
  }

  return {
    push: (text) => {
      for (const [piece] of text.replaceAll('\t', '    ').matchAll(/\r\n|\n|\r| +|[^\s]+|\s/g)) {
        if (/[\r\n]/.test(piece)) breakLine();
        else if (/^ +$/.test(piece)) {
          writeWord();
          gap += piece;
        } else word += piece;
      }
    },
    end: () => {
      writeWord();
      if (column > 0) breakLine();
    },
  };
}

/** Wraps a text that is there whole. */
export function wrap(text: string, options: { readonly width: number; readonly indent?: string }): string {
  const pieces: string[] = [];
  const wrapper = createWrapper((piece) => pieces.push(piece), options);
  wrapper.push(text);
  wrapper.end();
  return pieces.join('');
}
