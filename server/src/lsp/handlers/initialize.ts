import {
  type ClientCapabilities,
  ErrorCodes,
  type InitializeParams,
  type InitializeResult,
  ResponseError,
  type ServerCapabilities,
} from 'vscode-languageserver/node';
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
  const options = recordOf(params.initializationOptions);
  session.client = recordOf(params.capabilities);
  // Some editors have one table for what they send at the start and for settings, with the latter by section.
  session.trusted = options['trusted'] !== false && recordOf(options['deliberate'])['trusted'] !== false;
  session.workspace.folders = foldersOf(params);
  for (const [uri, kind] of Object.entries(recordOf(options['treatAs'])))
    if (kind === 'spec' || kind === 'other') session.workspace.choose(uri, kind);
  session.clientSettings.begin(params.initializationOptions);
  session.phase = 'running';
}

/** A client without folders may name one by its URI, an old one by its path. */
function foldersOf({ workspaceFolders, rootUri, rootPath }: InitializeParams): readonly string[] {
  if (Array.isArray(workspaceFolders) && workspaceFolders.length > 0)
    return workspaceFolders.flatMap((folder) => pathOf(folder?.uri) ?? []);
  return [pathOf(rootUri) ?? (typeof rootPath === 'string' ? rootPath : null)].filter((path) => path !== null);
}

function pathOf(uri: unknown): string | null {
  return typeof uri === 'string' ? filePathOf(uri) : null;
}

/** What a client sends may be anything. */
function recordOf(value: unknown): Readonly<Record<string, unknown>> {
  return isRecord(value) ? value : {};
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
