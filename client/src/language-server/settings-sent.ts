import type { Middleware } from 'vscode-languageclient/node';

/** What the language server learns of the settings: that they changed, and those that it asks for and may know. */
export const settingsSent: Middleware = {
  workspace: {
    configuration: async (params, token, next) => {
      const answers = await next(params, token);
      return Array.isArray(answers) ? answers.map((answer, index) => sentSettings(params.items[index]?.section, answer)) : [];
    },
    // Without sections, so that no setting is sent unasked.
    didChangeConfiguration: (_, next) => next(undefined),
  },
};

/** The settings of Deliberate, but for the endpoint, which is only in the server's environment. */
export function sentSettings(section: string | undefined, settings: unknown): unknown {
  if (section !== 'deliberate' || typeof settings !== 'object' || settings === null) return null;
  const { openai: _endpoint, ...others } = settings as Readonly<Record<string, unknown>>;
  return others;
}
