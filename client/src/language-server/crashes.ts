const MOST_CRASHES = 4;
const WITHIN_MS = 3 * 60_000;

/**
 * Decides whether a server that went away unasked is started again: a fifth time within three minutes it is not, since it would
 * go away again.
 *
 * @returns a function to call at each crash
 */
export function createCrashCounter(): (nowMs: number) => 'restart' | 'give-up' {
  let crashes: readonly number[] = [];
  return (nowMs) => {
    crashes = [...crashes.filter((atMs) => nowMs - atMs < WITHIN_MS), nowMs];
    return crashes.length <= MOST_CRASHES ? 'restart' : 'give-up';
  };
}
