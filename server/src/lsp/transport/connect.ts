import { Console } from 'node:console';
import { type Connection, createConnection, LSPErrorCodes, type Message, type RequestMessage } from 'vscode-languageserver/node';
import { StdioReader } from './stdio-reader.ts';
import { StdioWriter } from './stdio-writer.ts';

export type Transport = '--stdio' | '--node-ipc';

/**
 * A connection to the process that started this one.
 *
 * @param onEnd called once, when that process closed its end or is gone
 */
export function connect(transport: Transport, onEnd: () => void): Connection {
  switch (transport) {
    case '--node-ipc':
      // An editor that dies closes the channel, but its server would live on.
      process.once('disconnect', onEnd);
      // The transport is found in the process's own arguments.
      return createConnection(STRATEGY);
    case '--stdio':
      return connectStreams(onEnd);
  }
}

function connectStreams(onEnd: () => void): Connection {
  // Standard output is for messages: whatever a library prints goes beside it.
  globalThis.console = new Console(process.stderr, process.stderr);
  const writer = new StdioWriter(process.stdout);
  const reader = new StdioReader(process.stdin, (refusal) => void writer.write(refusal).catch(() => undefined));
  reader.onClose(onEnd);
  return createConnection(reader, writer, STRATEGY);
}

/** A request that was cancelled while it waited is answered without being worked on. */
const STRATEGY = {
  connectionStrategy: {
    cancelUndispatched: (message: Message) => ({
      jsonrpc: message.jsonrpc,
      id: (message as RequestMessage).id,
      error: { code: LSPErrorCodes.RequestCancelled, message: 'cancelled' },
    }),
  },
};
