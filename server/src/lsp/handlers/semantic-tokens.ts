import type {
  Range,
  SemanticTokens,
  SemanticTokensDelta,
  SemanticTokensDeltaParams,
  SemanticTokensParams,
  SemanticTokensRangeParams,
} from 'vscode-languageserver/node';
import { semanticTokens as findTokens, TOKEN_MODIFIERS, TOKEN_TYPES, type Token, tokenEdits } from '../../language/index.ts';
import type { LineMap } from '../../node/line-map.ts';
import { defineRequest, type Handler, uriOf } from '../handler.ts';
import type { Session } from '../session.ts';
import { offsetOf, specAt } from '../spec-at.ts';

/** Tokens of a whole document, what changed in them since an earlier answer, and those of a range. Specs only. */
export const semanticTokens: Handler = {
  method: 'textDocument/semanticTokens/full',
  capability: ({ textDocument }) =>
    textDocument?.semanticTokens
      ? {
          semanticTokensProvider: {
            legend: { tokenTypes: [...TOKEN_TYPES], tokenModifiers: [...TOKEN_MODIFIERS] },
            full: { delta: true },
            range: true,
          },
        }
      : {},
  register: (session) => {
    const sent = new SentTokens();
    for (const request of [full(sent), delta(sent), range]) request.register(session);
  },
};

const full = (sent: SentTokens) =>
  defineRequest<SemanticTokensParams, SemanticTokens | null>({
    method: 'textDocument/semanticTokens/full',
    answer: async (session, params) => {
      const data = await tokensOf(session, uriOf(params), null);
      return data && sent.keep(uriOf(params), data);
    },
  });

const delta = (sent: SentTokens) =>
  defineRequest<SemanticTokensDeltaParams, SemanticTokens | SemanticTokensDelta | null>({
    method: 'textDocument/semanticTokens/full/delta',
    answer: async (session, params) => {
      const uri = uriOf(params);
      const data = await tokensOf(session, uri, null);
      if (data === null) return null;
      const older = sent.get(uri, params.previousResultId);
      const newer = sent.keep(uri, data);
      return older ? { resultId: newer.resultId, edits: tokenEdits(older, data).map(writable) } : newer;
    },
  });

const range = defineRequest<SemanticTokensRangeParams, SemanticTokens | null>({
  method: 'textDocument/semanticTokens/range',
  answer: async (session, params) => {
    const data = await tokensOf(session, uriOf(params), params.range);
    return data && { data };
  },
});

async function tokensOf(session: Session, uri: string, asked: Range | null): Promise<number[] | null> {
  const at = await specAt(session, uri);
  if (at === null) return null;
  const { analysis, path } = at;
  const start = asked ? offsetOf(at, asked.start) : 0;
  const end = asked ? offsetOf(at, asked.end) : (analysis.fileAt(path)?.text.length ?? 0);
  if (start === null || end === null) return [];
  return encode(findTokens(analysis.spec, path, { start, end }), analysis.linesOf(path));
}

/** What was last sent for the documents that were asked for last: a client names it and takes only what is new. */
class SentTokens {
  readonly #byUri = new Map<string, { readonly resultId: string; readonly data: readonly number[] }>();
  #next = 1;

  get(uri: string, resultId: string): readonly number[] | null {
    const known = this.#byUri.get(uri);
    return known?.resultId === resultId ? known.data : null;
  }

  keep(uri: string, data: number[]): { readonly resultId: string; readonly data: number[] } {
    const kept = { resultId: String(this.#next++), data };
    this.#byUri.delete(uri);
    this.#byUri.set(uri, kept);
    const [oldest] = this.#byUri.keys();
    if (this.#byUri.size > MOST_DOCUMENTS && oldest !== undefined) this.#byUri.delete(oldest);
    return kept;
  }
}

const MOST_DOCUMENTS = 8;

function writable({ data, ...edit }: ReturnType<typeof tokenEdits>[number]): SemanticTokensDelta['edits'][number] {
  return { ...edit, data: [...data] };
}

/** Five numbers for each token, each counted from the one before it. A token that runs over a line's end is one for each line. */
function encode(tokens: readonly Token[], lines: LineMap): number[] {
  const data: number[] = [];
  let line = 0;
  let character = 0;
  for (const { span, type, modifiers } of tokens) {
    const { start, end } = lines.rangeOf(span);
    const bits = modifiers.reduce((all, modifier) => all | (1 << TOKEN_MODIFIERS.indexOf(modifier)), 0);
    for (let at = start.line; at <= end.line; at += 1) {
      const from = at === start.line ? start.character : indentation(lines.textOf(at));
      const to = at === end.line ? end.character : lines.textOf(at).length;
      if (to <= from) continue;
      data.push(at - line, at === line ? from - character : from, to - from, TOKEN_TYPES.indexOf(type), bits);
      line = at;
      character = from;
    }
  }
  return data;
}

function indentation(text: string): number {
  return text.length - text.trimStart().length;
}
