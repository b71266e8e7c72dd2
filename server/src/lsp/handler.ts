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

/** A request is answered whatever happens in it: an exception is logged with its stack and answered with an error. */
export function defineRequest<Params, Result>({ method, capability, answer }: RequestDefinition<Params, Result>): Handler {
  return {
    method,
    ...(capability ? { capability } : {}),
    register: (session) => {
      session.connection.onRequest(method, async (params: Params, token: CancellationToken): Promise<unknown> => {
        const refusal = refusalOf(session);
        if (refusal) return refusal;
        try {
          const result = await answer(session, params, token);
          return token.isCancellationRequested && result === null ? cancelled() : result;
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
      session.connection.onNotification(method, async (params: Params) => {
        if (session.phase !== 'running') return;
        try {
          await take(session, params);
        } catch (error) {
          session.logFault(method, error);
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

function cancelled(): ResponseError<undefined> {
  return new ResponseError(LSPErrorCodes.RequestCancelled, 'cancelled');
}
