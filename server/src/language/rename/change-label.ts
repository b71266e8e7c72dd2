import type { Spec } from '../../spec/model.ts';
import { isLabel, labelFamily, readItemLabel } from '../../spec/notation/labels.ts';
import { isInside } from '../parts.ts';
import { labelPlaces } from '../references/label-places.ts';
import { refuseTaken } from './change-id.ts';
import { type NameChange, nameChange } from './name-change.ts';
import { readsAsHeading } from './reads-as-heading.ts';
import { type Refusal, refuse } from './rename-target.ts';

/** Changes a label in the headings and lines that bear it. A label stays in its family: `SP2` becomes `SP7`, not `AB2`. */
export function changeLabel(spec: Spec, label: string, name: string): NameChange | Refusal {
  const family = labelFamily(label);
  if (!isLabel(name) || labelFamily(name) !== family)
    return refuse(
      `A label of this family is \`${family}\` and a number: write, for example, \`${family}${freeNumber(spec, family)}\`.`,
    );
  const taken = name === label ? null : refuseTaken(spec, name, null);
  if (taken) return taken;
  const places = labelPlaces(spec, new Set([label]));
  const edits = places.map(({ path, span }) => ({ path, span, text: name }));
  const broken = spec.sections.some((section) => {
    const own = edits.filter(({ path, span }) => path === section.path && isInside(span, section.titleSpan));
    return own.length > 0 && !readsAsHeading(spec, section, own, name);
  });
  if (places.length === 0 || broken || (readItemLabel(`${name}: x`)?.label ?? '') !== name)
    return refuse(`\`${name}\` would not be read as a label here: change it where it stands.`);
  return nameChange(edits, { labels: new Map([[label, name]]) });
}

function freeNumber(spec: Spec, family: string): number {
  const taken = new Set(spec.labels.map(({ label }) => label));
  let number = 1;
  while (taken.has(`${family}${number}`)) number += 1;
  return number;
}
