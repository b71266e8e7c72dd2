import type { AnswerCache } from '../models/kept-model.ts';
import { createAnswerCache } from '../node/answer-cache.ts';
import { cacheFolder } from '../node/cache-folder.ts';
import { createHistory, type DeliberationHistory } from '../node/deliberation-history.ts';
import { clearKeptRuns } from '../node/kept-runs.ts';
import { openLocalDatabase } from '../node/local-database.ts';
import { clearDiskCache } from '../review/disk-cache.ts';
import { once } from '../spec/once.ts';
import type { Session } from './session.ts';

/** What one server remembers of earlier ones, on this machine and outside of every workspace. */
export interface Memory {
  readonly answers: AnswerCache;
  readonly history: DeliberationHistory;
  /** Forgets all of it, reviews and outcomes of lint included; the bytes that were freed, null where it could not be done. */
  readonly clear: () => Promise<number | null>;
}

/** Opens it when it is first needed; it is closed when the client ends. */
export function createMemory(session: Session): () => Promise<Memory> {
  return once(async () => {
    const folder = cacheFolder(session.environment);
    const local = await openLocalDatabase(folder, (message) => session.log(message, 'warning'));
    session.ended.signal.addEventListener('abort', local.close);
    return {
      answers: createAnswerCache(local, Date.now),
      history: createHistory(local, Date.now),
      clear: async () => {
        const [freed, freedOfLint] = [await local.clear(), await clearKeptRuns(folder)];
        return freed === null || freedOfLint === null ? null : freed + freedOfLint + (await clearDiskCache(folder));
      },
    };
  });
}
