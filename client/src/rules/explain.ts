import * as vscode from 'vscode';
import { rulePage } from './rule-pages.ts';

/** Shows the page of a rule, rendered; asks which where none is named. */
export async function explainRule(extensionUri: vscode.Uri, rule?: unknown): Promise<void> {
  const name = typeof rule === 'string' && /^[a-z-]+$/.test(rule) ? rule : await askRule(extensionUri);
  if (name === undefined) return;
  try {
    await vscode.workspace.fs.stat(vscode.Uri.joinPath(extensionUri, 'dist/rules', `${name}.md`));
  } catch {
    void vscode.window.showInformationMessage(`There is no page on the rule ${name}.`);
    return;
  }
  await vscode.commands.executeCommand('vscode.open', rulePage(name), vscode.ViewColumn.Beside);
}

interface RuleItem extends vscode.QuickPickItem {
  readonly rule: string;
}

async function askRule(extensionUri: vscode.Uri): Promise<string | undefined> {
  const items = await ruleItems(extensionUri);
  const chosen = await vscode.window.showQuickPick(items, {
    placeHolder: 'Which rule do you want explained?',
    matchOnDetail: true,
  });
  return chosen?.rule;
}

/** The rules by the schema of deliberate.yaml, which ships. */
async function ruleItems(extensionUri: vscode.Uri): Promise<readonly RuleItem[]> {
  const file = await vscode.workspace.fs.readFile(vscode.Uri.joinPath(extensionUri, 'dist/deliberate.schema.json'));
  const schema = JSON.parse(new TextDecoder().decode(file)) as ConfigurationSchema;
  return Object.entries(schema.properties.lint.properties.rules.properties).map(([rule, { title, default: level }]) => ({
    rule,
    label: rule,
    description: level,
    detail: title,
  }));
}

/** What of the schema is read here. */
interface ConfigurationSchema {
  readonly properties: {
    readonly lint: {
      readonly properties: {
        readonly rules: { readonly properties: Readonly<Record<string, { readonly title: string; readonly default: string }>> };
      };
    };
  };
}
