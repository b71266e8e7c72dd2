import { escapeMarkdown } from '../escape-markdown.ts';
import { shortened } from '../parts.ts';

/** What a hover says, before it is written down: a title, some words of the spec, and short facts about them. */
export interface Description {
  readonly title: string;
  readonly paragraphs: readonly string[];
  /** a word or two each, on one line */
  readonly facts: readonly string[];
  /** a line each, with what it is about */
  readonly lines: readonly FactLine[];
}

export interface FactLine {
  readonly about: string;
  readonly text: string;
}

/** The description as Markdown, and as plain text for an editor that shows none. Nothing of the spec's text becomes a mark. */
export function writeDescription({ title, paragraphs, facts, lines }: Description): {
  readonly markdown: string;
  readonly plain: string;
} {
  const body = paragraphs.map((paragraph) => shortened(paragraph, LONGEST_PARAGRAPH));
  const markdown = [
    `**${escapeMarkdown(title)}**`,
    ...body.map(escapeMarkdown),
    facts.map((fact) => `*${escapeMarkdown(fact)}*`).join(' · '),
    lines.map(({ about, text }) => `- ${about}: ${escapeMarkdown(text)}`).join('\n'),
  ];
  const plain = [title, ...body, facts.join(' · '), lines.map(({ about, text }) => `${about}: ${text}`).join('\n')];
  return { markdown: markdown.filter(Boolean).join('\n\n'), plain: plain.filter(Boolean).join('\n\n') };
}

const LONGEST_PARAGRAPH = 600;
