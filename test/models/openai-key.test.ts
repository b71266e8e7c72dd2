import { afterEach, describe, expect, test, vi } from 'vitest';
import { faultSentence } from '../../server/src/models/sentences.ts';
import { startModelServer } from '../model-server.ts';
import { ask, askServer, faultFrom } from './ask.ts';
import { NAMED_REPLIES } from './named-replies.ts';

const KEY = 'sk-test-0123456789abcdef';
/** a key that looks like none */
const PLAIN_KEY = 'correct horse battery staple'.replaceAll(' ', '.');

afterEach(() => vi.unstubAllEnvs());

describe('a key', () => {
  test('goes to the endpoint that it was given for', async () => {
    const { server } = await ask({ kind: 'answer', text: 'Yes.' }, { key: ` ${KEY}\n` });
    expect(server.requests[0]?.headers.authorization).toBe(`Bearer ${KEY}`);
  });

  test('is not needed elsewhere than at OpenAI', async () => {
    const { end, server } = await ask({ kind: 'answer', text: 'Yes.' });
    expect(end.kind).toBe('finished');
    expect(server.requests[0]?.headers.authorization).toBeUndefined();
  });

  test('is needed at OpenAI, which is not even asked without', async () => {
    const { end } = await askServer(undefined as never, 'https://api.openai.com/v1');
    expect(end).toEqual({ kind: 'failed', fault: { kind: 'no-key', host: 'api.openai.com' } });
  });

  test.each([301, 302, 303, 307, 308])('is not carried along by a redirect with status %i', async (status) => {
    const other = await startModelServer({ kind: 'answer', text: 'Thank you for the key.' });
    const { end } = await ask({ kind: 'redirect', status, location: `${other.url}/chat/completions` }, { key: KEY });
    expect(other.requests).toHaveLength(0);
    expect(end).toMatchObject({
      kind: 'failed',
      fault: { kind: 'not-a-model', detail: expect.stringContaining(other.host) },
    });
    await other.close();
  });

  test.each([KEY, PLAIN_KEY])('that an endpoint echoes is in neither fault nor sentence: %s', async (key) => {
    const fault = await faultFrom(NAMED_REPLIES['key-echoed'], { key });
    expect(fault).toMatchObject({ kind: 'bad-request', detail: expect.stringContaining('(hidden)') });
    expect(JSON.stringify(fault) + faultSentence(fault)).not.toContain(key);
  });

  test('that an endpoint echoes inside its stream is hidden as well', async () => {
    const error = { message: `Key ${PLAIN_KEY} is odd`, type: 'server_error' };
    const fault = await faultFrom({ kind: 'mishap', text: '', mishap: { kind: 'error', error } }, { key: PLAIN_KEY });
    expect(JSON.stringify(fault) + faultSentence(fault)).not.toContain(PLAIN_KEY);
  });

  test('that stands in a redirect’s address is hidden as well', async () => {
    const fault = await faultFrom({ kind: 'redirect', location: `https://${KEY}@x.example/${KEY}` }, { key: KEY });
    expect(JSON.stringify(fault) + faultSentence(fault)).not.toContain(KEY);
  });
});

test('nothing is taken from the process’s own environment', async () => {
  vi.stubEnv('OPENAI_API_KEY', 'sk-from-the-process');
  vi.stubEnv('OPENAI_ADMIN_KEY', 'sk-admin-from-the-process');
  vi.stubEnv('OPENAI_ORG_ID', 'organization-from-the-process');
  vi.stubEnv('OPENAI_PROJECT_ID', 'project-from-the-process');
  vi.stubEnv('OPENAI_CUSTOM_HEADERS', 'X-Custom: custom-from-the-process\nAuthorization: Bearer from-the-process');
  vi.stubEnv('OPENAI_BASE_URL', 'http://from-the-process.invalid/v1');
  vi.stubEnv('OPENAI_LOG', 'debug');
  const log = ['log', 'debug', 'info', 'warn', 'error'].map((name) => vi.spyOn(console, name as 'log'));
  const { end, server } = await ask({ kind: 'answer', text: 'Yes.' });
  await ask(NAMED_REPLIES.malformed);
  expect(end.kind).toBe('finished');
  expect(JSON.stringify(server.requests[0]?.headers)).not.toContain('from-the-process');
  expect(log.flatMap((spy) => spy.mock.calls)).toEqual([]);
});
