import type { Edit } from '../../lint/finding.ts';
import { groupBy } from '../../spec/group-by.ts';
import { parseSpec } from '../../spec/index.ts';
import type { Clause, Spec } from '../../spec/model.ts';
import { createEditedParts } from './edited-parts.ts';

/**
 * Finds a clause that would bind otherwise after edits to its words, as where a term holds a word that binds ("must").
 * Each clause is read alone under its title, before and after. Its response mode may change: that is read from the words that
 * the author chooses.
 */
export function clauseReadOtherwise(spec: Spec, edits: readonly Edit[]): Clause | null {
  const texts = new Map(spec.files.map(({ path, text }) => [path, text]));
  const titles = new Map(spec.sections.map(({ id, title }) => [id, title]));
  const edited = createEditedParts(spec, edits);
  const affected = spec.clauses.filter(({ path, span }) => span.end - span.start <= LONGEST && edited.isEdited(path, span));
  const headOf = ({ section }: Clause) => `## ${titles.get(section) ?? ''}\n\n- `;
  const before = readAlone(
    affected.map((clause) => headOf(clause) + (texts.get(clause.path) ?? '').slice(clause.span.start, clause.span.end)),
  );
  const after = readAlone(affected.map((clause) => headOf(clause) + edited.after(clause.path, clause.span)));
  return affected.find((_, index) => before[index] !== after[index]) ?? null;
}

/** What is longer is no sentence that anybody reads, and parsing it may take long. */
const LONGEST = 2000;

/** How each part binds: one document of all, so that many cost no more than one of their length. */
function readAlone(parts: readonly string[]): string[] {
  if (parts.length === 0) return [];
  const { sections, clauses } = parseSpec([{ path: 'clauses.md', text: `# Rules\n\n${parts.join('\n\n')}\n` }]);
  const bySection = groupBy(clauses, ({ section }) => section);
  const heads = sections.filter(({ level }) => level === 2);
  return heads.map(({ id }) => (bySection.get(id) ?? []).map(({ modality }) => modality).join());
}
