import {
  type CancellationToken,
  type ClientCapabilities,
  ErrorCodes,
  LSPErrorCodes,
  ResponseError,
  type ServerCapabilities,
} from 'vscode-languageserver/node';
import type { Session } from './session.ts';

/** What the server does with one method of LSP or of ours. */
export interface Handler {
  readonly method: string;
  /** what it adds to the answer to `initialize` */
  readonly capability?: (client: ClientCapabilities) => ServerCapabilities;
  readonly register: (session: Session) => void;
}

interface RequestDefinition<Params, Result> {
  readonly method: string;
  readonly capability?: Handler['capability'];
  readonly answer: (session: Session, params: Params, token: CancellationToken) => Promise<Result> | Result;
}

/**
 * A request is answered whatever happens in it: an exception is logged with its stack and answered with an error. Where the
 * document that it is about changed meanwhile, its places may be wrong, and it is answered so: the client asks again.
 */
export function defineRequest<Params, Result>({ method, capability, answer }: RequestDefinition<Params, Result>): Handler {
  return {
    method,
    ...(capability ? { capability } : {}),
    register: (session) => {
      // The connection leaves out parameters that were not sent, and spreads those that come as a list.
      session.connection.onRequest(method, async (...given: readonly unknown[]): Promise<unknown> => {
        const refusal = refusalOf(session);
        if (refusal) return refusal;
        const token = given.at(-1) as CancellationToken;
        try {
          const params = paramsOf<Params>(given.slice(0, -1));
          const before = versionOf(session, method, params);
          const result = await answer(session, params, token);
          if (token.isCancellationRequested && !isOurs(method)) return cancelled();
          return versionOf(session, method, params) === before ? result : modified();
        } catch (error) {
          return errorOf(session, method, error);
        }
      });
    },
  };
}

interface NotificationDefinition<Params> {
  readonly method: string;
  readonly capability?: Handler['capability'];
  readonly take: (session: Session, params: Params) => Promise<void> | void;
}

export function defineNotification<Params>({ method, capability, take }: NotificationDefinition<Params>): Handler {
  return {
    method,
    ...(capability ? { capability } : {}),
    register: (session) => {
      session.connection.onNotification(method, async (...given: readonly unknown[]) => {
        if (session.phase !== 'running') return;
        try {
          await take(session, paramsOf<Params>(given.length === 0 ? [{}] : given.slice(0, 1)));
        } catch (error) {
          if (error instanceof InvalidParameters) session.log(`${method}: ${error.message}`, 'warning');
          else session.logFault(method, error);
        }
      });
    },
  };
}

/** Parameters that are not what the method asks for; the client is told, and nothing is logged. */
export class InvalidParameters extends Error {}

/** A URI out of parameters that may be anything. */
export function uriOf(params: { readonly textDocument?: { readonly uri?: unknown } } | null | undefined): string {
  const uri = params?.textDocument?.uri;
  if (typeof uri !== 'string') throw new InvalidParameters('Unexpected parameters, expected textDocument.uri');
  return uri;
}

/** Every method of ours takes an object; what is in it may be anything. */
function paramsOf<Params>(given: readonly unknown[]): Params {
  const [params] = given;
  if (given.length === 1 && typeof params === 'object' && params !== null) return params as Params;
  throw new InvalidParameters('Unexpected parameters, expected an object');
}

function refusalOf({ phase }: Session): ResponseError<undefined> | null {
  switch (phase) {
    case 'waiting':
      return new ResponseError(ErrorCodes.ServerNotInitialized, 'Unexpected request, expected initialize first');
    case 'ended':
      return new ResponseError(ErrorCodes.InvalidRequest, 'Unexpected request after shutdown');
    case 'running':
      return null;
  }
}

function errorOf(session: Session, method: string, error: unknown): ResponseError<undefined> {
  if (error instanceof InvalidParameters) return new ResponseError(ErrorCodes.InvalidParams, error.message);
  session.logFault(method, error);
  return new ResponseError(ErrorCodes.InternalError, `${method} failed: the log of the language server says more`);
}

/** Our own requests are cancelled by an answer that says so. */
function isOurs(method: string): boolean {
  return method.startsWith('deliberate/');
}

/** An older completion is narrowed by what was typed since, and diagnostics that are pulled are pulled again. */
const GOOD_WHEN_OLD: readonly string[] = ['textDocument/completion', 'textDocument/diagnostic'];

/** The version of the open document that a request has places of; null where it has none. */
function versionOf({ workspace }: Session, method: string, params: unknown): number | null {
  if (!method.startsWith('textDocument/') || GOOD_WHEN_OLD.includes(method)) return null;
  const uri = (params as { readonly textDocument?: { readonly uri?: unknown } } | null | undefined)?.textDocument?.uri;
  return typeof uri === 'string' ? (workspace.documents.get(uri)?.version ?? null) : null;
}

function cancelled(): ResponseError<undefined> {
  return new ResponseError(LSPErrorCodes.RequestCancelled, 'cancelled');
}

function modified(): ResponseError<undefined> {
  return new ResponseError(LSPErrorCodes.ContentModified, 'the document has changed since');
}
