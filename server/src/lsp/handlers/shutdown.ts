import type { Handler } from '../handler.ts';

/** Ends what models are still asked. The process itself ends by `exit`, or when the client is gone. */
export const shutdown: Handler = {
  method: 'shutdown',
  register: (session) => {
    session.connection.onShutdown(() => {
      session.phase = 'ended';
      session.ended.abort();
      session.index.end();
    });
  },
};
