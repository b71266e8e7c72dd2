import * as vscode from 'vscode';
import { endpointHost } from '../language-server/environment.ts';
import { baseUrlSetting, modelSetting, openBaseUrlSetting, setModel } from './settings.ts';

/** Asks which model reads the spec from now on. */
export async function chooseModel(): Promise<void> {
  const current = modelSetting();
  const host = endpointHost({ baseUrlSetting: baseUrlSetting(), editorEnvironment: process.env });
  const chosen = await vscode.window.showQuickPick(modelChoices(current, host), {
    title: 'Model that prompts are previewed with',
    placeHolder: `Now: ${current}`,
  });
  if (chosen === undefined) return;
  if (chosen.opensSetting) {
    await openBaseUrlSetting();
    return;
  }
  const model = chosen.model ?? (await askModelName(current));
  if (model !== undefined) await setModel(model);
}

interface ModelChoice extends vscode.QuickPickItem {
  /** absent where a name is still to be typed */
  readonly model?: string;
  readonly opensSetting?: boolean;
}

function modelChoices(current: string, host: string | null): ModelChoice[] {
  const choices: ModelChoice[] = [
    {
      label: '$(book) Rehearsal',
      description: 'needs no model and no key',
      detail: 'Shows which clauses share words with a prompt, and which of them would win.',
      model: 'rehearsal',
    },
    {
      label: '$(cloud) A model by name…',
      description: host === null ? 'the base URL is not a web address' : `at ${host}`,
      detail: 'The spec and the prompt are sent there, by the OpenAI protocol.',
    },
    {
      label: '$(globe) Reach models elsewhere…',
      description: 'opens the setting',
      detail: 'Set the address of your own endpoint, for example http://localhost:8000/v1.',
      opensSetting: true,
    },
  ];
  if (current !== 'rehearsal') choices.unshift({ label: `$(check) ${current}`, description: 'chosen now', model: current });
  return choices;
}

async function askModelName(current: string): Promise<string | undefined> {
  const name = await vscode.window.showInputBox({
    title: 'Name of the model',
    prompt: 'As its endpoint calls it, for example gpt-oss-120b',
    value: current.startsWith('openai:') ? current.slice('openai:'.length) : '',
    validateInput: (value) => (value.trim() === '' ? 'Type the name of a model.' : null),
  });
  return name === undefined ? undefined : `openai:${name.trim().replace(/^openai:/, '')}`;
}
