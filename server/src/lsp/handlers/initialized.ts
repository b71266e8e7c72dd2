import { DidChangeWatchedFilesNotification, WatchKind } from 'vscode-languageserver/node';
import { defineNotification } from '../handler.ts';

/** Asks a client that watches files to tell of those that decide what is a spec, and what is in one; and begins to index. */
export const initialized = defineNotification({
  method: 'initialized',
  take: (session) => {
    session.clientSettings.follow();
    session.index.start();
    if (!session.client.workspace?.didChangeWatchedFiles?.dynamicRegistration) return;
    const watchers = [
      { globPattern: '**/deliberate.{yaml,yml}' },
      { globPattern: '**/deliberate-baseline.json' },
      { globPattern: '**/*.{md,markdown}' },
      // A folder that comes or goes is told of alone, without the files in it.
      { globPattern: '**/*', kind: WatchKind.Create | WatchKind.Delete },
    ];
    session.ask('client/registerCapability', async () => {
      await session.connection.client.register(DidChangeWatchedFilesNotification.type, { watchers });
      session.watchesFiles = true;
    });
  },
});
