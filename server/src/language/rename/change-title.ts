import type { Spec } from '../../spec/model.ts';
import { type NameChange, nameChange } from './name-change.ts';
import { readsAsHeading } from './reads-as-heading.ts';
import { type Refusal, type RenameTarget, refuse } from './rename-target.ts';

/** Gives a heading another title; its label and its attributes stay. */
export function changeTitle(
  spec: Spec,
  { part, titleSpan }: Extract<RenameTarget, { kind: 'title' }>,
  name: string,
): NameChange | Refusal {
  if (name === '') return refuse('A title cannot be empty: write a few words.');
  if (/[\r\n]/.test(name)) return refuse('A title stands on one line: write it without line breaks.');
  const edit = { path: part.path, span: titleSpan, text: name };
  if (readsAsHeading(spec, part, [edit])) return nameChange([edit]);
  return part.role === null
    ? refuse(`“${name}” would be read as more than a title here: use plain words.`)
    : refuse(`“${part.title}” says what its section is for: to change that, edit the heading itself.`);
}
