import type { Edit } from '../../lint/finding.ts';
import type { Span, Spec } from '../../spec/model.ts';
import { changeCode, changeId } from './change-id.ts';
import { changeLabel } from './change-label.ts';
import { changeTerm } from './change-term.ts';
import { changeTitle } from './change-title.ts';
import { followReferences } from './follow-references.ts';
import type { NameChange } from './name-change.ts';
import { type Refusal, type RenameTarget, refuse, renameTargetAt } from './rename-target.ts';

/** A name that can be changed. */
export interface Renamable {
  readonly kind: 'name';
  /** where it is written, under the cursor */
  readonly span: Span;
  readonly name: string;
}

/** Finds the name at an offset; null where there is none, a refusal where there is one that cannot be changed. */
export function prepareRename(spec: Spec, path: string, offset: number): Renamable | Refusal | null {
  const target = renameTargetAt(spec, path, offset);
  return target === null || target.kind === 'refused' ? target : { kind: 'name', span: target.span, name: target.name };
}

/** The edits of a rename, in all files of a spec; none of them touches another. */
export interface Rename {
  readonly kind: 'edits';
  readonly edits: readonly Edit[];
}

/**
 * Changes a name wherever it stands: an id, a label, a title with the links that are made of it, a defined term. Every
 * reference names afterwards what it named before.
 *
 * @returns a refusal, in a sentence that says what to do, where the new name is taken or cannot stand there
 */
export function rename(spec: Spec, path: string, offset: number, newName: string): Rename | Refusal {
  const target = renameTargetAt(spec, path, offset);
  if (target === null) return refuse('There is no name here: put the cursor on an id, a label, a defined term or a heading.');
  if (target.kind === 'refused') return target;
  const name = newName.trim();
  if (name === target.name) return { kind: 'edits', edits: [] };
  const change = changeOf(spec, target, name);
  if (change.kind === 'refused') return change;
  const followed = followReferences(spec, change);
  return 'kind' in followed ? followed : { kind: 'edits', edits: [...change.edits, ...followed] };
}

function changeOf(spec: Spec, target: RenameTarget, name: string): NameChange | Refusal {
  switch (target.kind) {
    case 'id':
      return changeId(spec, target, name);
    case 'code':
      return changeCode(spec, target, name);
    case 'label':
      return changeLabel(spec, target.name, name);
    case 'title':
      return changeTitle(spec, target, name);
    case 'term':
      return changeTerm(spec, target.definition, name);
  }
}
