import {
  type ClientCapabilities,
  ErrorCodes,
  type InitializeParams,
  type InitializeResult,
  ResponseError,
  type ServerCapabilities,
} from 'vscode-languageserver/node';
import type { InitializationOptions } from '../../protocol.ts';
import type { Handler } from '../handler.ts';
import type { Session } from '../session.ts';
import { filePathOf } from '../workspace/open-document.ts';

/** Answers with the capabilities of all other handlers, put together. */
export function createInitialize(features: readonly Handler[]): Handler {
  return {
    method: 'initialize',
    register: (session) => {
      session.connection.onInitialize((params): InitializeResult | ResponseError<never> => {
        if (session.phase !== 'waiting') return new ResponseError(ErrorCodes.InvalidRequest, 'Unexpected second initialize');
        begin(session, params);
        return { capabilities: capabilitiesOf(features, session.client), serverInfo: { name: 'Deliberate' } };
      });
    },
  };
}

function begin(session: Session, params: InitializeParams): void {
  const options: InitializationOptions = params.initializationOptions ?? {};
  session.client = params.capabilities ?? {};
  session.trusted = options.trusted !== false;
  session.workspace.folders = foldersOf(params);
  for (const [uri, kind] of Object.entries(options.treatAs ?? {}))
    if (kind === 'spec' || kind === 'other') session.workspace.choose(uri, kind);
  session.phase = 'running';
}

function foldersOf({ workspaceFolders, rootUri }: InitializeParams): readonly string[] {
  const uris = workspaceFolders?.map((folder) => folder.uri) ?? (rootUri ? [rootUri] : []);
  return uris.flatMap((uri) => filePathOf(uri) ?? []);
}

/** Joins them one level deep, since `workspace` and `textDocumentSync` come from several handlers. */
function capabilitiesOf(features: readonly Handler[], client: ClientCapabilities): ServerCapabilities {
  const joined: Record<string, unknown> = { positionEncoding: 'utf-16' };
  for (const { capability } of features)
    for (const [name, value] of Object.entries(capability?.(client) ?? {}))
      joined[name] = isRecord(joined[name]) && isRecord(value) ? { ...joined[name], ...value } : value;
  return joined;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
