import type { ServerResponse } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import type { AnswerReply, CompletionRequest, Mishap, Reply } from './reply.ts';

/** Does to one request what the script says. */
export async function writeReply(reply: Reply, request: CompletionRequest | null, response: ServerResponse): Promise<void> {
  switch (reply.kind) {
    case 'answer':
      return reply.stream === false ? writeWhole(reply, response) : writeAnswer(reply, request, response);
    case 'status': {
      const { body = '' } = reply;
      const json = typeof body === 'object';
      response.writeHead(reply.status, { 'content-type': json ? 'application/json' : 'text/plain', ...reply.headers });
      response.write(json ? JSON.stringify(body) : body);
      if (reply.unfinished !== true) response.end();
      return;
    }
    case 'page':
      response.writeHead(200, { 'content-type': reply.contentType }).end(reply.body);
      return;
    case 'hang':
      if (reply.after === 'headers') begin(response);
      return;
    case 'hang-up':
      response.destroy();
      return;
    case 'mishap':
      begin(response);
      // Empty text: the mishap comes before the first word.
      if (reply.text !== '') response.write(event(delta({ content: reply.text })));
      return breakOff(reply.mishap, reply.text, response);
    case 'redirect':
      response.writeHead(reply.status ?? 307, { location: reply.location }).end();
      return;
  }
}

async function writeAnswer(reply: AnswerReply, request: CompletionRequest | null, response: ServerResponse): Promise<void> {
  begin(response);
  const { finishReason = 'stop', done = true } = reply;
  for (const each of deltasOf(reply)) await write(event(delta(each)), reply, response);
  if (finishReason !== null) await write(event(delta({}, finishReason)), reply, response);
  const usage = usageOf(reply);
  if (usage !== null && request?.stream_options?.include_usage) await write(event({ choices: [], usage }), reply, response);
  if (done) await write('data: [DONE]\n\n', reply, response);
  if (reply.ending === 'cut') return breakOff({ kind: 'cut' }, '', response);
  if (reply.ending !== 'keep-open') response.end();
}

function writeWhole(reply: AnswerReply, response: ServerResponse): void {
  const message = { role: 'assistant', content: reply.text, reasoning_content: reply.reasoning };
  const choices = [{ index: 0, message, finish_reason: reply.finishReason ?? 'stop' }];
  const body = JSON.stringify({ object: 'chat.completion', choices, usage: usageOf(reply) });
  response.writeHead(200, { 'content-type': 'application/json' }).end(body);
}

function deltasOf({ reasoning = '', reasoningIn, text, chunkSize = 24 }: AnswerReply): object[] {
  const place: NonNullable<AnswerReply['reasoningIn']> = reasoningIn ?? 'reasoning';
  const pieces = (whole: string, fields: readonly string[]) =>
    piecesOf(whole, chunkSize).map((piece) => Object.fromEntries(fields.map((name) => [name, piece])));
  switch (place) {
    case 'reasoning':
    case 'reasoning_content':
      return [...pieces(reasoning, [place]), ...pieces(text, ['content'])];
    case 'both-fields':
      return [...pieces(reasoning, ['reasoning', 'reasoning_content']), ...pieces(text, ['content'])];
    case 'think':
      return pieces(`<think>\n${reasoning}\n</think>\n\n${text}`, ['content']);
    case 'harmony':
      return pieces(
        `<|channel|>analysis<|message|>${reasoning}<|end|><|start|>assistant<|channel|>final<|message|>${text}<|return|>`,
        ['content'],
      );
    case 'text':
      return pieces(`${reasoning}\n\n${text}`, ['content']);
  }
}

/** Never cuts a surrogate pair: JSON could not carry its halves as UTF-8. */
function piecesOf(text: string, size: number): string[] {
  const characters = [...text];
  return Array.from({ length: Math.ceil(characters.length / size) }, (_, index) =>
    characters.slice(index * size, (index + 1) * size).join(''),
  );
}

function usageOf(reply: AnswerReply): object | null {
  if (reply.usage !== undefined) return reply.usage;
  return { prompt_tokens: 100, completion_tokens: Math.ceil((reply.text.length + (reply.reasoning ?? '').length) / 4) };
}

async function breakOff(mishap: Mishap, text: string, response: ServerResponse): Promise<void> {
  switch (mishap.kind) {
    case 'cut':
      // What was written must leave first, or nothing would arrive at all.
      response.write(': \n\n', () => response.destroy());
      return;
    case 'silence':
      return;
    case 'end':
      response.end();
      return;
    case 'malformed':
      response.write('data: {"choices": [{"delta": \n\n');
      response.end();
      return;
    case 'error':
      response.write(event({ error: mishap.error }));
      response.end('data: [DONE]\n\n');
      return;
    case 'flood':
      while (!response.closed) await send(event(delta({ content: text })), response);
      return;
    case 'endless-line':
      while (!response.closed) await send('x'.repeat(65_536), response);
      return;
    case 'comments':
      while (!response.closed) {
        await send(': still working\n\n', response);
        await pause(mishap.everyMs);
      }
  }
}

function begin(response: ServerResponse): void {
  response.writeHead(200, { 'content-type': 'text/event-stream; charset=utf-8', 'cache-control': 'no-cache' });
  response.flushHeaders();
}

function delta(fields: object, finishReason: string | null = null): object {
  return { object: 'chat.completion.chunk', choices: [{ index: 0, delta: fields, finish_reason: finishReason }] };
}

function event(payload: object): string {
  return `data: ${JSON.stringify(payload)}\n\n`;
}

async function write(text: string, { bytesPerWrite, delayMs = 0 }: AnswerReply, response: ServerResponse): Promise<void> {
  const bytes = Buffer.from(text);
  const size = bytesPerWrite ?? bytes.length;
  for (let start = 0; start < bytes.length && !response.closed; start += size) {
    await send(bytes.subarray(start, start + size), response);
    if (delayMs > 0) await pause(delayMs);
  }
}

/** Resolves once the piece has been handed to the system, so that pieces stay apart. */
function send(piece: string | Uint8Array, response: ServerResponse): Promise<void> {
  return new Promise((resolve) => {
    response.write(piece, () => setImmediate(resolve));
  });
}
