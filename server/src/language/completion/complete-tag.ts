import type { Span } from '../../spec/model.ts';
import type { Completion } from '../completion.ts';
import { END, stop } from './tab-stops.ts';

/** The turns of an example's conversation, and what stands in them. */
const TAGS: Readonly<Record<string, string>> = {
  user: 'What the user says.',
  assistant: 'What the assistant says.',
  comparison: 'Answers to the same prompt, good and bad, one after another.',
  developer: 'What the developer tells the assistant.',
  system: 'What the system message says.',
  platform: 'What the platform tells the assistant: the older name of the highest level.',
  tool: 'What a tool gives back. `name` says which tool.',
  untrusted: 'A quotation that carries no authority: a page, a file, the result of a tool.',
  settings: 'The settings under which the conversation takes place.',
};

/** Offers the tags that can stand here in an example, and the end of the one that is open. */
export function completeTag(before: string, span: Span, isClosing: boolean, useSnippets: boolean): readonly Completion[] {
  const open = openTags(before);
  const inner = open.at(-1) ?? null;
  const end: Completion[] =
    inner === null
      ? []
      : [
          {
            label: `</${inner}>`,
            kind: 'tag',
            detail: 'ends the turn',
            markdown: '',
            insert: `</${inner}>`,
            span,
          },
        ];
  if (isClosing) return end;
  const begins = openable(inner).map((tag) => tagCompletion(tag, span, useSnippets));
  // Right behind `<assistant>`, an answer is rated.
  const rates = open.at(-2) === 'comparison' && inner === 'assistant' && /<assistant[^<>]*>\s*$/.test(before.slice(-300));
  return [...(rates ? ratings(span, useSnippets, '<!-- ', ' -->') : []), ...begins, ...end];
}

/** Offers what a comment that rates an answer says. */
export function completeRating(before: string, span: Span, isClosed: boolean, useSnippets: boolean): readonly Completion[] {
  return openTags(before).at(-2) === 'comparison' ? ratings(span, useSnippets, '', isClosed ? '' : ' -->') : [];
}

/** The attributes that a tag may have and has not yet. */
export function completeTagAttribute(tag: string, others: string, span: Span, useSnippets: boolean): readonly Completion[] {
  return Object.entries(ATTRIBUTES[tag] ?? {})
    .filter(([name]) => !others.includes(`${name}=`))
    .map(([name, { meaning, example }]) => ({
      label: name,
      kind: 'key',
      detail: 'attribute',
      markdown: meaning,
      insert: `${name}="${useSnippets ? stop(1, example) : example}"`,
      span,
      ...(useSnippets ? { isSnippet: true as const } : {}),
    }));
}

interface Attribute {
  readonly meaning: string;
  readonly example: string;
}

const ATTRIBUTES: Readonly<Record<string, Readonly<Record<string, Attribute>>>> = {
  assistant: {
    recipient: { meaning: 'The tool that the message goes to, in place of the user.', example: 'browser' },
    end_turn: { meaning: '`false` where the assistant goes on speaking.', example: 'false' },
  },
  tool: { name: { meaning: 'The tool that speaks.', example: 'browser' } },
  user: { comment: { meaning: 'A note for the reader: a translation of what the user says.', example: 'in English: …' } },
};

/** The tags that are open at the end of a conversation, the outermost first; what is quoted in a turn opens nothing. */
function openTags(before: string): readonly string[] {
  const open: string[] = [];
  for (const [, slash, tag = ''] of before.slice(-LONGEST_READ).matchAll(TAG)) {
    if (!slash) {
      if (openable(open.at(-1) ?? null).includes(tag)) open.push(tag);
      continue;
    }
    const at = open.lastIndexOf(tag);
    if (at >= 0) open.splice(at);
  }
  return open;
}

const TAG = new RegExp(`<(/?)(${Object.keys(TAGS).join('|')})(?=[\\s>])[^<>]*>`, 'g');
const LONGEST_READ = 50_000;

/** As the reader of examples has it. */
function openable(inner: string | null): readonly string[] {
  if (inner === null) return Object.keys(TAGS);
  if (inner === 'comparison') return ['assistant', 'tool'];
  return inner === 'assistant' ? ['untrusted', 'settings'] : ['untrusted', 'settings', 'comparison'];
}

function tagCompletion(tag: string, span: Span, useSnippets: boolean): Completion {
  const insert = !useSnippets ? `<${tag}>` : tag === 'comparison' ? COMPARISON : `<${tag}>\n${END}\n</${tag}>`;
  return {
    label: `<${tag}>`,
    kind: 'tag',
    detail: tag === 'comparison' ? 'compared answers' : 'turn',
    markdown: TAGS[tag] ?? '',
    insert,
    span,
    ...(useSnippets ? { isSnippet: true as const } : {}),
  };
}

const COMPARISON = [
  '<comparison>',
  `<assistant><!-- GOOD: ${stop(1, 'why')} -->`,
  stop(2, 'the answer'),
  '</assistant>',
  `<assistant><!-- BAD[#${stop(3, 'id')}]: ${stop(4, 'what is wrong')} -->`,
  stop(5, 'the answer'),
  '</assistant>',
  '</comparison>',
].join('\n');

interface Rating {
  readonly label: string;
  readonly snippet: string;
  readonly meaning: string;
}

const RATINGS: readonly Rating[] = [
  { label: 'GOOD', snippet: `GOOD: ${stop(1, 'why')}`, meaning: 'The answer is as the spec wants it.' },
  {
    label: 'BAD[#…]',
    snippet: `BAD[#${stop(1, 'id')}]: ${stop(2, 'what is wrong')}`,
    meaning: 'The answer breaks the clause or section with this id: that it has an example is known by it.',
  },
  { label: 'BAD', snippet: `BAD: ${stop(1, 'what is wrong')}`, meaning: 'The answer is not as the spec wants it.' },
  { label: 'OK', snippet: `OK: ${stop(1, 'why')}`, meaning: 'The answer will do; another is better.' },
];

function ratings(span: Span, useSnippets: boolean, opening: string, closing: string): Completion[] {
  return RATINGS.map(({ label, snippet, meaning }) => {
    const insert = useSnippets ? snippet : snippet.replace(/\$\{\d:[^}]*\}/g, '').trimEnd();
    return {
      label: `${opening}${label}${opening === '' ? '' : closing}`,
      kind: 'value',
      detail: 'rates the answer',
      markdown: meaning,
      insert: `${opening}${insert}${closing}`,
      span,
      ...(useSnippets ? { isSnippet: true as const } : {}),
    };
  });
}
