import * as vscode from 'vscode';
import type { ChosenKind, DocumentKinds } from './document-kinds.ts';
import { takenSentence } from './status-bar.ts';

/** Asks what the active Markdown file is, and remembers it. */
export async function askDocumentKind(kinds: DocumentKinds): Promise<void> {
  const uri = activeMarkdown();
  if (uri === null) return;
  const kind = kinds.of(uri);
  const chosen = kinds.chosen(uri);
  const choices = CHOICES.map((choice) => ({ ...choice, ...(choice.treatAs === chosen ? { description: 'chosen now' } : {}) }));
  const choice = await vscode.window.showQuickPick(choices, {
    title: 'What is this file?',
    placeHolder: kind === null ? '' : takenSentence(kind),
  });
  if (choice !== undefined) await kinds.choose(uri, choice.treatAs);
}

/** Takes the active Markdown file for what the author says. */
export async function treatAs(kinds: DocumentKinds, kind: ChosenKind | null): Promise<void> {
  const uri = activeMarkdown();
  if (uri !== null) await kinds.choose(uri, kind);
}

interface Choice extends vscode.QuickPickItem {
  readonly treatAs: ChosenKind | null;
}

const CHOICES: readonly Choice[] = [
  { label: '$(law) Treat as a spec', detail: 'Check it, outline its clauses and preview prompts against it.', treatAs: 'spec' },
  { label: '$(markdown) Not a spec', detail: 'Leave it alone.', treatAs: 'other' },
  {
    label: '$(settings) Decide automatically',
    detail: 'By deliberate.yaml, and by notation that only specs have.',
    treatAs: null,
  },
];

function activeMarkdown(): vscode.Uri | null {
  const document = vscode.window.activeTextEditor?.document;
  if (document?.languageId === 'markdown') return document.uri;
  void vscode.window.showInformationMessage('Open a Markdown file first.');
  return null;
}
