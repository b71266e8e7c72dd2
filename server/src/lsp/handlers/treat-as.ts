import { TREAT_AS, type TreatAsParams } from '../../protocol.ts';
import { defineRequest, InvalidParameters } from '../handler.ts';

export const treatAs = defineRequest<TreatAsParams, null>({
  method: TREAT_AS,
  answer: (session, params) => {
    const { uri, kind } = params ?? {};
    if (typeof uri !== 'string' || !(kind === null || kind === 'spec' || kind === 'other'))
      throw new InvalidParameters('Unexpected parameters, expected uri, and kind: spec, other or null');
    session.workspace.choose(uri, kind);
    session.refresh();
    return null;
  },
});
