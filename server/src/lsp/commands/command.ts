import { LSPErrorCodes, ResponseError } from 'vscode-languageserver/node';
import { InvalidParameters } from '../handler.ts';
import type { Session } from '../session.ts';

/** Something that any editor can ask for by `workspace/executeCommand`. */
export interface ServerCommand {
  /** not an id of the extension: VS Code's client registers the server's commands by their own ids */
  readonly name: string;
  /** what progress is shown under */
  readonly title: string;
  /** the argument that may stand alone */
  readonly only: string;
  /** the command of the extension that this stands in for, where the editor is another; in lenses and code actions */
  readonly standsFor?: string;
  /** progress is shown without being asked for */
  readonly takesLong?: boolean;
  /** @returns Markdown; null where there is nothing to show */
  readonly run: (session: Session, argument: Readonly<Record<string, unknown>>, running: Running) => Promise<string | null>;
}

/** What a command that takes time is given. */
interface Running {
  /** the person, or the end of the session, has stopped it */
  readonly signal: AbortSignal;
  /** shows a few words on how far it is */
  readonly report: (words: string) => void;
}

/** What a person asked for cannot be done; one plain sentence says why and what to do. */
export class Refused extends ResponseError<void> {
  constructor(sentence: string) {
    super(LSPErrorCodes.RequestFailed, sentence);
  }
}

/** A text that must be given; `where` says of what it is. */
export function textOf(argument: Readonly<Record<string, unknown>>, name: string): string {
  const value = optionalTextOf(argument, name);
  if (value === undefined) throw new InvalidParameters(`Unexpected argument, expected {"${name}": "…"}`);
  return value;
}

/** A text that may be left out. */
export function optionalTextOf(argument: Readonly<Record<string, unknown>>, name: string): string | undefined {
  const value = argument[name] ?? undefined;
  if (value !== undefined && typeof value !== 'string')
    throw new InvalidParameters(`Unexpected argument ${name}, expected a text`);
  return value;
}
