import { createHash } from 'node:crypto';
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import type { Diagnostic } from 'vscode-languageserver/node';

/** The diagnostics of a file that is not open, in a tenth of the memory: a workspace has hundreds of thousands. */
export interface PackedDiagnostics {
  /** equal where the diagnostics are */
  readonly resultId: string;
  readonly count: number;
  readonly bytes: Uint8Array;
}

export function packDiagnostics(diagnostics: readonly Diagnostic[]): PackedDiagnostics {
  const json = JSON.stringify(diagnostics);
  const resultId = createHash('sha1').update(json).digest('base64url');
  return { resultId, count: diagnostics.length, bytes: deflateRawSync(json, { level: 1 }) };
}

export function unpackDiagnostics({ bytes }: PackedDiagnostics): Diagnostic[] {
  return JSON.parse(inflateRawSync(bytes).toString()) as Diagnostic[];
}
