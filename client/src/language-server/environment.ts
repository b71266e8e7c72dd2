/**
 * The endpoint and key that the server's environment gets.
 *
 * A key goes only to the host it was entered for: a stored key to the host it is bound to, a key of the editor's own
 * environment to the endpoint of that same environment.
 */
export interface EndpointSources {
  /** the user setting `deliberate.openai.baseUrl`; empty where unset */
  readonly baseUrlSetting: string;
  /** the environment that the editor was started with */
  readonly editorEnvironment: Readonly<Record<string, string | undefined>>;
  /** keys entered in the editor, by the host each was entered for */
  readonly storedKeys: Readonly<Record<string, string>>;
}

/** `undefined` takes a variable away that the server would otherwise inherit. */
export interface EndpointEnvironment {
  readonly OPENAI_API_KEY: string | undefined;
  readonly OPENAI_BASE_URL: string | undefined;
}

export function endpointEnvironment(sources: EndpointSources): EndpointEnvironment {
  const baseUrl = namedBaseUrl(sources);
  const host = hostOf(baseUrl ?? OPENAI);
  const storedKey = host !== null && Object.hasOwn(sources.storedKeys, host) ? sources.storedKeys[host] : undefined;
  const inheritedKey = sources.baseUrlSetting.trim() === '' ? sources.editorEnvironment['OPENAI_API_KEY'] : undefined;
  return { OPENAI_API_KEY: storedKey ?? inheritedKey, OPENAI_BASE_URL: baseUrl };
}

/**
 * The host that a key entered now is bound to: with its port, and with `http://` where what is sent is not encrypted.
 *
 * @returns null where the base URL is no web address
 */
export function endpointHost(sources: Omit<EndpointSources, 'storedKeys'>): string | null {
  return hostOf(namedBaseUrl(sources) ?? OPENAI);
}

/** The server's default. */
const OPENAI = 'https://api.openai.com/v1';

/** Where models are reached; undefined where nobody says, so that the server's own default holds. */
function namedBaseUrl(sources: Omit<EndpointSources, 'storedKeys'>): string | undefined {
  return sources.baseUrlSetting.trim() || sources.editorEnvironment['OPENAI_BASE_URL']?.trim() || undefined;
}

function hostOf(baseUrl: string): string | null {
  const url = URL.parse(baseUrl);
  if (url?.protocol === 'https:') return url.host;
  return url?.protocol === 'http:' ? url.origin : null;
}
