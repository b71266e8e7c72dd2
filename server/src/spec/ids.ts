import { slug } from 'github-slugger';
import { fold } from './flat-text.ts';

/** GitHub's slug of a title, so that links written for GitHub or VS Code find it. */
export function slugOf(title: string): string {
  return slug(asShown(title)) || 'section';
}

/** A title's words without the targets of its links and the underscores of its emphasis. */
function asShown(title: string): string {
  const words = title.includes('](') ? title.replace(/!?\[([^\][]{0,200})\]\([^()\s]{0,400}\)/g, '$1') : title;
  return words.includes('_')
    ? words.replace(/(?<![\p{L}\p{N}_])_{1,2}(?=[^\s_])|(?<=[^\s_])_{1,2}(?![\p{L}\p{N}_])/gu, '')
    : words;
}

/**
 * A short name for a text: the same words give the same name wherever they stand, so an id made of it survives edits to
 * other clauses.
 *
 * @returns six characters of [0-9a-z]; FNV-1a, 32 bits
 */
export function fingerprint(text: string): string {
  let hash = 0x811c9dc5;
  const folded = fold(text.toLowerCase());
  for (let index = 0; index < folded.length; index += 1) {
    hash = Math.imul(hash ^ folded.charCodeAt(index), 0x01000193);
  }
  return (hash >>> 0).toString(36).padStart(7, '0').slice(-6);
}

/** What a reader asks for a name of. */
export interface Ids {
  /** the id that an author wrote, unless something bears it already */
  written(id: string): string;
  /** A label names what bears it first, as a heading does; a line that only explains the label gets another id. */
  claim(label: string, otherwise: string): string;
  derive(wanted: string): string;
}

/**
 * Gives each id once, so that an id always names one thing. Written ids are reserved before any is derived; what bears
 * a written id first keeps it, and the second `a` becomes `a-2`.
 */
export class IdPool implements Ids {
  readonly #taken = new Set<string>();
  readonly #borne = new Set<string>();
  /** the last number given to a name, so that a thousand equal headings cost a thousand steps */
  readonly #last = new Map<string, number>();
  readonly #under: IdPool | null;

  /** @param under a pool whose ids are given already, and that gives no more */
  constructor(under: IdPool | null = null) {
    this.#under = under;
  }

  reserve(id: string): void {
    this.#taken.add(id);
  }

  written(id: string): string {
    if (this.isBorne(id)) return this.derive(id);
    this.#borne.add(id);
    this.#taken.add(id);
    return id;
  }

  claim(label: string, otherwise: string): string {
    if (this.isTaken(label)) return this.derive(otherwise);
    this.#taken.add(label);
    return label;
  }

  derive(wanted: string): string {
    if (!this.isTaken(wanted)) {
      this.#taken.add(wanted);
      return wanted;
    }
    let id = wanted;
    let count = this.lastOf(wanted);
    while (this.isTaken(id)) {
      count += 1;
      id = `${wanted}-${count}`;
    }
    this.#last.set(wanted, count);
    this.#taken.add(id);
    return id;
  }

  isTaken(id: string): boolean {
    return this.#taken.has(id) || this.#under?.isTaken(id) === true;
  }

  isBorne(id: string): boolean {
    return this.#borne.has(id) || this.#under?.isBorne(id) === true;
  }

  lastOf(wanted: string): number {
    return this.#last.get(wanted) ?? this.#under?.lastOf(wanted) ?? 1;
  }
}

type Wish = readonly [kind: 'written' | 'derive', id: string] | readonly [kind: 'claim', label: string, otherwise: string];

/** Notes which ids are asked for, in order: a block is read once, and may be given others whenever its file changes. */
export class WishedIds implements Ids {
  readonly #wishes: Wish[] = [];

  written(id: string): string {
    return this.#note(['written', id]);
  }

  claim(label: string, otherwise: string): string {
    return this.#note(['claim', label, otherwise]);
  }

  derive(wanted: string): string {
    return this.#note(['derive', wanted]);
  }

  /** The ids that were asked for, given out of a pool: the one at the place that a wish was answered with. */
  give(pool: Ids): readonly string[] {
    return this.#wishes.map((wish) => grant(wish, pool));
  }

  /** Whether the same is asked for in the same order. */
  asksAs(other: WishedIds): boolean {
    return JSON.stringify(this.#wishes) === JSON.stringify(other.#wishes);
  }

  /** Every id that may be given for a wish. */
  wanted(): readonly string[] {
    return this.#wishes.flatMap(([, ...ids]) => ids);
  }

  /** The ids that are asked for first, as a pool gives them in which they are free. */
  firstWanted(): readonly string[] {
    return this.#wishes.map(([, id]) => id);
  }

  /** Whether these are the ones that are asked for first. */
  areGranted(ids: readonly string[]): boolean {
    return this.#wishes.every(([, id], index) => ids[index] === id);
  }

  #note(wish: Wish): string {
    this.#wishes.push(wish);
    return String(this.#wishes.length - 1);
  }
}

function grant(wish: Wish, pool: Ids): string {
  switch (wish[0]) {
    case 'written':
      return pool.written(wish[1]);
    case 'derive':
      return pool.derive(wish[1]);
    case 'claim':
      return pool.claim(wish[1], wish[2]);
  }
}
