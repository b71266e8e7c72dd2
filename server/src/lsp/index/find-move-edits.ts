import { dirname } from 'node:path';
import type { TextEdit } from 'vscode-languageserver/node';
import { URI } from 'vscode-uri';
import { indexFile, linkMoves, type Move, moveConfiguredPaths } from '../../language/index.ts';
import type { Session } from '../session.ts';
import { Disk } from '../workspace/disk.ts';
import { createDocument, filePathOf, type OpenDocument, uriOfPath } from '../workspace/open-document.ts';

/** The edits of one file. */
interface FileEdits {
  /** as the client writes it, where it has the file open */
  readonly uri: string;
  /** null where the file is not open */
  readonly version: number | null;
  readonly edits: readonly TextEdit[];
}

/** A client waits for the edits before it renames anything. */
const PATIENCE_MS = 3000;

/** The edits that keep links and configurations right when files or folders are renamed. */
export async function findMoveEdits(
  session: Session,
  files: readonly { readonly oldUri: string; readonly newUri: string }[],
): Promise<readonly FileEdits[]> {
  const moves = files.flatMap((file) => {
    const [from, to] = [pathOf(file?.oldUri), pathOf(file?.newUri)];
    return from === null || to === null || from === to ? [] : [{ from, to }];
  });
  if (moves.length === 0) return [];
  await session.index.freshened();
  await session.index.settled(PATIENCE_MS);
  const disk = new Disk();
  const specs = await Promise.all((await filesToEdit(session, moves)).map((file) => editFile(session, disk, file, editLinks)));
  const configurations = [...(await configurationsOf(session, files, disk))];
  const listed = await Promise.all(configurations.map((file) => editFile(session, disk, file, moveConfiguredPaths)));
  return [...specs, ...listed].filter((each) => each !== null);

  function editLinks(text: string, path: string) {
    return linkMoves(indexFile(text), path, moves);
  }

  async function editFile(
    { workspace }: Session,
    from: Disk,
    file: string,
    find: (text: string, path: string, moves: readonly Move[]) => ReturnType<typeof linkMoves>,
  ): Promise<FileEdits | null> {
    const uri = uriOfPath(file);
    const open = workspace.documents.get(uri);
    const text = open?.text ?? (await from.text(file));
    if (text === null) return null;
    const document: OpenDocument = open ?? createDocument(uri, 'markdown', 0, text);
    const found = find(text, URI.file(file).path, moves);
    if (found.length === 0) return null;
    const edits = found.map(({ span, text: newText }) => ({ range: document.lines().rangeOf(span), newText }));
    return { uri: document.uri, version: open?.version ?? null, edits };
  }
}

/** Spec files whose links, as they were when they were indexed, ask for an edit; and every open one. */
async function filesToEdit({ index, workspace }: Session, moves: readonly Move[]): Promise<readonly string[]> {
  const files = new Set<string>();
  for (const { file, uri, index: known } of index.files.values())
    if (workspace.documents.get(uri) === null && linkMoves(known, URI.file(file).path, moves).length > 0) files.add(file);
  for (const document of workspace.documents.all()) {
    const file = filePathOf(document.uri);
    if (file !== null && (await workspace.membershipOf(document)).kind.kind === 'spec') files.add(file);
  }
  return [...files];
}

/** Each deliberate.yaml that holds for a spec file or for what is renamed. */
async function configurationsOf(
  { index }: Session,
  files: readonly { readonly oldUri: string }[],
  disk: Disk,
): Promise<ReadonlySet<string>> {
  const folders = new Set([...index.files.keys()].map((file) => dirname(file)));
  for (const { oldUri } of files) {
    const path = filePathOf(oldUri);
    if (path !== null) for (const folder of [path, dirname(path)]) folders.add(folder);
  }
  const found = await Promise.all([...folders].map((folder) => disk.configurationFor(folder)));
  return new Set(found.flatMap(({ path }) => path ?? []));
}

/** A file's path with `/`, as URIs have it; null where it is no file. */
function pathOf(uri: unknown): string | null {
  const path = typeof uri === 'string' ? filePathOf(uri) : null;
  return path === null ? null : URI.file(path).path.replace(/\/+$/, '');
}
