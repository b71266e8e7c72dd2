import type { DeliberationEvent } from '../../protocol.ts';

const GATHER_MS = 16;

/**
 * Sends events on in their order. The first text goes at once; what follows within a screen's frame goes together, so that
 * a fast model does not drown the editor in messages of a few letters.
 */
export class EventStream {
  readonly #send: (event: DeliberationEvent) => void;
  #gathered: Extract<DeliberationEvent, { text: string }> | null = null;
  #timer: NodeJS.Timeout | null = null;

  constructor(send: (event: DeliberationEvent) => void) {
    this.#send = send;
  }

  push(event: DeliberationEvent): void {
    if (!('text' in event)) {
      this.flush();
      this.#send(event);
      return;
    }
    const gathered = this.#gathered;
    if (gathered && gathered.kind !== event.kind) this.flush();
    if (this.#gathered) this.#gathered = { kind: event.kind, text: this.#gathered.text + event.text };
    else if (this.#timer) this.#gathered = event;
    else {
      this.#send(event);
      this.#wait();
    }
  }

  /** Sends what was gathered now. */
  flush(): void {
    const gathered = this.#gathered;
    this.drop();
    if (gathered) this.#send(gathered);
  }

  /** Ends without sending what was gathered. */
  drop(): void {
    if (this.#timer) clearTimeout(this.#timer);
    this.#timer = null;
    this.#gathered = null;
  }

  #wait(): void {
    this.#timer = setTimeout(() => {
      const gathered = this.#gathered;
      this.drop();
      if (!gathered) return;
      this.#send(gathered);
      this.#wait();
    }, GATHER_MS);
  }
}
