import type { Message } from 'vscode-languageserver/node';
import { WrittenJson } from './written-json.ts';

/** The body of a message, in pieces that follow one another. */
type Encoder = (message: Message) => readonly Buffer[];

/**
 * Writes messages as JSON. A diagnostic that was sent before is not written again: with every letter that is typed, nearly all of
 * hundreds are the same objects as before.
 */
export function createMessageEncoder(): Encoder {
  const written = new WeakMap<object, Buffer>();
  return (message) => publishOf(message, write) ?? answerOf(message) ?? [Buffer.from(JSON.stringify(message))];

  function write(diagnostic: object): Buffer {
    const known = written.get(diagnostic) ?? Buffer.from(JSON.stringify(diagnostic));
    written.set(diagnostic, known);
    return known;
  }
}

/** Null for any message but one of diagnostics. */
function publishOf(message: Message, write: (diagnostic: object) => Buffer): readonly Buffer[] | null {
  const { method, params, ...envelope } = message as Message & { method?: string; params?: { diagnostics?: unknown } };
  if (method !== 'textDocument/publishDiagnostics' || !Array.isArray(params?.diagnostics)) return null;
  const { diagnostics, ...rest } = params;
  const text = JSON.stringify({ ...envelope, method, params: { ...rest, diagnostics: [] } });
  const parts: Buffer[] = [Buffer.from(text.slice(0, -END.length))];
  for (const [index, diagnostic] of (diagnostics as readonly object[]).entries())
    parts.push(index === 0 ? OPEN : COMMA, write(diagnostic));
  if (parts.length === 1) parts.push(OPEN);
  parts.push(CLOSE);
  return parts;
}

/** Null for any message but an answer that is written already. */
function answerOf(message: Message): readonly Buffer[] | null {
  const { result, ...envelope } = message as Message & { result?: unknown };
  if (!(result instanceof WrittenJson)) return null;
  const head = JSON.stringify(envelope).slice(0, -1);
  return [Buffer.from(`${head},"result":`), ...result.pieces, Buffer.from('}')];
}

/** How the text of such a message without any ends. */
const END = '[]}}';
const OPEN = Buffer.from('[');
const COMMA = Buffer.from(',');
const CLOSE = Buffer.from(']}}');
