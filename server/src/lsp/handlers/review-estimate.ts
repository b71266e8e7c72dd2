import { REVIEW_ESTIMATE, type ReviewEstimateResult, type ReviewParams } from '../../protocol.ts';
import { describeEstimate } from '../../review/words.ts';
import { defineRequest } from '../handler.ts';
import { openReview } from '../review/open-review.ts';
import { readReviewParams } from '../review/review-params.ts';

export const reviewEstimate = defineRequest<ReviewParams, ReviewEstimateResult>({
  method: REVIEW_ESTIMATE,
  answer: async (session, params) => {
    const opened = await openReview(session, readReviewParams(params));
    if (opened.kind === 'failed') return opened;
    const { estimate } = opened.prepared;
    return { kind: 'estimated', title: opened.title, requests: estimate.requests, cost: describeEstimate(estimate) };
  },
});
