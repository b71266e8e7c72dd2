import type { ClientCapabilities } from 'vscode-languageserver/node';
import type { FileIndex } from '../../language/index.ts';
import type { PackedDiagnostics } from './packed-diagnostics.ts';

/** What the background is asked to do; one job at a time. */
export type Job =
  | { readonly kind: 'index'; readonly files: readonly FileToIndex[] }
  | { readonly kind: 'check'; readonly setting: CheckSetting; readonly files: readonly string[] };

export interface FileToIndex {
  /** absolute */
  readonly file: string;
  /** a spec only if it holds a notation that only specs have */
  readonly byNotation: boolean;
  /** what is known already, and holds as long as the file has not changed; null where nothing is */
  readonly known: FileState | null;
}

/** By which a change of a file is noticed. */
export interface FileState {
  readonly size: number;
  readonly modifiedMs: number;
}

/** What checking a spec needs to know beside its files. Another `version` is another state of the disk. */
export interface CheckSetting {
  readonly version: number;
  readonly folders: readonly string[];
  readonly choices: readonly (readonly [string, 'spec' | 'other'])[];
  readonly client: ClientCapabilities;
}

export type JobResult =
  | { readonly kind: 'indexed'; readonly files: readonly IndexedText[] }
  | { readonly kind: 'checked'; readonly files: readonly CheckedFile[]; readonly complaints: readonly string[] };

/** `message`: one plain sentence on why a file could not be read. */
export type IndexedText = { readonly file: string } & (
  | { readonly kind: 'unchanged' | 'gone' }
  | { readonly kind: 'spec'; readonly state: FileState; readonly index: FileIndex }
  | { readonly kind: 'other'; readonly state: FileState }
  | { readonly kind: 'refused'; readonly state: FileState; readonly message: string; readonly binary: boolean }
);

export interface CheckedFile {
  /** absolute */
  readonly file: string;
  readonly diagnostics: PackedDiagnostics;
}
