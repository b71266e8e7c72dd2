import type { Example, Section, Span, Spec, Turn } from '../spec/model.ts';
import { plainTitle, shortened } from './parts.ts';

/** A place at which a prompt can be put to the spec. */
export interface SpecLens {
  /** the heading, or the example's first line */
  readonly span: Span;
  /** id of the section or example */
  readonly id: string;
  readonly title: string;
  /** the example's own prompt */
  readonly prompt?: string;
  readonly category?: string;
}

/** The categories, the sections that hold clauses of their own, and the examples, of one file; in document order. */
export function codeLenses(spec: Spec, path: string): readonly SpecLens[] {
  const binding = new Set([...spec.categories.map(({ id }) => id), ...spec.clauses.map(({ section }) => section)]);
  const sections = spec.sections.filter((section) => section.path === path && binding.has(section.id)).map(sectionLens);
  const examples = spec.examples.filter((example) => example.path === path).map(exampleLens);
  return [...sections, ...examples].sort((a, b) => a.span.start - b.span.start);
}

function sectionLens(section: Section): SpecLens {
  return { span: section.headingSpan, id: section.id, title: plainTitle(section), ...inCategory(section.category) };
}

function exampleLens(example: Example): SpecLens {
  const prompt = promptOf(example.turns);
  return {
    span: { start: example.span.start, end: example.span.start },
    id: example.id,
    title: shortened(example.title, TITLE_LENGTH) || 'Example',
    ...(prompt === '' ? {} : { prompt }),
    ...inCategory(example.category),
  };
}

const TITLE_LENGTH = 80;

/** What the user says; where others speak too, the whole conversation with the speakers' names, since the prompt alone would mislead. */
function promptOf(turns: readonly Turn[]): string {
  const spoken = turns.filter((turn) => turn.text.trim() !== '');
  const [only] = spoken;
  if (spoken.length === 1 && only?.role === 'user') return only.text.trim();
  return spoken.map(({ role, text }) => `${role.charAt(0).toUpperCase()}${role.slice(1)}: ${text.trim()}`).join('\n\n');
}

function inCategory(category: string | null): { readonly category?: string } {
  return category === null ? {} : { category };
}
