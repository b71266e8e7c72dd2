import type { ClientCapabilities, Range } from 'vscode-languageserver/node';

/** What the client keeps of an action whose edits it asks for only when the action is chosen. */
export interface PostponedAction {
  readonly uri: string;
  readonly version: number;
  readonly range: Range;
  readonly kind: string;
  readonly title: string;
}

/** Whether a client keeps what an action is told by, and asks for its edits later. */
export function canPostpone({ textDocument }: ClientCapabilities): boolean {
  const { dataSupport, resolveSupport } = textDocument?.codeAction ?? {};
  return dataSupport === true && (resolveSupport?.properties.includes('edit') ?? false);
}

/** Null for what is none, as a client may send anything. */
export function readPostponed(data: unknown): PostponedAction | null {
  const { uri, version, range, kind, title } = (data ?? {}) as Partial<Record<keyof PostponedAction, unknown>>;
  const isWhole =
    typeof uri === 'string' &&
    typeof version === 'number' &&
    typeof kind === 'string' &&
    typeof title === 'string' &&
    typeof range === 'object';
  return isWhole ? { uri, version, range: range as Range, kind, title } : null;
}
