import type { DidChangeConfigurationParams } from 'vscode-languageserver/node';
import { defineNotification } from '../handler.ts';

/** Settings changed: they hold at once. */
export const didChangeConfiguration = defineNotification<DidChangeConfigurationParams>({
  method: 'workspace/didChangeConfiguration',
  take: (session, params) => session.clientSettings.update(params?.settings),
});
