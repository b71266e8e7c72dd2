/** Two readings of one text: what a fence hides for a while is soon read by the same again. */
export interface LastTwo<T> {
  last: T | null;
  earlier: T | null;
}

/** Gives back what was read, where one of the two still holds; reads and keeps it elsewhere. */
export function recall<T>(kept: LastTwo<T>, holds: (one: T) => boolean, read: () => T): T {
  if (kept.last !== null && holds(kept.last)) return kept.last;
  const again = kept.earlier !== null && holds(kept.earlier) ? kept.earlier : read();
  [kept.last, kept.earlier] = [again, kept.last];
  return again;
}
