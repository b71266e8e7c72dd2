/** One change to a list of numbers. */
export interface TokenEdit {
  readonly start: number;
  readonly deleteCount: number;
  readonly data: readonly number[];
}

/**
 * What turns an older list of encoded tokens into a newer one: the part between what both begin with and what both end with.
 * Whole tokens only.
 */
export function tokenEdits(older: readonly number[], newer: readonly number[]): readonly TokenEdit[] {
  const shorter = Math.min(older.length, newer.length);
  let start = 0;
  while (start < shorter && older[start] === newer[start]) start += 1;
  if (start === older.length && start === newer.length) return [];
  start -= start % NUMBERS;
  let behind = 0;
  while (behind < shorter - start && older[older.length - 1 - behind] === newer[newer.length - 1 - behind]) behind += 1;
  behind -= behind % NUMBERS;
  return [{ start, deleteCount: older.length - behind - start, data: newer.slice(start, newer.length - behind) }];
}

/** for each token */
const NUMBERS = 5;
