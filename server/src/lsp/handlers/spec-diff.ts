import { DIFF, type DiffParams, type DiffResult } from '../../protocol.ts';
import { runDiff } from '../diff/run-diff.ts';
import { defineRequest, InvalidParameters } from '../handler.ts';

export const specDiff = defineRequest<DiffParams, DiffResult>({
  method: DIFF,
  answer: (session, params) => {
    const { uri, revision } = params ?? {};
    if (typeof uri !== 'string' || typeof revision !== 'string')
      throw new InvalidParameters('Unexpected parameters, expected uri and revision');
    return runDiff(session, { uri, revision });
  },
});
