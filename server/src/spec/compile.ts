import { fold } from './flat-text.ts';
import type { Clause, Section, Spec } from './model.ts';

/** spec(category): the text that a model reads, and the clauses that stand in it in full. */
export interface CompiledCategory {
  readonly text: string;
  readonly clauses: readonly string[];
}

/** Most clauses by which a category that was not asked for is summarised. */
const SUMMARY_CLAUSES = 2;

/**
 * Compiles spec(category): every category in brief, the one asked for in full, then the style guidance and what belongs
 * to no category. A category is summarised by its own first clauses. The same spec always gives the same text.
 *
 * @param category id of a category; null compiles the brief view and the general part alone
 * @see Guan et al. 2024, "Deliberative Alignment", section 3.1
 */
export function compileCategory(spec: Spec, category: string | null): CompiledCategory {
  const clauses = new Set<string>();
  const head = spec.categories.find((each) => each.id === category) ?? null;
  const overview = spec.categories.map((each) => {
    const first = spec.clauses.filter((clause) => clause.category === each.id).slice(0, SUMMARY_CLAUSES);
    const summary = first.map((clause) => fold(clause.text)).join(' ');
    return `- [${each.id}] ${each.title}${summary ? `\n  ${summary}` : ''}`;
  });
  const general = spec.sections.filter(
    (section) => section.category === null && spec.clauses.some((clause) => clause.section === section.id),
  );
  const styles = spec.sections.filter((section) => section.role === 'style' && section.category !== category);
  const parts = [
    `# ${spec.title}`,
    part('Categories in brief', overview),
    head
      ? part(
          `Policy in full: ${head.title}`,
          head.sections.flatMap((id) => inFull(spec, id, clauses)),
        )
      : '',
    part(
      'Rules for every category',
      general.flatMap((section) => inFull(spec, section.id, clauses)),
    ),
    part('Style guidance', head ? [] : styles.flatMap((section) => inFull(spec, section.id, clauses))),
  ];
  return { text: `${parts.filter(Boolean).join('\n\n')}\n`, clauses: [...clauses] };
}

function part(title: string, lines: readonly string[]): string {
  return lines.length > 0 ? `## ${title}\n\n${lines.join('\n')}` : '';
}

/** A section's own text: its title and level of authority, its definitions, and each clause behind its id. */
function inFull(spec: Spec, id: string, clauses: Set<string>): string[] {
  const section = spec.sections.find((each) => each.id === id);
  if (!section) return [];
  const own = spec.clauses.filter((clause) => clause.section === id);
  for (const clause of own) clauses.add(clause.id);
  return [
    `### [${section.id}] ${section.title}${stated(section)}`,
    ...spec.definitions.filter((each) => each.section === id).map((each) => `- ${each.term}: ${each.text}`),
    ...own.map(line),
  ];
}

function stated(section: Section): string {
  const facts = [
    section.authority === 'none' ? '' : `authority: ${section.authority}`,
    section.mode ? `response: ${section.mode}` : '',
  ].filter(Boolean);
  return facts.length > 0 ? ` (${facts.join(', ')})` : '';
}

function line(clause: Clause): string {
  return `[${clause.id}] ${clause.text}`;
}
