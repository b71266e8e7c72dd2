import { createConnection, LSPErrorCodes, type Message, type RequestMessage } from 'vscode-languageserver/node';
import { HANDLERS } from './handlers.ts';
import { Session } from './session.ts';

/**
 * Serves one client over its standard streams or over Node's own channel, until the client ends it or goes away.
 *
 * @param options of the command line: `--stdio` or `--node-ipc`
 */
export async function startServer(options: readonly string[]): Promise<void> {
  const transport = options.find((option) => option === '--stdio' || option === '--node-ipc');
  if (transport === undefined || (transport === '--node-ipc' && process.send === undefined)) {
    process.stderr.write('deliberate lsp is started by an editor: give it --stdio, or --node-ipc from a Node process.\n');
    process.exitCode = 2;
    return;
  }
  // The transport is found in the process's own arguments, and standard output is then closed to everything else.
  const connection = createConnection({ connectionStrategy: { cancelUndispatched: answerCancelled } });
  const session = new Session(connection, process.env);
  for (const handler of HANDLERS) handler.register(session);
  // An editor that dies closes the channel, but its server would live on.
  process.once('disconnect', () => process.exit(1));
  process.on('unhandledRejection', (error) => session.logFault('outside any request', error));
  connection.listen();
}

/** A request that was cancelled while it waited is answered without being worked on. */
function answerCancelled(message: Message) {
  const { id } = message as RequestMessage;
  return { jsonrpc: message.jsonrpc, id, error: { code: LSPErrorCodes.RequestCancelled, message: 'cancelled' } };
}
