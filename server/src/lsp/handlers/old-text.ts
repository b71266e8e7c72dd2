import { dirname, isAbsolute } from 'node:path';
import { createPastOpener } from '../../node/past.ts';
import { OLD_TEXT, type OldTextParams } from '../../protocol.ts';
import { defineRequest, InvalidParameters } from '../handler.ts';

/** What a file was, for an editor that shows both versions side by side. */
export const oldText = defineRequest<OldTextParams, string | null>({
  method: OLD_TEXT,
  answer: async (session, params) => {
    const { file, revision } = params ?? {};
    if (typeof file !== 'string' || !isAbsolute(file) || typeof revision !== 'string')
      throw new InvalidParameters('Unexpected parameters, expected file, an absolute path, and revision');
    if (!session.trusted) return null;
    const past = await createPastOpener(revision, dirname(file))(dirname(file));
    const path = past.kind === 'found' ? await past.value.pathOf(file) : null;
    const read = past.kind === 'found' && path !== null ? await past.value.tree.read([path]) : null;
    return read?.kind === 'found' ? (read.value[0] ?? null) : null;
  },
});
