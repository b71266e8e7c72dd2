import { randomUUID } from 'node:crypto';
import type * as vscode from 'vscode';
import type { LanguageClient } from 'vscode-languageclient/node';
import {
  REVIEW,
  REVIEW_DISMISSAL,
  REVIEW_ESTIMATE,
  REVIEW_PROGRESS,
  type ReviewDismissalParams,
  type ReviewDismissalResult,
  type ReviewEstimateResult,
  type ReviewParams,
  type ReviewProgressParams,
  type ReviewResult,
} from '../../../server/src/protocol.ts';

export type ReviewRequest = Omit<ReviewParams, 'token'>;

/** Has a spec reviewed. Never rejects: a server that fails is a failed review, in words for a person. */
export async function runReview(
  client: LanguageClient,
  request: ReviewRequest,
  onProgress: (progress: ReviewProgressParams) => void,
  cancellation: vscode.CancellationToken,
): Promise<ReviewResult> {
  const token = randomUUID();
  const told = client.onNotification(REVIEW_PROGRESS, (progress: ReviewProgressParams) => {
    if (progress.token === token) onProgress(progress);
  });
  try {
    // What was answered before a cancellation still comes, so it is waited for.
    return await client.sendRequest<ReviewResult>(REVIEW, { ...request, token }, cancellation);
  } catch (error) {
    if (cancellation.isCancellationRequested) return { kind: 'cancelled' };
    return { kind: 'failed', message: failureSentence(error) };
  } finally {
    told.dispose();
  }
}

/** What a review would cost. Never rejects. */
export async function estimateReview(client: LanguageClient, request: ReviewRequest): Promise<ReviewEstimateResult> {
  try {
    return await client.sendRequest<ReviewEstimateResult>(REVIEW_ESTIMATE, { ...request, token: randomUUID() });
  } catch (error) {
    return { kind: 'failed', message: failureSentence(error) };
  }
}

/** The comment that dismisses a finding, as an edit; null where none can stand there. Never rejects. */
export async function findDismissal(
  client: LanguageClient,
  params: ReviewDismissalParams,
): Promise<ReviewDismissalResult | null> {
  try {
    return await client.sendRequest<ReviewDismissalResult | null>(REVIEW_DISMISSAL, params);
  } catch {
    return null;
  }
}

function failureSentence(error: unknown): string {
  const reason = error instanceof Error ? error.message : String(error);
  return `Deliberate's language server could not do this (${reason}). Try again; if it happens again, the "Deliberate" output says more.`;
}
