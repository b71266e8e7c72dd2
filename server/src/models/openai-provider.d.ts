import type { Provider } from './provider.ts';
/** `openai:NAME`: the endpoint is `OPENAI_BASE_URL`, or OpenAI's own; the key is `OPENAI_API_KEY`, and goes only there. */
export declare const openAiProvider: Provider;
