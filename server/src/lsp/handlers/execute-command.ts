import {
  type CancellationToken,
  type ClientCapabilities,
  type ExecuteCommandParams,
  ResponseError,
  type WorkDoneProgressReporter,
} from 'vscode-languageserver/node';
import type { ServerCommand } from '../commands/command.ts';
import { COMMANDS } from '../commands/index.ts';
import { defineRequest, InvalidParameters } from '../handler.ts';
import type { Session } from '../session.ts';

/** Commands for any editor, answered with Markdown; what takes long shows how far it is, and can be stopped. */
export const executeCommand = defineRequest<ExecuteCommandParams, string | null | ResponseError<void>>({
  method: 'workspace/executeCommand',
  capability: (client) => ({
    executeCommandProvider: { commands: COMMANDS.flatMap((command) => namesOf(command, client)), workDoneProgress: true },
  }),
  answer: async (session, params, token) => {
    const command = COMMANDS.find((each) => [each.name, each.standsFor].includes(params?.command));
    if (!command)
      throw new InvalidParameters(`Unexpected command, expected one of ${COMMANDS.map(({ name }) => name).join(', ')}`);
    const stop = new AbortController();
    const progress = await createProgress(session, command, params);
    // A request is cancelled by the client, and progress that the server began by the person.
    const cancellations = [token, progress.token].map((each) => onCancelled(each, () => stop.abort()));
    progress.reporter.begin(command.title, undefined, undefined, true);
    try {
      return await command.run(session, argumentOf(command, params.arguments), {
        signal: AbortSignal.any([stop.signal, session.ended.signal]),
        report: (words) => progress.reporter.report(words),
      });
    } catch (error) {
      // A sentence for the person, and no bug.
      if (error instanceof ResponseError) return error;
      throw error;
    } finally {
      progress.reporter.done();
      for (const cancellation of cancellations) cancellation.dispose();
    }
  },
});

/** Lenses and code actions name commands of the extension: for an editor that has none, the server carries them out. */
function namesOf({ name, standsFor }: ServerCommand, { experimental }: ClientCapabilities): readonly string[] {
  const own = (experimental as { readonly commands?: { readonly commands?: unknown } } | null | undefined)?.commands?.commands;
  const hasOwn = Array.isArray(own) && own.includes(standsFor);
  return standsFor === undefined || hasOwn ? [name] : [name, standsFor];
}

/** All arguments are in one object; where there is but one that matters, it may stand alone. */
function argumentOf({ only }: ServerCommand, values: unknown): Readonly<Record<string, unknown>> {
  const [value]: readonly unknown[] = Array.isArray(values) ? values : [];
  if (typeof value === 'object' && value !== null) return value as Readonly<Record<string, unknown>>;
  return value === undefined ? {} : { [only]: value };
}

interface Progress {
  readonly reporter: WorkDoneProgressReporter;
  readonly token: CancellationToken | null;
}

async function createProgress(
  { connection, client }: Session,
  command: ServerCommand,
  params: ExecuteCommandParams,
): Promise<Progress> {
  const begun = params.workDoneToken !== undefined || !command.takesLong || client.window?.workDoneProgress !== true;
  if (begun) return { reporter: connection.window.attachWorkDoneProgress(params.workDoneToken), token: null };
  const reporter = await connection.window.createWorkDoneProgress();
  return { reporter, token: reporter.token };
}

function onCancelled(token: CancellationToken | null, stop: () => void): { readonly dispose: () => void } {
  if (token?.isCancellationRequested) stop();
  return token?.onCancellationRequested(stop) ?? { dispose: () => undefined };
}
