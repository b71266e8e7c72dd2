import * as vscode from 'vscode';
import type { ChangeGroupKind, DiffChange, DiffGroup } from '../../../server/src/protocol.ts';
import { editorRange } from '../deliberation/reveal.ts';

export type ChangeNode =
  | { readonly kind: 'group'; readonly group: DiffGroup }
  | { readonly kind: 'change'; readonly change: DiffChange; readonly group: DiffGroup };

/** Groups of changes, each change with its old and new words in its tooltip. */
export class ChangeTree implements vscode.TreeDataProvider<ChangeNode>, vscode.Disposable {
  readonly #changed = new vscode.EventEmitter<void>();
  #groups: readonly DiffGroup[] = [];

  readonly onDidChangeTreeData = this.#changed.event;

  fill(groups: readonly DiffGroup[]): void {
    this.#groups = groups;
    this.#changed.fire();
  }

  getChildren(node?: ChangeNode): readonly ChangeNode[] & ChangeNode[] {
    if (node === undefined) return this.#groups.map((group) => ({ kind: 'group', group }));
    return node.kind === 'group' ? node.group.changes.map((change) => ({ kind: 'change', change, group: node.group })) : [];
  }

  getTreeItem(node: ChangeNode): vscode.TreeItem {
    return node.kind === 'group' ? groupItem(node.group) : changeItem(node);
  }

  /** Commands can be called by anything. */
  isChange(node: unknown): node is Extract<ChangeNode, { kind: 'change' }> {
    return typeof node === 'object' && node !== null && 'kind' in node && node.kind === 'change' && 'change' in node;
  }

  dispose(): void {
    this.#changed.dispose();
  }
}

function groupItem({ kind, title, count }: DiffGroup): vscode.TreeItem {
  const item = new vscode.TreeItem(title, startsOpen(kind));
  item.id = kind;
  item.description = String(count);
  item.iconPath = iconOf(kind);
  item.contextValue = 'group';
  return item;
}

function changeItem(node: Extract<ChangeNode, { kind: 'change' }>): vscode.TreeItem {
  const { change, group } = node;
  // Most clauses begin alike, so what happened to one goes first where there is little room.
  const item = new vscode.TreeItem(change.what || change.label);
  if (change.what !== '') item.description = change.label;
  item.iconPath = iconOf(group.kind);
  item.tooltip = new vscode.MarkdownString(change.details);
  item.contextValue = 'change';
  item.accessibilityInformation = { label: [group.title, change.what, change.label].filter(Boolean).join(', ') };
  item.command =
    change.after === null
      ? { command: 'deliberate.compareChange', title: 'Compare with the Older Version', arguments: [node] }
      : {
          command: 'vscode.open',
          title: 'Show the Clause',
          arguments: [vscode.Uri.parse(change.after.uri), { selection: editorRange(change.after.range), preserveFocus: true }],
        };
  return item;
}

/** Long lists of what matters least stay closed. */
function startsOpen(kind: ChangeGroupKind): vscode.TreeItemCollapsibleState {
  const closed: readonly ChangeGroupKind[] = ['reworded', 'examples', 'sections'];
  return closed.includes(kind) ? vscode.TreeItemCollapsibleState.Collapsed : vscode.TreeItemCollapsibleState.Expanded;
}

const ICONS: Readonly<Record<ChangeGroupKind, readonly [string, string]>> = {
  reversed: ['arrow-swap', 'charts.red'],
  weakened: ['arrow-down', 'charts.red'],
  removed: ['diff-removed', 'charts.red'],
  strengthened: ['arrow-up', 'charts.green'],
  're-scoped': ['move', 'charts.orange'],
  'authority-lowered': ['fold-down', 'charts.orange'],
  'authority-raised': ['fold-up', 'charts.orange'],
  added: ['diff-added', 'charts.green'],
  reworded: ['edit', 'charts.blue'],
  definitions: ['book', 'charts.purple'],
  examples: ['beaker', 'charts.purple'],
  sections: ['list-tree', 'charts.purple'],
};

function iconOf(kind: ChangeGroupKind): vscode.ThemeIcon {
  const [name, colour] = ICONS[kind];
  return new vscode.ThemeIcon(name, new vscode.ThemeColor(colour));
}
