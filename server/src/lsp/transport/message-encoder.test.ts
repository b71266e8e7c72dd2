import { expect, test } from 'vitest';
import type { Message } from 'vscode-languageserver/node';
import { createMessageEncoder } from './message-encoder.ts';
import { WrittenJson } from './written-json.ts';

const diagnostic = (message: string) => ({
  message,
  range: { start: { line: 1, character: 2 }, end: { line: 3, character: 4 } },
});

test('diagnostics are written as JSON writes them, the first time and the next', () => {
  const encode = createMessageEncoder();
  const [one, other] = [diagnostic('“one” ]}} \u2028'), diagnostic('other')];
  for (const diagnostics of [[], [one], [one, other], [other, one, other]]) {
    const method = 'textDocument/publishDiagnostics';
    const message = { jsonrpc: '2.0', method, params: { uri: 'file:///a.md', version: 3, diagnostics } };
    expect(JSON.parse(Buffer.concat(encode(message)).toString())).toEqual(message);
  }
});

test('other messages are written as JSON writes them', () => {
  const encode = createMessageEncoder();
  for (const message of [
    { jsonrpc: '2.0', id: 1, result: null },
    { jsonrpc: '2.0', method: 'textDocument/publishDiagnostics', params: {} },
    { jsonrpc: '2.0', method: 'telemetry/event', params: { diagnostics: [diagnostic('x')] } },
  ])
    expect(JSON.parse(Buffer.concat(encode(message)).toString())).toEqual(message);
});

test('an answer that is written already is sent as it is', () => {
  const result = new WrittenJson([Buffer.from('[{"a":'), Buffer.from('"“one” 💣"}]')]);
  const pieces = createMessageEncoder()({ jsonrpc: '2.0', id: 1, result } as Message);
  const message = { jsonrpc: '2.0', id: 1, result: [{ a: '“one” 💣' }] };
  expect(JSON.parse(Buffer.concat(pieces).toString())).toEqual(message);
  expect(JSON.parse(JSON.stringify({ jsonrpc: '2.0', id: 1, result }))).toEqual(message);
});
