import { slugOf } from '../../spec/ids.ts';
import type { Spec } from '../../spec/model.ts';
import { isLabel, readTitleLabels } from '../../spec/notation/labels.ts';
import { breadcrumb, findPart, idOf, type SpecPart } from '../parts.ts';
import { labelInTitle } from '../references/label-places.ts';
import { type NameChange, nameChange } from './name-change.ts';
import { type Refusal, type RenameTarget, refuse } from './rename-target.ts';

/** Gives a part another id, where it is written. */
export function changeId(spec: Spec, { part }: Extract<RenameTarget, { kind: 'id' }>, name: string): NameChange | Refusal {
  if (name === '') return refuse('An id cannot be empty: write a name, such as `no-weapons`.');
  if (!ID.test(name))
    return refuse(
      `\`${name}\` cannot be an id: use letters, digits and \`-\`, without blanks, such as \`${slugOf(name).replace(/^-+|-+$/g, '') || 'no-weapons'}\`.`,
    );
  if (isLabel(name)) return refuse(`\`${name}\` would be read as a label: use small letters for an id.`);
  const refusal = refuseTaken(spec, name, part.id);
  if (refusal || !part.idSpan) return refusal ?? nameChange([]);
  return nameChange([{ path: part.path, span: part.idSpan, text: name }]);
}

/** Ids that every place can write: in braces, in links and in brackets. */
const ID = /^[\p{L}\p{N}](?:[\p{L}\p{N}._:/-]{0,120}[\p{L}\p{N}])?$/u;

/** Gives a section another code, the letters in `(#ARS)`. */
export function changeCode(spec: Spec, { part }: Extract<RenameTarget, { kind: 'code' }>, name: string): NameChange | Refusal {
  const span = part.code === null ? null : labelInTitle(part, part.code);
  if (!span) return refuse('This heading’s code cannot be renamed: change it where it stands.');
  const title = part.title.slice(0, span.start - part.titleSpan.start) + name + part.title.slice(span.end - part.titleSpan.start);
  if (name === '' || isLabel(name) || readTitleLabels(title).code !== name)
    return refuse(`\`${name}\` cannot be a code: use one to ten capital letters, such as \`${part.code}\`.`);
  return refuseTaken(spec, name, part.id) ?? nameChange([{ path: part.path, span, text: name }]);
}

/** A name that something else has already. */
export function refuseTaken(spec: Spec, name: string, own: string | null): Refusal | null {
  const label = spec.labels.find((each) => each.label === name);
  const bearer = findPart(spec, label?.target ?? name);
  if (!bearer || (own !== null && idOf(bearer) === own && own === name)) return null;
  return refuse(`\`${name}\` is already the ${label ? 'label' : 'id'} of ${words(spec, bearer)}: choose another.`);
}

function words(spec: Spec, part: SpecPart): string {
  switch (part.kind) {
    case 'section':
      return `the section “${breadcrumb(spec, part.section.id)}”`;
    case 'clause':
      return `a clause in “${breadcrumb(spec, part.clause.section)}”`;
    case 'definition':
      return `the definition of “${part.definition.term}”`;
    case 'example':
      return `the example “${part.example.title}”`;
  }
}
