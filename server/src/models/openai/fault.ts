import type { ModelFault } from '../model.ts';
import { plainDetail } from '../plain-text.ts';
import { field, word } from './chunk.ts';
import { connectionFault } from './connection-fault.ts';

export interface FaultContext {
  readonly host: string;
  readonly model: string;
  readonly key: string | null;
}

/**
 * What an error thrown while asking means. Errors are read by their fields, so that the `openai` package need not be
 * loaded to tell them apart.
 *
 * @param error an `APIError` with a status where the endpoint answered with one, without where it wrote an error into
 *   its stream; a `SyntaxError` for an event that is not JSON; else whatever the connection failed with
 */
export function faultOf(error: unknown, context: FaultContext): ModelFault {
  const { host } = context;
  const status = field(error, 'status');
  if (typeof status === 'number') return statusFault(status, error, context);
  if (error instanceof SyntaxError) return { kind: 'not-a-model', detail: 'part of its answer is not JSON', host };
  if (field(error, 'error') !== undefined) return streamFault(error, context);
  return connectionFault(error, context);
}

/** The endpoint's own words, without its status, its markup and any key. */
export function detailOf(error: unknown, key: string | null): string {
  const body = field(error, 'error');
  const message = [field(body, 'message'), field(body, 'detail'), body, field(error, 'message')].find(
    (each) => typeof each === 'string' && each !== '',
  );
  return plainDetail(typeof message === 'string' ? message.replace(/^\d{3} (?:status code \(no body\))?/, '') : '', key);
}

function statusFault(status: number, error: unknown, context: FaultContext): ModelFault {
  const { host, model, key } = context;
  const code = word(field(error, 'code'));
  if (code === 'content_filter') return { kind: 'filtered', host };
  if (code === 'insufficient_quota' || status === 402)
    return { kind: 'rate-limited', retryAfterMs: null, quotaExhausted: true, host };
  if (status === 401 && key === null) return { kind: 'no-key', host };
  if (status === 401 || status === 403) return { kind: 'rejected-key', status, host };
  if (status === 429) return { kind: 'rate-limited', retryAfterMs: retryAfterMs(error), host };
  if (code === 'model_not_found' || (status === 404 && namesModel(error, model))) return { kind: 'unknown-model', model, host };
  if (status === 404 || status === 405)
    return { kind: 'not-a-model', detail: `nothing answers at /chat/completions there, ${status}`, host };
  if (status < 400) return { kind: 'not-a-model', detail: redirectDetail(status, error), host };
  if (status >= 500 || status === 408 || status === 409 || status === 425) return { kind: 'server-error', status, host };
  return { kind: 'bad-request', status, detail: detailOf(error, key), host };
}

/** An error object inside a stream: its code may be a status or a word. */
function streamFault(error: unknown, context: FaultContext): ModelFault {
  const code = word(field(error, 'code'));
  const status = Number(code || word(field(field(error, 'error'), 'status')));
  const named = `${code} ${word(field(error, 'type'))}`;
  const implied = Object.entries(STATUS_OF_WORD).find(([word]) => named.includes(word))?.[1];
  const known = status >= 400 && status <= 599 ? status : implied;
  const detail = detailOf(error, context.key);
  if (known === undefined || known >= 500) return { kind: 'server-error', status: known ?? 200, detail, host: context.host };
  return statusFault(known, error, context);
}

const STATUS_OF_WORD: Readonly<Record<string, number>> = {
  insufficient_quota: 429,
  rate_limit: 429,
  invalid_api_key: 401,
  authentication: 401,
  permission: 403,
  not_found: 404,
  context_length: 400,
  invalid_request: 400,
  content_filter: 400,
};

function namesModel(error: unknown, model: string): boolean {
  const body = JSON.stringify(field(error, 'error') ?? '');
  return body.includes(JSON.stringify(model).slice(1, -1)) || /\bmodel\b/i.test(body);
}

function redirectDetail(status: number, error: unknown): string {
  const location = header(error, 'location');
  if (status < 300 || location === null) return `it answers with status ${status}`;
  const target = URL.parse(location)?.host;
  return `it redirects to ${plainDetail(target ?? 'another path')}, and a key is never sent on`;
}

/** @returns null where the endpoint does not say, or says it in a way that is no time */
export function retryAfterMs(error: unknown): number | null {
  const ms = statedWaitMs(error);
  return ms !== null && ms <= LONGEST_WAIT_MS ? ms : null;
}

/** A week; nobody is told to wait for longer. */
const LONGEST_WAIT_MS = 7 * 24 * 3_600_000;

function statedWaitMs(error: unknown): number | null {
  const ms = Number(header(error, 'retry-after-ms') ?? Number.NaN);
  if (ms >= 0) return ms;
  const value = header(error, 'retry-after')?.trim() ?? '';
  if (/^\d+(\.\d+)?$/.test(value)) return Number(value) * 1000;
  const date = Date.parse(value);
  return Number.isNaN(date) ? null : Math.max(0, date - Date.now());
}

function header(error: unknown, name: string): string | null {
  const headers = field(error, 'headers');
  return headers instanceof Headers ? headers.get(name) : null;
}
