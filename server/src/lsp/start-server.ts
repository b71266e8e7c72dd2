import { HANDLERS } from './handlers.ts';
import { Session } from './session.ts';
import { connect, type Transport } from './transport/connect.ts';

/**
 * Serves one client over its standard streams or over Node's own channel, until the client ends it or goes away.
 *
 * @param options of the command line: `--stdio` or `--node-ipc`
 */
export async function startServer(options: readonly string[]): Promise<void> {
  const transport = options.find((option): option is Transport => option === '--stdio' || option === '--node-ipc');
  if (transport === undefined || (transport === '--node-ipc' && process.send === undefined)) {
    process.stderr.write('deliberate lsp is started by an editor: give it --stdio, or --node-ipc from a Node process.\n');
    process.exitCode = 2;
    return;
  }
  const connection = connect(transport, () => process.exit(session.phase === 'ended' ? 0 : 1));
  const session = new Session(connection, process.env);
  for (const handler of HANDLERS) handler.register(session);
  // A bug must not take the open documents with it.
  process.on('unhandledRejection', (error) => session.logFault('outside any request', error));
  process.on('uncaughtException', (error) => session.logFault('outside any request', error));
  connection.listen();
}
