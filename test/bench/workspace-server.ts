import { spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import {
  createProtocolConnection,
  type Diagnostic,
  ProgressType,
  StreamMessageReader,
  StreamMessageWriter,
  type WorkspaceDiagnosticReport,
} from 'vscode-languageserver/node';

/** The server as it ships, with a client that shows work and pulls diagnostics. */
export interface WorkspaceServer {
  readonly request: <Result>(method: string, params: unknown) => Promise<Result>;
  readonly notify: (method: string, params: unknown) => Promise<void>;
  /** settles when the work of that title has ended; ms since the server was told that it is initialized */
  readonly worked: (title: string) => Promise<number>;
  /** asks for the diagnostics of the workspace until they are known of so many files; ms, and how many there are */
  readonly findings: (files: number) => Promise<{ readonly ms: number; readonly count: number }>;
  /** what it holds now, and the most that it held; MB */
  readonly memory: () => { readonly now: number; readonly most: number };
  /** processor time of all its threads so far; ms */
  readonly processorMs: () => number;
  readonly logged: readonly string[];
  readonly end: () => void;
}

/** @param program the bundle of the server */
export async function startWorkspaceServer(program: string, folder: string): Promise<WorkspaceServer> {
  const server = spawn(process.execPath, [program, 'lsp', '--stdio'], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const connection = createProtocolConnection(new StreamMessageReader(server.stdout), new StreamMessageWriter(server.stdin));
  const titles = new Map<unknown, string>();
  const ended = new Map<string, number>();
  const logged: string[] = [];
  const arrivals = new EventTarget();
  const progress = new ProgressType<{ kind: string; title?: string }>();
  let begun = 0;
  connection.onRequest('window/workDoneProgress/create', ({ token }: { token: string }) => {
    connection.onProgress(progress, token, ({ kind, title }) => {
      if (kind === 'begin') titles.set(token, title ?? '');
      if (kind !== 'end') return;
      ended.set(titles.get(token) ?? '', performance.now() - begun);
      arrivals.dispatchEvent(new Event('end'));
    });
    return null;
  });
  connection.onRequest('client/registerCapability', () => null);
  connection.onRequest('workspace/diagnostic/refresh', () => null);
  connection.onNotification('window/logMessage', ({ message }: { message: string }) => {
    logged.push(message);
  });
  connection.listen();
  await connection.sendRequest('initialize', {
    processId: process.pid,
    rootUri: folder,
    workspaceFolders: [{ uri: folder, name: 'bench' }],
    capabilities: {
      window: { workDoneProgress: true },
      workspace: { didChangeWatchedFiles: { dynamicRegistration: true }, diagnostics: { refreshSupport: true } },
      textDocument: { diagnostic: {}, hover: { contentFormat: ['markdown'] } },
    },
  });
  begun = performance.now();
  await connection.sendNotification('initialized', {});

  return {
    request: (method, params) => connection.sendRequest(method, params),
    notify: (method, params) => connection.sendNotification(method, params),
    worked: async (title) => {
      while (!ended.has(title)) await new Promise((resolve) => arrivals.addEventListener('end', resolve, { once: true }));
      return ended.get(title) ?? 0;
    },
    findings: async (files) => {
      const known = new Map<string, string>();
      const start = performance.now();
      let count = 0;
      const partial = new ProgressType<WorkspaceDiagnosticReport>();
      for (let round = 0; known.size < files; round += 1) {
        const take = ({ items }: WorkspaceDiagnosticReport) => {
          for (const item of items) {
            if (item.kind === 'full') count += (item.items as Diagnostic[]).length;
            known.set(item.uri, item.resultId ?? '');
          }
        };
        const partialResultToken = `findings-${round}`;
        const listener = connection.onProgress(partial, partialResultToken, take);
        const previousResultIds = [...known].map(([uri, value]) => ({ uri, value }));
        take(await connection.sendRequest('workspace/diagnostic', { previousResultIds, partialResultToken }));
        listener.dispose();
      }
      return { ms: performance.now() - start, count };
    },
    memory: () => {
      const status = readFileSync(`/proc/${server.pid}/status`, 'utf8');
      const megabytes = (name: string) => Number(new RegExp(`^${name}:\\s+(\\d+)`, 'm').exec(status)?.[1]) / 1024;
      return { now: megabytes('VmRSS'), most: megabytes('VmHWM') };
    },
    processorMs: () => {
      const tasks = `/proc/${server.pid}/task`;
      const spent = readdirSync(tasks).map((task) => Number(readFileSync(`${tasks}/${task}/schedstat`, 'utf8').split(' ')[0]));
      return spent.reduce((sum, each) => sum + each, 0) / 1e6;
    },
    logged,
    end: () => {
      connection.dispose();
      server.kill('SIGKILL');
    },
  };
}
