import type { ModelFault } from '../model.ts';
import { plainDetail } from '../plain-text.ts';
import { field } from './chunk.ts';
import type { FaultContext } from './fault.ts';

/** What a connection that failed means: never made, made and broken off, or made to something else than a model. */
export function connectionFault(error: unknown, { host, key }: FaultContext): ModelFault {
  const causes = causesOf(error);
  const code = causes.map((cause) => field(cause, 'code')).find((each) => typeof each === 'string') ?? '';
  if (BROKEN_OFF.has(code)) return { kind: 'cut-off', host };
  if (causes.some((cause) => field(cause, 'name') === 'HTTPParserError'))
    return { kind: 'not-a-model', detail: 'it does not speak HTTP', host };
  // A body that breaks off is thrown as it is: `TypeError: terminated`.
  if (error instanceof TypeError && error.message === 'terminated') return { kind: 'cut-off', host };
  // What fails to connect says by what; an error without a cause is thrown over what the endpoint sent.
  if (causes.length === 1 && code === '') return { kind: 'not-a-model', detail: 'what it sends is no chat completion', host };
  const reason = REASONS[code] ?? (/CERT|SELF_SIGNED/.test(code) ? `its certificate is not trusted, ${code}` : code);
  if (reason !== '') return { kind: 'unreachable', detail: reason, host };
  const messages = causes.map((cause) => String(field(cause, 'message') ?? ''));
  return { kind: 'unreachable', detail: plainDetail(messages.at(-1) ?? '', key) || 'no reason given', host };
}

const BROKEN_OFF: ReadonlySet<string> = new Set(['ECONNRESET', 'EPIPE', 'UND_ERR_SOCKET', 'UND_ERR_BODY_TIMEOUT']);

const REASONS: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'nothing listens there',
  ENOTFOUND: 'no such host name',
  EAI_AGAIN: 'its name could not be looked up',
  EHOSTUNREACH: 'no way leads there',
  ENETUNREACH: 'no way leads there',
  ETIMEDOUT: 'it does not take the connection',
  UND_ERR_CONNECT_TIMEOUT: 'it does not take the connection',
  CERT_HAS_EXPIRED: 'its certificate has expired',
  ERR_SSL_WRONG_VERSION_NUMBER: 'it speaks http, not https',
  ERR_SSL_PACKET_LENGTH_TOO_LONG: 'it speaks http, not https',
};

function causesOf(error: unknown): unknown[] {
  const causes: unknown[] = [];
  for (let cause = error; cause !== undefined && cause !== null && causes.length < 8; cause = field(cause, 'cause'))
    causes.push(cause);
  return causes;
}
