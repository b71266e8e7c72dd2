import { fold } from './flat-text.ts';
import type { Spec } from './model.ts';
import { createSectionWriter } from './section-text.ts';

/** spec(category): the text that a model reads, and the clauses that stand in it in full. */
export interface CompiledCategory {
  readonly text: string;
  readonly clauses: readonly string[];
}

export interface CompileOptions {
  /** a prompt that the text is compiled for: an example of the same prompt is held out, since its answers would give the answer */
  readonly heldOutPrompt?: string;
}

/** Most clauses by which a category that was not asked for is summarised. */
const SUMMARY_CLAUSES = 2;

/**
 * Compiles spec(category): every category in brief, the one asked for in full, then what belongs to no category and the
 * style guidance. A category is summarised by its own first clauses. In full means all that its sections hold but
 * commentary, each clause behind its id. The same spec always gives the same text.
 *
 * @param category id of a category; null compiles the brief view, the general part and all style guidance
 * @see Guan et al. 2024, "Deliberative Alignment", section 3.1
 */
export function compileCategory(spec: Spec, category: string | null, options: CompileOptions = {}): CompiledCategory {
  const head = spec.categories.find((each) => each.id === category) ?? null;
  const own = new Set(head?.sections);
  const writeSection = createSectionWriter(spec, options.heldOutPrompt ?? null);
  const binding = new Set([...spec.clauses, ...spec.definitions].map((each) => each.section));
  const general = spec.sections.filter(
    (section) => section.category === null && (binding.has(section.id) || section.role === 'style'),
  );
  const styles = head ? [] : spec.sections.filter((section) => section.role === 'style' && section.category !== null);
  const full = [...spec.sections.filter((section) => own.has(section.id)), ...general, ...styles];
  const given = new Set(full.map((section) => section.id));
  const part = (title: string, sections: typeof full) => joined(title, sections.map(writeSection));
  const text = [
    `# ${spec.title}`,
    joined('Categories in brief', overview(spec)),
    head ? part(`Policy in full: ${head.title}`, full.slice(0, own.size)) : '',
    part('Rules for every category', general),
    part('Style guidance', styles),
  ];
  return {
    text: `${text.filter(Boolean).join('\n\n')}\n`,
    clauses: spec.clauses.filter((clause) => given.has(clause.section)).map((clause) => clause.id),
  };
}

function overview(spec: Spec): string[] {
  const first = new Map<string, string[]>();
  for (const clause of spec.clauses) {
    const summary = first.get(clause.category ?? '') ?? [];
    if (summary.length < SUMMARY_CLAUSES) first.set(clause.category ?? '', [...summary, fold(clause.text)]);
  }
  return spec.categories.map(({ id, title }) => [`### [${id}] ${title}`, ...(first.get(id) ?? [])].join('\n'));
}

function joined(title: string, parts: readonly string[]): string {
  const written = parts.filter(Boolean);
  return written.length > 0 ? `## ${title}\n\n${written.join('\n\n')}` : '';
}
