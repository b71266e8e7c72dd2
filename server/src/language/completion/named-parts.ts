import type { Clause, Definition, Section } from '../../spec/model.ts';
import { escapeMarkdown } from '../escape-markdown.ts';
import { modalityWords } from '../outline-nodes.ts';
import { plainTitle, shortened } from '../parts.ts';
import type { SpecLookup } from '../spec-lookup.ts';

/** Something that a link or an answer can name. */
export type NamedPart =
  | { readonly kind: 'section'; readonly part: Section }
  | { readonly kind: 'clause'; readonly part: Clause }
  | { readonly kind: 'definition'; readonly part: Definition };

/** As much of it as decides whether it is offered, and when. */
export type Nameable =
  | { readonly kind: 'section'; readonly part: Section }
  | { readonly kind: 'clause'; readonly part: NameableClause }
  | { readonly kind: 'definition'; readonly part: Definition };

export type NameableClause = Pick<Clause, 'id' | 'idSpan' | 'path' | 'text' | 'section' | 'category'>;

/**
 * All that has an id and may be meant by one: what its author named before what got its id from its words, sections before
 * clauses. Examples are left out, since theirs are never written.
 */
export function namedParts<C extends NameableClause>(spec: {
  readonly sections: readonly Section[];
  readonly clauses: readonly C[];
  readonly definitions: readonly Definition[];
}): readonly (Exclude<NamedPart, { kind: 'clause' }> | { readonly kind: 'clause'; readonly part: C })[] {
  const sections = spec.sections.filter(({ level }) => level > 0).map((part) => ({ kind: 'section' as const, part }));
  const clauses = spec.clauses.map((part) => ({ kind: 'clause' as const, part }));
  const definitions = spec.definitions.map((part) => ({ kind: 'definition' as const, part }));
  const all = [...sections, ...clauses, ...definitions];
  const isWritten = ({ part }: Nameable) => part.idSpan !== null;
  return [...all.filter(isWritten), ...all.filter((each) => !isWritten(each))];
}

/** What an author may remember of it: its id, then its title or its first words. */
export function wordsOf(named: Nameable): string {
  return `${named.part.id} ${firstWords(named)}`;
}

function firstWords({ kind, part }: Nameable): string {
  switch (kind) {
    case 'section':
      return part.title.slice(0, LONGEST_WORDS);
    case 'clause':
      return part.text.slice(0, LONGEST_WORDS);
    case 'definition':
      return part.term;
  }
}

const LONGEST_WORDS = 60;

/** A word on what it is. */
export function detailOf({ kind, part }: NamedPart, { categoryOf }: SpecLookup): string {
  const what = kind === 'section' && categoryOf(part.id) ? 'category' : kind;
  return part.idSpan === null ? `${what}, id from its words` : what;
}

/** Its words and where it stands, as Markdown. */
export function documentationOf({ kind, part }: NamedPart, { titlePath, categoryOf }: SpecLookup): string {
  switch (kind) {
    case 'section': {
      const head = categoryOf(part.category);
      const facts = [
        ...(head ? [`category ${plainTitle(head)}`] : []),
        ...(part.authority === 'none' ? [] : [`authority ${part.authority}`]),
        ...(part.mode === null ? [] : [`response mode ${part.mode}`]),
      ];
      return written(`**${escapeMarkdown(titlePath(part.id))}**`, facts);
    }
    case 'clause': {
      const facts = [modalityWords(part.modality), ...(part.mode === null ? [] : [part.mode]), titlePath(part.section)];
      return written(escapeMarkdown(shortened(part.text, LONGEST_TEXT)), facts);
    }
    case 'definition':
      return written(`**${escapeMarkdown(part.term)}**: ${escapeMarkdown(shortened(part.text, LONGEST_TEXT))}`, [
        titlePath(part.section),
      ]);
  }
}

const LONGEST_TEXT = 400;

function written(words: string, facts: readonly string[]): string {
  const line = facts.filter(Boolean).map((fact) => `*${escapeMarkdown(fact)}*`);
  return [words, line.join(' · ')].filter(Boolean).join('\n\n');
}
