/**
 * The only place where a key leaves us: a `fetch` that follows no redirect, sends no header but its own, and lets a
 * watch see every byte.
 */

export interface ResponseWatch {
  /** a piece of a good response's body has come */
  readonly onBytes: (bytes: Uint8Array) => void;
  /** the body was whole without a stream's end marker: a server that does not stream */
  readonly onWhole: () => void;
}

const MAXIMUM_ERROR_CHARACTERS = 16_000;
const ERROR_BODY_TIMEOUT_MS = 1000;

/**
 * @param key null: none is sent
 * @returns a `fetch` for the `openai` package, which would otherwise add headers from the process's own environment
 */
export function guardedFetch(key: string | null, watch: ResponseWatch): typeof fetch {
  return async (address, init) => {
    const response = await fetch(address, {
      method: 'POST',
      headers: {
        accept: 'text/event-stream, application/json',
        'content-type': 'application/json',
        'user-agent': 'deliberate',
        ...(key === null ? {} : { authorization: `Bearer ${key}` }),
      },
      body: init?.body ?? null,
      signal: init?.signal ?? null,
      redirect: 'manual',
    });
    const { headers } = response;
    // A response of ours may not carry the statuses above 599 that some servers invent.
    const status = Math.min(response.status, 599);
    if (!response.ok) return new Response((await readError(response)) || null, { status, headers: plain(headers) });
    const body = response.body?.pipeThrough(observer(watch.onBytes)) ?? null;
    return isJson(headers) ? eventStreamOf(await new Response(body).text(), watch) : new Response(body, { status, headers });
  };
}

function observer(onBytes: (bytes: Uint8Array) => void): TransformStream<Uint8Array, Uint8Array> {
  return new TransformStream({
    transform(bytes, controller) {
      onBytes(bytes);
      controller.enqueue(bytes);
    },
  });
}

/** The beginning of an error's body: it may be endless, or never come. */
async function readError(response: Response): Promise<string> {
  const reader = response.body?.getReader();
  if (reader === undefined) return '';
  const timer = setTimeout(() => void reader.cancel().catch(() => undefined), ERROR_BODY_TIMEOUT_MS);
  const decoder = new TextDecoder();
  let text = '';
  try {
    while (text.length < MAXIMUM_ERROR_CHARACTERS) {
      const { value, done } = await reader.read();
      if (done) break;
      text += decoder.decode(value, { stream: true });
    }
  } catch {
    // The status says enough where the body broke off.
  } finally {
    clearTimeout(timer);
    void reader.cancel().catch(() => undefined);
  }
  return text.slice(0, MAXIMUM_ERROR_CHARACTERS);
}

/** The body is decoded and shortened by now, so what described its bytes no longer holds. */
function plain(headers: Headers): Headers {
  const kept = new Headers(headers);
  kept.delete('content-encoding');
  kept.delete('content-length');
  return kept;
}

function isJson(headers: Headers): boolean {
  return /^application\/([\w.-]+\+)?json\b/i.test(headers.get('content-type') ?? '');
}

function eventStreamOf(body: string, watch: ResponseWatch): Response {
  try {
    const line = JSON.stringify(JSON.parse(body));
    watch.onWhole();
    return new Response(`data: ${line}\n\ndata: [DONE]\n\n`);
  } catch {
    return new Response(body);
  }
}
