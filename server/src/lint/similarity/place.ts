import type { Section } from '../../spec/index.ts';
import type { Subject } from '../subject.ts';

/** The nearest section whose title says what it is about, rather than which verdict or list it holds; empty where none does. */
export function placeOf(subject: Subject, section: Section): string {
  let at: Section | null = section;
  while (at && (at.role !== null || at.label !== null || at.verdict !== null)) at = subject.sectionOf(at.parent);
  return at?.id ?? '';
}
