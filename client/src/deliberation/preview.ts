import { randomUUID } from 'node:crypto';
import type * as vscode from 'vscode';
import type { LanguageClient } from 'vscode-languageclient/node';
import {
  PREVIEW,
  PREVIEW_EVENT,
  type PreviewEventParams,
  type PreviewParams,
  type PreviewResult,
} from '../../../server/src/protocol.ts';

/**
 * Puts a prompt to a spec. Never rejects: a server that fails is a failed preview, in words for a person.
 *
 * @param onEvent called for each piece, in order, and never after the preview was cancelled
 */
export async function runPreview(
  client: LanguageClient,
  request: Omit<PreviewParams, 'token'>,
  onEvent: (event: PreviewEventParams) => void,
  cancellation: vscode.CancellationToken,
): Promise<PreviewResult> {
  const token = randomUUID();
  const events = client.onNotification(PREVIEW_EVENT, (event: PreviewEventParams) => {
    if (event.token === token && !cancellation.isCancellationRequested) onEvent(event);
  });
  // A cancelled preview is over for the person at once, however long the server takes to hear of it.
  const cancelled = new Promise<PreviewResult>((resolve) => {
    cancellation.onCancellationRequested(() => resolve({ kind: 'cancelled' }));
  });
  try {
    return await Promise.race([client.sendRequest<PreviewResult>(PREVIEW, { ...request, token }, cancellation), cancelled]);
  } catch (error) {
    if (cancellation.isCancellationRequested) return { kind: 'cancelled' };
    return { kind: 'failed', message: failureSentence(error) };
  } finally {
    events.dispose();
  }
}

function failureSentence(error: unknown): string {
  const reason = error instanceof Error ? error.message : String(error);
  return `Deliberate's language server could not do this (${reason}). Try again; if it happens again, the "Deliberate" output says more.`;
}
