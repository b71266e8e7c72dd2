import type { ClientCapabilities, FileOperationOptions, ServerCapabilities } from 'vscode-languageserver/node';
import type { Session } from '../session.ts';
import { isConfiguration } from '../workspace/membership.ts';
import { filePathOf } from '../workspace/open-document.ts';

const FOLDERS = { scheme: 'file', pattern: { glob: '**', matches: 'folder' } } as const;
/** What may be a spec, decide what is one, or hold some. */
const SPEC_FILES = {
  filters: [{ scheme: 'file', pattern: { glob: '**/*.{md,markdown,yaml,yml}', matches: 'file' } } as const, FOLDERS],
};
/** What a spec may link to. */
const ALL_FILES = { filters: [{ scheme: 'file', pattern: { glob: '**', matches: 'file' } } as const, FOLDERS] };

/** All of them for each handler, since capabilities are joined no deeper than this. */
export function fileOperations({ workspace }: ClientCapabilities): ServerCapabilities {
  const able = workspace?.fileOperations;
  const operations: FileOperationOptions = {
    ...(able?.willRename ? { willRename: ALL_FILES } : {}),
    ...(able?.didRename ? { didRename: ALL_FILES } : {}),
    ...(able?.didCreate ? { didCreate: SPEC_FILES } : {}),
    ...(able?.didDelete ? { didDelete: SPEC_FILES } : {}),
  };
  return Object.keys(operations).length > 0 ? { workspace: { fileOperations: operations } } : {};
}

/** Tells what keeps files that some came, went or are called otherwise now. */
export function filesMoved<File>(session: Session, files: readonly File[], urisOf: (file: File) => readonly unknown[]): void {
  // What a client sends may be anything.
  const uris = (Array.isArray(files) ? files.flatMap(urisOf) : []).filter((uri) => typeof uri === 'string');
  if (uris.length === 0) return;
  if (uris.some((uri) => isConfiguration({ uri }))) {
    session.refresh();
    return;
  }
  session.index.filesMoved(uris.flatMap((uri) => filePathOf(uri) ?? []));
  session.refreshDocuments();
}
