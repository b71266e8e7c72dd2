import { REVIEW, type ReviewParams, type ReviewResult } from '../../protocol.ts';
import { defineRequest } from '../handler.ts';
import { readReviewParams } from '../review/review-params.ts';
import { runReview } from '../review/run-review.ts';

export const review = defineRequest<ReviewParams, ReviewResult>({
  method: REVIEW,
  answer: async (session, params, token) => {
    const known = readReviewParams(params);
    const stop = new AbortController();
    const cancellation = token.onCancellationRequested(() => stop.abort());
    if (token.isCancellationRequested) stop.abort();
    try {
      return await runReview(session, known, AbortSignal.any([stop.signal, session.ended.signal]));
    } finally {
      cancellation.dispose();
    }
  },
});
