import { InvalidParameters } from '../handler.ts';
import { type ServerCommand, textOf } from './command.ts';

/** The author says what a file is, until the server ends: `{uri, kind}` with `spec`, `other`, or null to have it decided again. */
export const treatAs: ServerCommand = {
  name: 'deliberate.server.treatAs',
  title: 'Treat as a spec or not',
  only: 'uri',
  run: async (session, argument) => {
    const kind = argument['kind'] ?? null;
    if (!(kind === null || kind === 'spec' || kind === 'other'))
      throw new InvalidParameters('Unexpected argument kind, expected spec, other or null');
    session.workspace.choose(textOf(argument, 'uri'), kind);
    session.refresh();
    return null;
  },
};
