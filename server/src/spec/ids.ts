import { slug } from 'github-slugger';
import { fold } from './flat-text.ts';

/** GitHub's slug of a title, so that links written for GitHub or VS Code find it. */
export function slugOf(title: string): string {
  return slug(title) || 'section';
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

/**
 * Gives each id once, so that an id always names one thing. Written ids are reserved before any is derived; what bears
 * a written id first keeps it, and the second `a` becomes `a-2`.
 */
export class IdPool {
  readonly #taken = new Set<string>();
  readonly #borne = new Set<string>();
  /** the last number given to a name, so that a thousand equal headings cost a thousand steps */
  readonly #last = new Map<string, number>();

  reserve(id: string): void {
    this.#taken.add(id);
  }

  /** The id that an author wrote, unless something bears it already. */
  written(id: string): string {
    if (this.#borne.has(id)) return this.derive(id);
    this.#borne.add(id);
    this.#taken.add(id);
    return id;
  }

  /** A label names what bears it first, as a heading does; a line that only explains the label gets another id. */
  claim(label: string, otherwise: string): string {
    if (this.#taken.has(label)) return this.derive(otherwise);
    this.#taken.add(label);
    return label;
  }

  derive(wanted: string): string {
    let id = wanted;
    let count = this.#last.get(wanted) ?? 1;
    while (this.#taken.has(id)) {
      count += 1;
      id = `${wanted}-${count}`;
    }
    this.#last.set(wanted, count);
    this.#taken.add(id);
    return id;
  }
}
