/** Pairs of things of two versions, each thing in one pair at most. */
export class Pairs<T> {
  readonly #afterOf = new Map<T, T>();
  readonly #beforeOf = new Map<T, T>();

  add(before: T, after: T): void {
    this.#afterOf.set(before, after);
    this.#beforeOf.set(after, before);
  }

  afterOf(before: T): T | null {
    return this.#afterOf.get(before) ?? null;
  }

  beforeOf(after: T): T | null {
    return this.#beforeOf.get(after) ?? null;
  }

  has(thing: T): boolean {
    return this.#afterOf.has(thing) || this.#beforeOf.has(thing);
  }

  entries(): Iterable<readonly [T, T]> {
    return this.#afterOf.entries();
  }

  /** Pairs what has no partner yet and the same key: the first with the first, the second with the second. */
  addByKey(before: readonly T[], after: readonly T[], keyOf: (thing: T) => string | null): void {
    const waiting = new Map<string, T[]>();
    for (const thing of before) {
      const key = this.has(thing) ? null : keyOf(thing);
      if (key === null) continue;
      const group = waiting.get(key);
      if (group) group.push(thing);
      else waiting.set(key, [thing]);
    }
    const next = new Map<string, number>();
    for (const thing of after) {
      const key = this.has(thing) ? null : keyOf(thing);
      if (key === null) continue;
      const index = next.get(key) ?? 0;
      const partner = waiting.get(key)?.[index];
      if (partner === undefined) continue;
      next.set(key, index + 1);
      this.add(partner, thing);
    }
  }
}
