import type { IdPool, WishedIds } from './ids.ts';

/** A block of a spec, with the ids that it asked for and those that it was given. */
export interface Named {
  readonly reading: { readonly ids: WishedIds };
  readonly ids: readonly string[];
}

/**
 * How often each id of a spec is asked for, and which are given. By it a changed block is named alone, as long as no other asks
 * for its names: ids depend on the order of all that ask for the same.
 */
export class IdLedger {
  readonly #base: IdPool;
  readonly #asked = new Map<string, number>();
  readonly #given = new Set<string>();

  /** @param base the ids that are given already */
  constructor(base: IdPool, blocks: Iterable<Named>) {
    this.#base = base;
    for (const block of blocks) this.#add(block);
  }

  /**
   * Names blocks that come in the place of others.
   *
   * @returns the ids of each; null, and nothing is changed, where other blocks may be named otherwise by that
   */
  replace(gone: readonly Named[], come: readonly WishedIds[]): readonly (readonly string[])[] | null {
    if (gone.length === come.length && gone.every(({ reading }, index) => come[index]?.asksAs(reading.ids)))
      return gone.map(({ ids }) => ids);
    const names = come.flatMap((ids) => ids.wanted());
    // Only names that went, and nobody else had, and those that are quite new, leave all others as they are.
    const old = gone.flatMap(({ reading }) => reading.ids.wanted());
    const isAlone =
      new Set(names).size === names.length &&
      gone.every(({ reading, ids }) => reading.ids.areGranted(ids)) &&
      old.every((id) => this.#asked.get(id) === 1 && !this.#base.isTaken(id) && !NUMBERED.test(id));
    if (!isAlone) return null;
    const leaving = new Set(old);
    const isFree = (id: string) => leaving.has(id) || !(this.#asked.has(id) || this.#given.has(id) || this.#base.isTaken(id));
    if (!names.every(isFree)) return null;
    for (const id of old) {
      this.#asked.delete(id);
      this.#given.delete(id);
    }
    return come.map((ids) => {
      const given = ids.firstWanted();
      this.#add({ reading: { ids }, ids: given });
      return given;
    });
  }

  isGiven(id: string): boolean {
    return this.#given.has(id);
  }

  #add({ reading, ids }: Named): void {
    for (const id of reading.ids.wanted()) this.#asked.set(id, (this.#asked.get(id) ?? 0) + 1);
    for (const id of ids) this.#given.add(id);
  }
}

/** Such an id may have been passed over by one that was given a number. */
const NUMBERED = /-\d+$/;
