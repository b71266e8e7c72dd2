import { expect, test } from 'vitest';
import { endpointEnvironment, endpointHost } from './environment.ts';

const nothing = { baseUrlSetting: '', editorEnvironment: {}, storedKeys: {} };

test("without any setting the server's own default holds, without a key", () => {
  expect(endpointEnvironment(nothing)).toEqual({
    OPENAI_API_KEY: undefined,
    OPENAI_BASE_URL: undefined,
  });
});

test('a stored key goes to the host it was entered for', () => {
  const storedKeys = { 'api.openai.com': 'stored' };
  expect(endpointEnvironment({ ...nothing, storedKeys }).OPENAI_API_KEY).toBe('stored');
});

test('a stored key goes to no other host, nor to another port of its host', () => {
  const storedKeys = { [String(endpointHost({ ...nothing, baseUrlSetting: 'http://localhost:8000/v1' }))]: 'stored' };
  const keyFor = (baseUrlSetting: string) => endpointEnvironment({ ...nothing, baseUrlSetting, storedKeys }).OPENAI_API_KEY;
  expect(keyFor('http://localhost:8000/v1')).toBe('stored');
  expect(keyFor('http://localhost:9000/v1')).toBeUndefined();
  expect(keyFor('http://localhost:8000.example.com/v1')).toBeUndefined();
  expect(keyFor('http://localhost:8000@example.com/v1')).toBeUndefined();
});

test('a key that was entered for an encrypted address is never sent in the clear', () => {
  const storedKeys = { 'api.openai.com': 'stored', 'example.com:8000': 'stored' };
  const keyFor = (baseUrlSetting: string) => endpointEnvironment({ ...nothing, baseUrlSetting, storedKeys }).OPENAI_API_KEY;
  expect(keyFor('https://api.openai.com/v1')).toBe('stored');
  expect(keyFor('http://api.openai.com/v1')).toBeUndefined();
  expect(keyFor('https://example.com:8000/v1')).toBe('stored');
  expect(keyFor('http://example.com:8000/v1')).toBeUndefined();
});

test("the editor's own key goes to the editor's own endpoint", () => {
  const editorEnvironment = { OPENAI_API_KEY: 'inherited', OPENAI_BASE_URL: 'https://models.example.com/v1' };
  expect(endpointEnvironment({ ...nothing, editorEnvironment })).toEqual({
    OPENAI_API_KEY: 'inherited',
    OPENAI_BASE_URL: 'https://models.example.com/v1',
  });
});

test("a base URL setting takes the editor's own key away", () => {
  const editorEnvironment = { OPENAI_API_KEY: 'inherited' };
  const baseUrlSetting = 'https://elsewhere.example.com/v1';
  expect(endpointEnvironment({ ...nothing, baseUrlSetting, editorEnvironment }).OPENAI_API_KEY).toBeUndefined();
});

test('a host named like a property of every object has no key', () => {
  expect(endpointEnvironment({ ...nothing, baseUrlSetting: 'http://constructor/v1' }).OPENAI_API_KEY).toBeUndefined();
});

test('what is no web address has no host', () => {
  expect(endpointHost({ baseUrlSetting: 'localhost:8000', editorEnvironment: {} })).toBeNull();
  expect(endpointHost({ baseUrlSetting: ' https://a.example.com/v1 ', editorEnvironment: {} })).toBe('a.example.com');
});
