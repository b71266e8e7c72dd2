import { fold } from '../flat-text.ts';
import type { Section } from '../model.ts';
import type { SectionChange } from './spec-diff.ts';
import type { Versions } from './versions.ts';

/** Text before the first heading is a section to the parser, but to nobody else. */
const isHeading = ({ level }: Section) => level > 0;

export function compareSections({ before, after, sections }: Versions): readonly SectionChange[] {
  const changes: SectionChange[] = [];
  for (const section of after.spec.sections.filter(isHeading)) {
    const old = sections.beforeOf(section);
    if (old === null) changes.push({ kind: 'added', before: null, after: section });
    else if (fold(old.title) !== fold(section.title)) changes.push({ kind: 'renamed', before: old, after: section });
  }
  for (const section of before.spec.sections.filter(isHeading))
    if (sections.afterOf(section) === null) changes.push({ kind: 'removed', before: section, after: null });
  return changes;
}
