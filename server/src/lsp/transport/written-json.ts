/** A part of a message that is JSON already: a long answer of which most was written for an earlier one. */
export class WrittenJson {
  readonly pieces: readonly Buffer[];

  constructor(pieces: readonly Buffer[]) {
    this.pieces = pieces;
  }

  /** For a transport that writes messages by itself. */
  toJSON(): unknown {
    return JSON.parse(Buffer.concat(this.pieces).toString());
  }
}
