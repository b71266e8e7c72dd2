/** Writes a part of a spec as a model reads it. */

import { promptOf } from '../spec/example-prompt.ts';
import { groupBy } from '../spec/group-by.ts';
import type { Block, Example, Section, Span, Spec } from '../spec/model.ts';
import type { Part } from './passages.ts';

export interface PartWriter {
  /** The heading with all that is above it, then the author's own words with each clause behind its id. */
  readonly textOf: (part: Part) => string;
  /** Titles down to a section, with what they decide: authority, response mode, verdict. */
  readonly headingOf: (sectionId: string) => string;
}

/** Commentary, comments and examples in full are left out; an example is named by its prompt and how its answers are rated. */
export function createPartWriter(spec: Spec): PartWriter {
  const texts = new Map(spec.files.map((file) => [file.path, file.text]));
  const sections = new Map(spec.sections.map((section) => [section.id, section]));
  const blocks = groupBy(spec.blocks, (block) => `${block.path}\n${block.section ?? ''}`);
  const examples = groupBy(spec.examples, (example) => example.section);

  function headingOf(sectionId: string): string {
    const above: Section[] = [];
    for (
      let at = sections.get(sectionId);
      at && !above.includes(at);
      at = at.parent === null ? undefined : sections.get(at.parent)
    )
      above.unshift(at);
    return above.map((section, index) => `${section.title}${stated(section, index === above.length - 1)}`).join(' › ');
  }

  function textOf({ section, passages, span }: Part): string {
    const source = texts.get(section.path) ?? '';
    const own = blocks.get(`${section.path}\n${section.id}`) ?? [];
    const ids = passages.map(({ id, span: { start } }) => ({ at: start, text: `[${id}] ` }));
    const prose = own
      .filter((block) => !LEFT_OUT.has(block.kind) && block.span.start < span.end && block.span.end > span.start)
      .map((block) => write(source, within(block.span, span), ids));
    const shown = (examples.get(section.id) ?? []).slice(0, MOST_EXAMPLES).map(exampleLine);
    return [`### [${section.id}] ${headingOf(section.id)}`, ...prose.filter(Boolean), ...shown].join('\n\n');
  }

  return { textOf, headingOf };
}

const MOST_EXAMPLES = 6;
const LONGEST_EXAMPLE = 240;

const LEFT_OUT: ReadonlySet<Block['kind']> = new Set([
  'front-matter',
  'heading',
  'commentary',
  'comment',
  'example',
  'blank',
  'rule',
  'link-definition',
]);

/** Authority is inherited, so the last of several headings says it for all. */
function stated({ authority, mode, verdict }: Section, isLast: boolean): string {
  const facts = [
    !isLast || authority === 'none' ? '' : `authority: ${authority}`,
    mode === null ? '' : `response: ${mode}`,
    verdict === null ? '' : `verdict: ${verdict}`,
  ].filter(Boolean);
  return facts.length > 0 ? ` (${facts.join(', ')})` : '';
}

function exampleLine(example: Example): string {
  const prompt = promptOf(example).replace(/\s+/g, ' ').slice(0, LONGEST_EXAMPLE);
  const decided = example.label ?? example.mode;
  return `Example${decided === null ? '' : ` (${decided})`}: ${prompt || example.title}`;
}

/** It stands before the clause already. */
const WRITTEN_ID = /[ \t]?\{#[^{}\s]{1,200}\}(?=\s|$)/g;

/** A stretch of a file with the ids of its clauses put in, and Markdown comments taken out. */
function write(source: string, span: Span, ids: readonly { readonly at: number; readonly text: string }[]): string {
  let text = '';
  let at = span.start;
  for (const id of ids) {
    if (id.at < span.start || id.at >= span.end) continue;
    text += source.slice(at, id.at) + id.text;
    at = id.at;
  }
  return withoutComments(text + source.slice(at, span.end))
    .replace(WRITTEN_ID, '')
    .trim();
}

/** A suppression is no part of the policy, and dismissing a finding must not make its clause a changed one. */
function withoutComments(text: string): string {
  if (!text.includes('<!--')) return text;
  let marked = '';
  let at = 0;
  for (;;) {
    const start = text.indexOf('<!--', at);
    const end = start < 0 ? -1 : text.indexOf('-->', start);
    if (end < 0) break;
    marked += text.slice(at, start) + TAKEN_OUT;
    at = end + '-->'.length;
  }
  // A line that held nothing else goes with its comment.
  return (marked + text.slice(at))
    .split('\n')
    .filter((line) => !line.includes(TAKEN_OUT) || line.replaceAll(TAKEN_OUT, '').trim() !== '')
    .map((line) => (line.includes(TAKEN_OUT) ? line.replaceAll(TAKEN_OUT, '').trimEnd() : line))
    .join('\n');
}

const TAKEN_OUT = '\u0000';

function within(one: Span, other: Span): Span {
  return { start: Math.max(one.start, other.start), end: Math.min(one.end, other.end) };
}
