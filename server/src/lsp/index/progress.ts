import type { CancellationToken } from 'vscode-languageserver/node';
import type { Session } from '../session.ts';

/** Work that a client shows while it goes on. */
export interface Progress {
  readonly report: (done: number, total: number) => void;
  readonly end: () => void;
  /** null where the client shows no work */
  readonly token: CancellationToken | null;
}

/** So often at most, since each report is a message. */
const INTERVAL_MS = 200;

/** Shows work with a button that cancels it, where the client shows work. */
export async function beginProgress(session: Session, title: string): Promise<Progress> {
  if (!session.client.window?.workDoneProgress) return { report: () => undefined, end: () => undefined, token: null };
  const reporter = await session.connection.window.createWorkDoneProgress();
  reporter.begin(title, 0, undefined, true);
  let last = 0;
  return {
    token: reporter.token,
    report: (done, total) => {
      const now = performance.now();
      if (now - last < INTERVAL_MS) return;
      last = now;
      reporter.report(total === 0 ? 100 : Math.floor((done / total) * 100), `${done} of ${total}`);
    },
    end: () => reporter.done(),
  };
}
