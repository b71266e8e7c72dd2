import type { Spec } from '../../spec/model.ts';
import type { Completion } from '../completion.ts';
import { textOf } from '../parts.ts';
import { type CategoryNotation, readNotation } from '../refactor/category-notation.ts';
import { readLabelNotation } from '../refactor/label-notation.ts';
import type { WordPlace } from './place.ts';
import { starterSnippet } from './starter-snippet.ts';
import { choice, END, stop, withoutStops } from './tab-stops.ts';

/** Offers a category, a clause, an example, a definition, whole, at the beginning of a line and in the notation of the file. */
export function completeSnippet(spec: Spec, path: string, place: WordPlace): readonly Completion[] {
  const { begins, span } = place;
  const offered = snippetsAt(place);
  if (offered.length === 0) return [];
  const { fence } = readNotation(spec, path);
  const hasIds = readLabelNotation(spec, path) === null;
  const mark = begins === 'line' ? listMark(spec, path) : '';
  return offered.map(({ label, detail, write }) => {
    const insert = write({ spec, path, fence, hasIds, mark });
    const shown = withoutStops(insert).trimEnd();
    return { label, kind: 'snippet', detail, markdown: `\`\`\`\`\n${shown}\n\`\`\`\``, insert, span, isSnippet: true };
  });
}

/** What is offered at a place. A line that begins with other words is prose. */
export function snippetsAt({ begins, typed }: WordPlace): readonly Snippet[] {
  if (begins === null) return [];
  return SNIPPETS.filter(({ label, inItem }) => label.startsWith(typed.toLowerCase()) && (inItem || begins === 'line'));
}

interface Snippet {
  readonly label: string;
  readonly detail: string;
  /** it may be the text of a list item */
  readonly inItem: boolean;
  readonly write: (at: SnippetPlace) => string;
}

interface SnippetPlace {
  readonly spec: Spec;
  readonly path: string;
  readonly fence: CategoryNotation['fence'];
  /** rules are named by ids, and not by labels */
  readonly hasIds: boolean;
  /** what the item of a list begins with; empty where it stands there already */
  readonly mark: string;
}

const SNIPPETS: readonly Snippet[] = [
  {
    label: 'category',
    detail: 'a category to start from',
    inItem: false,
    write: ({ spec, path }) => starterSnippet(spec, path),
  },
  {
    label: 'clause',
    detail: 'a rule that binds the model',
    inItem: true,
    write: ({ hasIds, mark }) => {
      const modal = choice(1, ['must', 'must not', 'should', 'should not', 'may']);
      return `${mark}The assistant ${modal} ${stop(2, 'what it does')}.${hasIds ? ` {#${stop(3, 'id')}}` : ''}`;
    },
  },
  {
    label: 'example',
    detail: 'a prompt with compared answers',
    inItem: false,
    write: example,
  },
  {
    label: 'definition',
    detail: 'a defined term',
    inItem: true,
    write: ({ mark }) => `${mark}**${stop(1, 'Term')}**: ${stop(2, 'what it means')}.`,
  },
];

function example({ fence, hasIds }: SnippetPlace): string {
  return [
    `**Example**: ${stop(1, 'title')}`,
    '',
    fence.opening,
    '<user>',
    stop(2, 'the prompt'),
    '</user>',
    '<comparison>',
    `<assistant><!-- GOOD: ${stop(3, 'why')} -->`,
    stop(4, 'the answer'),
    '</assistant>',
    `<assistant><!-- BAD${hasIds ? `[#${stop(5, 'id')}]` : ''}: ${stop(6, 'what is wrong')} -->`,
    stop(7, 'the answer'),
    '</assistant>',
    '</comparison>',
    fence.closing,
    END,
  ].join('\n');
}

/** What the first list of the file that holds clauses begins its items with. */
function listMark(spec: Spec, path: string): string {
  const text = textOf(spec, path);
  for (const { span } of spec.clauses.filter((clause) => clause.path === path).slice(0, MOST_READ)) {
    const mark = /(?:^|\n)[ \t]*([*+-][ \t]+)$/.exec(text.slice(Math.max(0, span.start - 20), span.start))?.[1];
    if (mark) return mark;
  }
  return '- ';
}

const MOST_READ = 20;
