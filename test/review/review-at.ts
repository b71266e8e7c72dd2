import { openModel } from '../../server/src/models/registry.ts';
import type { KeptAnswer, ReviewCache } from '../../server/src/review/kept-answers.ts';
import { planReview } from '../../server/src/review/plan.ts';
import type { Review, ReviewProgress } from '../../server/src/review/review.ts';
import { reviewSpec } from '../../server/src/review/review-spec.ts';
import { parseSpec } from '../../server/src/spec/index.ts';
import { type ModelServer, type Script, startModelServer } from '../model-server.ts';
import { SPEC } from './proposals.ts';

export interface At {
  readonly text?: string;
  readonly runs?: number;
  readonly section?: string | null;
  readonly cache?: ReviewCache;
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: ReviewProgress, server: ModelServer) => void;
  readonly limits?: { readonly firstByteTimeoutMs?: number; readonly silenceTimeoutMs?: number };
}

export interface Reviewed {
  readonly review: Review;
  readonly server: ModelServer;
  readonly durationMs: number;
}

/** Has a real endpoint that follows the script review a text. */
export async function reviewAt(script: Script, at: At = {}): Promise<Reviewed> {
  const server = await startModelServer(script);
  const start = performance.now();
  try {
    const opened = openModel('openai:test-model', { OPENAI_BASE_URL: server.url }, { retryWindowMs: 0, ...at.limits });
    if (opened.kind === 'refused') throw new Error(opened.message);
    const cache = at.cache ?? memoryCache();
    const { text = SPEC, runs = 1, section = null, signal = new AbortController().signal } = at;
    const spec = parseSpec([{ path: 'spec.md', text }]);
    const respondent = { model: 'openai:test-model', endpoint: '' };
    const plan = planReview({ spec, respondent, runs, section, cache, countTokens: (words) => Math.ceil(words.length / 4) });
    const onProgress = (progress: ReviewProgress) => at.onProgress?.(progress, server);
    const review = await reviewSpec({ spec, plan, model: opened.model, cache, signal, onProgress });
    return { review, server, durationMs: performance.now() - start };
  } finally {
    await server.close();
  }
}

interface MemoryCache extends ReviewCache {
  readonly size: () => number;
  readonly all: () => ReadonlyMap<string, KeptAnswer>;
}

/** @param other what it begins with */
export function memoryCache(other?: MemoryCache): MemoryCache {
  const answers = new Map(other?.all());
  return {
    all: () => answers,
    get: (key) => answers.get(key) ?? null,
    put: (key, kept) => void answers.set(key, structuredClone(kept)),
    size: () => answers.size,
  };
}
