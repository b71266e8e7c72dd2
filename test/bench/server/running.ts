import { mkdtempSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { BenchDocument } from './documents.ts';
import { LanguageServer, type ServerCommand } from './language-server.ts';

/** How long a server must be silent for its diagnostics to be taken as final. */
export const FINAL_MS = 2000;

/** A server in a folder of its own that holds the document; not initialized. */
export function startServer(command: ServerCommand, { text }: BenchDocument, folder: string): LanguageServer {
  const home = mkdtempSync(join(folder, 'workspace-'));
  writeFileSync(join(home, 'spec.md'), text);
  return new LanguageServer(command, pathToFileURL(home).href, 'spec.md');
}

/**
 * Runs something with servers that have each answered for the opened document, and ends them after it. A peer that does not
 * come so far, twice, is left out in a printed line.
 *
 * @throws Error where it is no peer
 */
export async function withServers<T>(
  commands: readonly ServerCommand[],
  document: BenchDocument,
  folder: string,
  use: (servers: readonly LanguageServer[]) => Promise<T>,
): Promise<T> {
  const servers: LanguageServer[] = [];
  try {
    for (const command of commands) {
      const server = (await openIn(command, document, folder)) ?? (await openIn(command, document, folder));
      if (server) servers.push(server);
      else if (command.isPeer) console.log(`Without ${command.name}`);
      else throw new Error(`${command.name} could not be measured`);
    }
    return await use(servers);
  } finally {
    for (const server of servers) server.process.end();
  }
}

async function openIn(command: ServerCommand, document: BenchDocument, folder: string): Promise<LanguageServer | null> {
  const server = startServer(command, document, folder);
  try {
    await server.initialize();
    server.open(document.text);
    await server.diagnosticsOf(1);
    await server.quiet(command.publishesTwice ? FINAL_MS : 300);
    return server;
  } catch (error) {
    console.log(`${command.name}: ${(error as Error).message}`);
    server.process.end();
    return null;
  }
}
