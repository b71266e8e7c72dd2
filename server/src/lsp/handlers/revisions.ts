import { dirname } from 'node:path';
import { listRevisions } from '../../node/git-revisions.ts';
import { REVISIONS, type RevisionsParams, type RevisionsResult } from '../../protocol.ts';
import { defineRequest, InvalidParameters } from '../handler.ts';
import { filePathOf } from '../workspace/open-document.ts';

/** What a document may be compared with. */
export const revisions = defineRequest<RevisionsParams, RevisionsResult>({
  method: REVISIONS,
  answer: async (session, params) => {
    const { uri } = params ?? {};
    if (typeof uri !== 'string') throw new InvalidParameters('Unexpected parameters, expected uri');
    if (!session.trusted) return failed('Comparing runs git in this workspace: trust the workspace first.');
    const file = filePathOf(uri);
    if (file === null) return failed('This file was never saved, so there is no older version of it.');
    const listed = await listRevisions(dirname(file), file);
    return listed.kind === 'failed' ? listed : { kind: 'found', revisions: listed.value };
  },
});

function failed(message: string): RevisionsResult {
  return { kind: 'failed', message };
}
