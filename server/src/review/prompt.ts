/** What a model is asked about one unit of a spec. */

import type { ChatMessage } from '../models/model.ts';
import type { Definition, Section, Spec } from '../spec/model.ts';
import type { Proposal } from './check-proposal.ts';
import { INSTRUCTIONS } from './instructions.ts';
import { createPartWriter } from './part-text.ts';
import type { Part } from './passages.ts';
import type { Passage } from './review.ts';

/** Part of the name of every kept answer: to be changed with the words of the instructions or of the messages. */
export const PROMPT_VERSION = 'review-1';

interface PromptParts {
  readonly parts: readonly Part[];
  /** what to look for faults in; the rest of the parts is there to be read with it */
  readonly focus: readonly Passage[];
  /** the parts whose gaps are asked for */
  readonly gapsIn: readonly Part[];
  /** clauses of other parts that speak of the same things */
  readonly elsewhere: readonly Passage[];
  readonly definitions: readonly Definition[];
  /** faults that were found before, and that a change around them may have settled */
  readonly earlier: readonly Proposal[];
}

export interface PromptWriter {
  readonly write: (parts: PromptParts) => readonly ChatMessage[];
}

/**
 * Writes the messages: the instructions in the system message; the spec, between borders, and what is asked of it in the
 * user's. The borders are longer than any run of `=` in the text, so that no spec can close them.
 */
export function createPromptWriter(spec: Spec): PromptWriter {
  const writer = createPartWriter(spec);
  const outline = outlineOf(spec);

  return {
    write: ({ parts, focus, gapsIn, elsewhere, definitions, earlier }) => {
      const shown = new Set(parts.flatMap(({ passages }) => passages.map(({ id }) => id)));
      const terms = definitions.filter(({ id }) => !shown.has(id));
      const material = [
        `# ${spec.title}`,
        listed('Contents of the spec', outline),
        listed(
          'Definitions',
          terms.map(({ id, term, text }) => `[${id}] ${term}: ${text}`),
        ),
        listed(
          'Clauses in other places, for comparison',
          elsewhere.map((passage) => `[${passage.id}] ${passage.text} (under: ${writer.headingOf(passage.section)})`),
        ),
        '## Sections to review',
        ...parts.map(writer.textOf),
        listed('Faults that were found before', earlier.map(faultLine)),
      ].filter(Boolean);
      const text = material.join('\n\n');
      const border = '='.repeat(longestRun(text) + 8);
      const content = [
        `${border} SPEC BEGINS ${border}`,
        text,
        `${border} SPEC ENDS ${border}`,
        assignment(parts, focus, gapsIn, earlier.length),
      ];
      return [
        { role: 'system', content: INSTRUCTIONS },
        { role: 'user', content: content.join('\n\n') },
      ];
    },
  };
}

/** What is asked, behind the material, where models follow it best. */
function assignment(parts: readonly Part[], focus: readonly Passage[], gapsIn: readonly Part[], earlierCount: number): string {
  const all = parts.reduce((count, { passages }) => count + passages.length, 0);
  const clauses =
    focus.length === 0
      ? 'Report no voided-rule, no collision and no unclear-criterion this time.'
      : focus.length === all
        ? 'Review every clause of the sections to review. Each voided-rule, collision and unclear-criterion concerns at least one of them; a collision may also be with a clause in another place.'
        : `The other clauses were reviewed before. Review only these: ${focus.map(({ id }) => `[${id}]`).join(', ')}. Each voided-rule, collision and unclear-criterion concerns at least one of them; the others are there to be compared.`;
  const gaps =
    gapsIn.length === 0
      ? 'Report no gap this time.'
      : `Report each gap that these sections leave: ${[...new Set(gapsIn.map(({ section }) => `[${section.id}]`))].join(', ')}.`;
  const earlier =
    earlierCount === 0
      ? ''
      : 'Faults were found before; they are numbered in the material. For each that the text as it stands now settles, write a line {"settled": its number}. Do not report the others again.';
  return [clauses, gaps, earlier, 'Write the JSON lines now.'].filter(Boolean).join('\n');
}

function faultLine({ kind, places, problem, prompt }: Proposal, index: number): string {
  const quotes = places.map(({ passage, quote }) => `[${passage.id}] "${quote}"`).join(' and ');
  return `${index + 1}. ${kind} in ${quotes}: ${problem} Prompt: ${prompt}`;
}

function outlineOf({ sections, title }: Spec): readonly string[] {
  const shown = sections.filter((section) => section.level > 0 && section.title !== title).slice(0, MOST_SECTIONS);
  return shown.map((section: Section) => `${'  '.repeat(Math.max(0, section.level - 1))}- [${section.id}] ${section.title}`);
}

const MOST_SECTIONS = 150;

function listed(title: string, lines: readonly string[]): string {
  return lines.length === 0 ? '' : `## ${title}\n\n${lines.join('\n')}`;
}

function longestRun(text: string): number {
  let longest = 0;
  for (const [run] of text.matchAll(/=+/g)) longest = Math.max(longest, run.length);
  return longest;
}
