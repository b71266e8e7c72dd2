import type { Clause, Example, Section, Span, Spec } from '../spec/model.ts';
import { modalityWords } from './document-outline.ts';
import { escapeMarkdown } from './escape-markdown.ts';
import { breadcrumb, type SpecPart, shortened } from './parts.ts';
import { whatIsAt } from './what-is-at.ts';

export interface Hover {
  /** the words that it is about */
  readonly span: Span;
  readonly markdown: string;
  /** the same without marks, for an editor that shows none */
  readonly plain: string;
}

/** Says what stands at an offset, or what the words there name; null where there is nothing to say. */
export function hover(spec: Spec, path: string, offset: number): Hover | null {
  const pointed = whatIsAt(spec, path, offset);
  if (!pointed) return null;
  const { title, paragraphs, facts } = describe(spec, pointed.part);
  const body = paragraphs.map((paragraph) => shortened(paragraph, TEXT_LENGTH));
  const plain = [title, ...body, facts.join(' · ')].filter(Boolean).join('\n\n');
  const markdown = [
    `**${escapeMarkdown(title)}**`,
    ...body.map(escapeMarkdown),
    facts.map((fact) => `*${escapeMarkdown(fact)}*`).join(' · '),
  ];
  return { span: pointed.span, markdown: markdown.filter(Boolean).join('\n\n'), plain };
}

const TEXT_LENGTH = 600;

interface Description {
  readonly title: string;
  readonly paragraphs: readonly string[];
  readonly facts: readonly string[];
}

function describe(spec: Spec, part: SpecPart): Description {
  switch (part.kind) {
    case 'section':
      return describeSection(spec, part.section);
    case 'clause':
      return describeClause(spec, part.clause);
    case 'definition': {
      const { term, text, section } = part.definition;
      return { title: term, paragraphs: [text], facts: [`defined in ${breadcrumb(spec, section)}`] };
    }
    case 'example':
      return describeExample(spec, part.example);
  }
}

function describeClause(spec: Spec, clause: Clause): Description {
  return {
    title: breadcrumb(spec, clause.section),
    paragraphs: [clause.text],
    facts: [modalityWords(clause.modality), ...binding(spec, clause), `id ${clause.id}`],
  };
}

function describeSection(spec: Spec, section: Section): Description {
  const own = spec.clauses.filter((clause) => clause.section === section.id);
  const shown = own.slice(0, SECTION_CLAUSES).map((clause) => shortened(clause.text, 240));
  const more = own.length - shown.length;
  const rest = more > 0 ? [`and ${more} more ${more === 1 ? 'clause' : 'clauses'}`] : [];
  const verdict = section.verdict === null ? [] : [`verdict ${section.verdict}`];
  return {
    title: breadcrumb(spec, section.id),
    paragraphs: [...shown, ...rest],
    facts: [...verdict, ...binding(spec, section), `id ${section.id}`],
  };
}

const SECTION_CLAUSES = 3;

function describeExample(spec: Spec, example: Example): Description {
  const prompt = example.turns.find((turn) => turn.role === 'user')?.text ?? '';
  const expected = example.label ?? example.mode;
  return {
    title: `${breadcrumb(spec, example.section)} › ${shortened(example.title, 80)}`,
    paragraphs: [prompt],
    facts: ['example', ...(expected === null ? [] : [`expected ${expected}`]), `id ${example.id}`],
  };
}

/** What decides whether and how it applies: authority, response mode, category. */
function binding(spec: Spec, { authority, mode, category }: Pick<Section, 'authority' | 'mode' | 'category'>): string[] {
  const title = category === null ? null : spec.categories.find((each) => each.id === category)?.title;
  return [
    ...(authority === 'none' ? [] : [`authority ${authority}`]),
    ...(mode === null ? [] : [`response mode ${mode}`]),
    ...(title ? [`category ${title}`] : []),
  ];
}
