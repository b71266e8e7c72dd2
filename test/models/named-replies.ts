import type { Script } from '../model-server.ts';
import { deliberate } from './deliberating.ts';
import type { Reply } from './reply.ts';

const WORDS = 'The spec says ';

/** Misbehaviours by name, for tests that go through them all and for trying one by hand. */
export const NAMED_REPLIES = {
  deliberating: ({ body }) => deliberate(body),
  'rejected-key': { kind: 'status', status: 401, body: error('Incorrect API key provided.', 'invalid_api_key') },
  forbidden: { kind: 'status', status: 403, body: error('This project may not use the model.', 'forbidden') },
  'unknown-model': ({ body }) => ({
    kind: 'status',
    status: 404,
    body: error(`The model \`${body?.model}\` does not exist.`, 'model_not_found'),
  }),
  'bad-request': {
    kind: 'status',
    status: 400,
    body: error('The context is 4096 tokens long at most.', 'context_length_exceeded'),
  },
  'rate-limited': {
    kind: 'status',
    status: 429,
    headers: { 'retry-after': '120' },
    body: error('Too many requests.', 'rate_limit_exceeded'),
  },
  'server-error': { kind: 'status', status: 500, body: error('Internal error.', 'server_error') },
  overloaded: { kind: 'status', status: 503, body: 'Service Unavailable' },
  hang: { kind: 'hang', after: 'nothing' },
  'hang-after-headers': { kind: 'hang', after: 'headers' },
  silence: breakingOff({ kind: 'silence' }),
  cut: breakingOff({ kind: 'cut' }),
  'no-end': breakingOff({ kind: 'end' }),
  empty: { kind: 'answer', text: '' },
  truncated: { kind: 'answer', text: WORDS, finishReason: 'length' },
  html: { kind: 'page', contentType: 'text/html', body: '<!doctype html><title>Sign in</title><p>Please sign in.' },
  malformed: breakingOff({ kind: 'malformed' }),
  'error-in-stream': breakingOff({ kind: 'error', error: { message: 'The engine died.', type: 'server_error' } }),
  flood: breakingOff({ kind: 'flood' }),
  redirect: { kind: 'redirect', location: 'https://login.example.com/' },
  'key-echoed': ({ headers }) => ({
    kind: 'status',
    status: 400,
    body: error(`Bad key: ${headers.authorization?.slice('Bearer '.length)}`, 'bad_key'),
  }),
} as const satisfies Record<string, Script>;

/** An error's body, as OpenAI writes it. */
function error(message: string, code: string): object {
  return { error: { message, type: 'invalid_request_error', param: null, code } };
}

function breakingOff(mishap: Extract<Reply, { kind: 'mishap' }>['mishap']): Reply {
  return { kind: 'mishap', text: WORDS, mishap };
}
