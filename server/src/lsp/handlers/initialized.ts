import { DidChangeWatchedFilesNotification } from 'vscode-languageserver/node';
import { defineNotification } from '../handler.ts';

/** Asks a client that watches files to tell of those that decide what is a spec, and what is in one. */
export const initialized = defineNotification({
  method: 'initialized',
  take: (session) => {
    if (!session.client.workspace?.didChangeWatchedFiles?.dynamicRegistration) return;
    const watchers = [
      { globPattern: '**/deliberate.{yaml,yml}' },
      { globPattern: '**/deliberate-baseline.json' },
      { globPattern: '**/*.{md,markdown}' },
    ];
    session.ask('client/registerCapability', async () => {
      await session.connection.client.register(DidChangeWatchedFilesNotification.type, { watchers });
      session.watchesFiles = true;
    });
  },
});
