/** What a list has otherwise than an older one: `[first, oldEnd)` there became `[first, newEnd)` here. */
export interface ListChange {
  readonly first: number;
  readonly oldEnd: number;
  readonly newEnd: number;
}

/** Compares two lists from both ends; what lies between is taken for changed. */
export function changeOfList<T>(
  old: readonly T[],
  list: readonly T[],
  areSame: (one: T, other: T) => boolean = (one, other) => one === other,
): ListChange {
  const shorter = Math.min(old.length, list.length);
  let first = 0;
  while (first < shorter && areSame(old[first] as T, list[first] as T)) first += 1;
  let back = 0;
  while (back < shorter - first && areSame(old[old.length - 1 - back] as T, list[list.length - 1 - back] as T)) back += 1;
  return { first, oldEnd: old.length - back, newEnd: list.length - back };
}
