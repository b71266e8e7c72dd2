/**
 * Cuts what a language server writes into its messages.
 *
 * @param take is given the body of each, and when its last byte was read
 * @returns a listener for the server's standard output
 */
export function createMessageReader(take: (body: Buffer, arrivedMs: number) => void): (data: Buffer) => void {
  let chunks: Buffer[] = [];
  let held = 0;
  /** bytes that the message needs from the start of its header; null while its header is not whole */
  let needed: number | null = null;
  let bodyStart = 0;

  function drain(arrivedMs: number): void {
    for (;;) {
      if (needed === null) {
        const all = joined();
        const end = all.indexOf('\r\n\r\n');
        if (end === -1) return;
        bodyStart = end + 4;
        needed = bodyStart + Number(/content-length: *(\d+)/i.exec(all.toString('latin1', 0, end))?.[1]);
      }
      if (held < needed) return;
      const all = joined();
      const body = all.subarray(bodyStart, needed);
      chunks = [all.subarray(needed)];
      held -= needed;
      needed = null;
      take(body, arrivedMs);
    }
  }

  /** A long message comes in many pieces: they are joined once, when all are there. */
  function joined(): Buffer {
    const all = chunks.length === 1 && chunks[0] ? chunks[0] : Buffer.concat(chunks);
    chunks = [all];
    return all;
  }

  return (data) => {
    chunks.push(data);
    held += data.length;
    drain(performance.now());
  };
}
