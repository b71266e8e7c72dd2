import { createRandom } from '../seeded/random.ts';
import { pickParagraph, pickPlace, positionAt } from './places.ts';

export interface Keystroke {
  readonly kind: KeystrokeKind;
  readonly start: number;
  readonly end: number;
  /** what comes in place of the text from start to end */
  readonly inserted: string;
  /** start and end as lines and characters */
  readonly range: Range;
}

export type KeystrokeKind = 'letter' | 'space' | 'deletion' | 'fence opened' | 'fence closed' | 'heading' | 'link definition';

interface Range {
  readonly start: { readonly line: number; readonly character: number };
  readonly end: { readonly line: number; readonly character: number };
}

/** Every so many keystrokes, one changes what follows it and not only its own line. */
const STRUCTURE_EVERY = 20;
const SENTENCE = ' The assistant should not say more than it was asked.';

/**
 * Keystrokes at random places of a document: letters, spaces and deletions in its prose, and now and then a heading, a link
 * definition, or a fence that is opened and, with the next keystroke, closed again. The same seed types the same.
 */
export function typeAround(text: string, count: number, seed: string): readonly Keystroke[] {
  const random = createRandom(seed);
  const keystrokes: Keystroke[] = [];
  let now = text;
  let fence: number | null = null;
  while (keystrokes.length < count) {
    const keystroke = press(keystrokes.length);
    keystrokes.push(keystroke);
    now = applyKeystroke(now, keystroke);
    fence = keystroke.kind === 'fence opened' ? keystroke.start + keystroke.inserted.length : null;
  }
  return keystrokes;

  function press(at: number): Keystroke {
    if (fence !== null) return closeFence(fence);
    if (at % STRUCTURE_EVERY === STRUCTURE_EVERY / 2) return structure(Math.floor(at / STRUCTURE_EVERY));
    const place = pickPlace(now, random);
    const chance = random.next();
    if (chance < 0.12) return keystrokeAt(now, 'space', place, 0, ' ');
    if (chance < 0.25) return keystrokeAt(now, 'deletion', place, 1, '');
    return keystrokeAt(now, 'letter', place, 0, random.pick([...'abcdefghijklmnopqrstuvwxyz']));
  }

  function structure(number: number): Keystroke {
    const start = pickParagraph(now, random);
    if (number % 3 === 0) return keystrokeAt(now, 'fence opened', start, 0, '```\n');
    if (number % 3 === 1) return keystrokeAt(now, 'heading', start, 0, '### ');
    return keystrokeAt(now, 'link definition', start, 0, `[source ${number}]: https://example.com/${number}\n\n`);
  }

  function closeFence(from: number): Keystroke {
    const blank = now.indexOf('\n\n', from);
    return keystrokeAt(now, 'fence closed', blank === -1 ? now.length : blank + 1, 0, '```\n');
  }
}

/** Sentences typed letter by letter, each at the end of a random paragraph. */
export function typeSentences(text: string, count: number, seed: string): readonly Keystroke[] {
  const random = createRandom(seed);
  const keystrokes: Keystroke[] = [];
  let now = text;
  for (let place = 0; keystrokes.length < count; place += 1) {
    const letter = SENTENCE[keystrokes.length % SENTENCE.length] ?? ' ';
    if (keystrokes.length % SENTENCE.length === 0) {
      const end = now.indexOf('\n', pickParagraph(now, random));
      place = end === -1 ? now.length : end;
    }
    const keystroke = keystrokeAt(now, letter === ' ' ? 'space' : 'letter', place, 0, letter);
    keystrokes.push(keystroke);
    now = applyKeystroke(now, keystroke);
  }
  return keystrokes;
}

export function applyKeystroke(text: string, { start, end, inserted }: Keystroke): string {
  return text.slice(0, start) + inserted + text.slice(end);
}

export function keystrokeAt(text: string, kind: KeystrokeKind, start: number, removed: number, inserted: string): Keystroke {
  const end = start + removed;
  return { kind, start, end, inserted, range: { start: positionAt(text, start), end: positionAt(text, end) } };
}
