import type { Clause, Definition, Section, Spec } from '../../spec/model.ts';
import { modalityWords } from '../document-outline.ts';
import { escapeMarkdown } from '../escape-markdown.ts';
import { plainTitle, shortened } from '../parts.ts';
import type { SpecLookup } from '../spec-lookup.ts';

/** Something that a link or an answer can name. */
export type NamedPart =
  | { readonly kind: 'section'; readonly part: Section }
  | { readonly kind: 'clause'; readonly part: Clause }
  | { readonly kind: 'definition'; readonly part: Definition };

/**
 * All that has an id and may be meant by one: what its author named before what got its id from its words, sections before
 * clauses. Examples are left out, since theirs are never written.
 */
export function namedParts(spec: Spec): readonly NamedPart[] {
  const sections = spec.sections.filter(({ level }) => level > 0).map((part): NamedPart => ({ kind: 'section', part }));
  const clauses = spec.clauses.map((part): NamedPart => ({ kind: 'clause', part }));
  const definitions = spec.definitions.map((part): NamedPart => ({ kind: 'definition', part }));
  const all = [...sections, ...clauses, ...definitions];
  const isWritten = ({ part }: NamedPart) => part.idSpan !== null;
  return [...all.filter(isWritten), ...all.filter((each) => !isWritten(each))];
}

/** What an author may remember of it: its id, then its title or its first words. */
export function wordsOf(named: NamedPart): string {
  return `${named.part.id} ${firstWords(named)}`;
}

function firstWords({ kind, part }: NamedPart): string {
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
