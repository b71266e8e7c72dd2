import { basename } from 'node:path';
import type { Range } from 'vscode-languageserver/node';
import { type NamedSymbol, specSymbols } from '../../language/index.ts';
import type { Span } from '../../spec/model.ts';
import type { Session } from '../session.ts';
import { specAt } from '../spec-at.ts';
import { filePathOf, normalUri } from '../workspace/open-document.ts';
import { rangeIn } from './indexed-file.ts';

interface FileOfSymbols {
  readonly uri: string;
  readonly name: string;
  readonly rangeOf: (span: Span) => Range;
}

interface FileSymbols {
  readonly file: FileOfSymbols;
  readonly symbols: readonly NamedSymbol[];
}

/** The symbols of all specs: of the open files as they stand in the editor, of all others as they are on the disk. */
export async function listSymbols(session: Session): Promise<readonly FileSymbols[]> {
  const listed: FileSymbols[] = [];
  const open = new Set<string>();
  for (const document of session.workspace.documents.all()) {
    open.add(normalUri(document.uri));
    const at = await specAt(session, document.uri);
    if (at === null) continue;
    const { uri } = document;
    const lines = at.analysis.linesOf(at.path);
    const file = { uri, name: basename(filePathOf(uri) ?? uri), rangeOf: (span: Span) => lines.rangeOf(span) };
    listed.push({ file, symbols: specSymbols(at.analysis.spec, at.path) });
  }
  for (const { file, uri, index, symbols } of session.index.files.values())
    if (!open.has(uri)) listed.push({ file: { uri, name: basename(file), rangeOf: (span) => rangeIn(index, span) }, symbols });
  return listed;
}
