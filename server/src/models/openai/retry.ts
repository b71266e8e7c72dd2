import type { ModelFault } from '../model.ts';

export interface RetryPolicy {
  /** all attempts at one request end within this; a stream that has begun may go on */
  readonly retryWindowMs: number;
  /** doubled after each attempt */
  readonly firstRetryDelayMs: number;
}

/**
 * How long to wait before the next attempt. The same faults always give the same delays.
 *
 * @param attempts how many have failed
 * @returns null where trying again is of no use, or would not fit into what is left of the window
 */
export function retryDelayMs(
  fault: ModelFault,
  retryAfterMs: number | null,
  attempts: number,
  elapsedMs: number,
  policy: RetryPolicy,
): number | null {
  if (!isPassing(fault)) return null;
  const delayMs = Math.max(policy.firstRetryDelayMs * 2 ** (attempts - 1), retryAfterMs ?? 0);
  return elapsedMs + delayMs < policy.retryWindowMs ? delayMs : null;
}

function isPassing(fault: ModelFault): boolean {
  switch (fault.kind) {
    case 'rate-limited':
      return fault.quotaExhausted !== true;
    case 'server-error':
      return fault.status !== 501;
    case 'cut-off':
      return true;
    // The others are the same a second later; and who waited for silence to end has waited long enough.
    default:
      return false;
  }
}
