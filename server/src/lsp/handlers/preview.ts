import { PREVIEW, type PreviewParams, type PreviewResult } from '../../protocol.ts';
import { defineRequest, InvalidParameters } from '../handler.ts';
import { runPreview } from '../preview/run-preview.ts';

export const preview = defineRequest<PreviewParams, PreviewResult>({
  method: PREVIEW,
  answer: async (session, params, token) => {
    const { token: name, uri, prompt, model, category } = params ?? {};
    if ([name, uri, prompt, model, category ?? ''].some((each) => typeof each !== 'string'))
      throw new InvalidParameters('Unexpected parameters, expected token, uri, prompt and model');
    const stop = new AbortController();
    const cancellation = token.onCancellationRequested(() => stop.abort());
    if (token.isCancellationRequested) stop.abort();
    try {
      const known = { token: name, uri, prompt, model, ...(category == null ? {} : { category }) };
      return await runPreview(session, known, AbortSignal.any([stop.signal, session.ended.signal]));
    } finally {
      cancellation.dispose();
    }
  },
});
