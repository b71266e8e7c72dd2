import type { Answer, Rating, Span, Turn } from '../model.ts';

export interface ExampleFence {
  readonly turns: readonly Turn[];
  readonly answers: readonly Answer[];
  readonly comparisons: number;
  /** what does not parse, in plain words, and where */
  readonly problems: readonly { readonly message: string; readonly span: Span }[];
}

const ROLES = ['system', 'developer', 'platform', 'user', 'assistant', 'tool', 'untrusted', 'settings', 'comparison'];
const TAG = new RegExp(`<(/?)(${ROLES.join('|')})((?:\\s[^<>]*)?)>`, 'g');
const RATING = /^\s*<!--\s*(GOOD|BAD|OK)\b\s*(?:\[#([^\]\s]*)\])?\s*:?([\s\S]*?)-->/;

interface Open {
  readonly role: string;
  readonly attributes: string;
  readonly tagStart: number;
  readonly contentStart: number;
}

/** Whether a fence's text is a conversation at all: it opens with a tag of a turn. */
export function looksLikeConversation(text: string): boolean {
  return new RegExp(`^\\s*<(${ROLES.join('|')})[\\s>]`).test(text);
}

/**
 * Reads a conversation with compared answers as the Model Spec writes it. The text is not XML (nothing in it is
 * escaped), so only the tags of turns count, and a turn runs to its own closing tag. Never throws.
 *
 * @param text what stands inside the fence
 * @param offset where `text` stands in its file
 */
export function parseExampleFence(text: string, offset = 0): ExampleFence {
  const turns: Turn[] = [];
  const answers: Answer[] = [];
  const problems: { message: string; span: Span }[] = [];
  const open: Open[] = [];
  let comparisons = 0;
  const at = (start: number, end: number): Span => ({ start: offset + start, end: offset + end });
  const problem = (message: string, start: number, end: number) => problems.push({ message, span: at(start, end) });

  for (const tag of text.matchAll(TAG)) {
    const [whole, slash, role = '', attributes = ''] = tag;
    const end = tag.index + whole.length;
    const top = open.at(-1);
    if (!slash) {
      if (!mayOpen(top, role)) continue;
      if (role === 'comparison') comparisons += 1;
      open.push({ role, attributes, tagStart: tag.index, contentStart: end });
      continue;
    }
    const matching = open.findLastIndex((each) => each.role === role);
    if (matching < 0) {
      if (!top) problem(`Unexpected \`</${role}>\`, expected \`<${role}>\` before it`, tag.index, end);
      continue;
    }
    for (const left of open.splice(matching + 1))
      problem(`Unexpected \`</${role}>\`, expected \`</${left.role}>\` first`, tag.index, end);
    const closed = open.pop();
    if (closed) close(closed, tag.index, end);
  }
  for (const left of open)
    problem(`Unexpected end of the example, expected \`</${left.role}>\``, left.tagStart, left.contentStart);
  return { turns, answers, comparisons, problems };

  function close(tag: Open, contentEnd: number, end: number): void {
    const parent = open.at(-1)?.role;
    const content = text.slice(tag.contentStart, contentEnd);
    if (parent === 'comparison') {
      const answer = readAnswer(content, at(tag.tagStart, end));
      if (answer.rating === null && /^\s*<!--/.test(content))
        problem('Unexpected comment, expected GOOD, BAD or OK', tag.tagStart, tag.contentStart);
      answers.push(answer);
    } else if (!parent && tag.role !== 'comparison') {
      turns.push({
        role: tag.role,
        text: content.replace(/<\/?(?:settings|untrusted)[^<>]*>/g, '').trim(),
        span: at(tag.tagStart, end),
        attributes: readAttributes(tag.attributes),
      });
    }
  }
}

/** Inside a turn only what belongs in one opens: quoted text may hold anything that looks like a tag. */
function mayOpen(top: Open | undefined, role: string): boolean {
  if (!top) return true;
  if (top.role === 'comparison') return role === 'assistant' || role === 'tool';
  return role === 'untrusted' || role === 'settings' || (role === 'comparison' && top.role !== 'assistant');
}

function readAnswer(content: string, span: Span): Answer {
  const match = RATING.exec(content);
  return {
    rating: match ? ((match[1] ?? '').toLowerCase() as Rating) : null,
    reason: match?.[3]?.trim() || null,
    violates: match?.[2] || null,
    text: (match ? content.slice(match[0].length) : content).trim(),
    span,
  };
}

function readAttributes(text: string): Record<string, string> {
  const attributes: Record<string, string> = {};
  for (const [, name = '', value = ''] of text.matchAll(/([\w-]+)="([^"]*)"/g)) attributes[name] = value;
  return attributes;
}
