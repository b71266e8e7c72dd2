import type { QuickPickItem } from 'vscode';
import type { ListedRevision } from '../../../server/src/protocol.ts';

export interface RevisionItem extends QuickPickItem {
  /** null: a heading of the list */
  readonly revision: string | null;
}

/** HEAD, then what the repository has, under headings; what was typed goes first, unless it is one of them. */
export function revisionItems(revisions: readonly ListedRevision[], typed: string): readonly RevisionItem[] {
  const value = typed.trim();
  const listed = KINDS.flatMap(([kind, heading, icon]): RevisionItem[] => {
    const own = revisions.filter((revision) => revision.kind === kind);
    if (own.length === 0) return [];
    return [
      { label: heading, kind: SEPARATOR, revision: null },
      ...own.map(({ name, date, subject }) => ({
        label: `$(${icon}) ${name}`,
        description: [date, subject].filter(Boolean).join(' · '),
        revision: name,
      })),
    ];
  });
  const known = value === '' || value === HEAD.revision || listed.some(({ revision }) => revision === value);
  const own: RevisionItem = { label: `$(arrow-right) ${value}`, description: 'this revision', revision: value, alwaysShow: true };
  return [...(known ? [] : [own]), HEAD, ...listed];
}

const HEAD = { label: '$(git-commit) HEAD', description: 'the last commit', revision: 'HEAD' } as const satisfies RevisionItem;

/** `QuickPickItemKind.Separator`, which is only to be had inside VS Code */
const SEPARATOR = -1;

const KINDS = [
  ['commit', 'commits that touched this file', 'git-commit'],
  ['branch', 'branches', 'git-branch'],
  ['tag', 'tags', 'tag'],
] as const;
