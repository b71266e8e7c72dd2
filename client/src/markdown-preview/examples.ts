import type { MarkdownIt, Token } from 'markdown-it';
import type { Answer, Turn } from '../../../server/src/spec/model.ts';
import { type ExampleFence, looksLikeConversation, parseExampleFence } from '../../../server/src/spec/notation/example-fence.ts';

type Escape = (text: string) => string;

/** Shows an example's fence as a conversation with its good and bad answers. What does not parse stays a code block. */
export function renderExamples(markdown: MarkdownIt): void {
  const { escapeHtml } = markdown.utils;
  const renderFence = markdown.renderer.rules.fence;
  markdown.renderer.rules.fence = (tokens, index, options, environment, self) => {
    const fence = tokens[index];
    const example = fence ? readExample(fence) : null;
    if (fence && example)
      return `<div${self.renderAttrs(fence)}><div class="deliberate-example">\n${exampleHtml(example, escapeHtml)}</div></div>\n`;
    return renderFence?.(tokens, index, options, environment, self) ?? self.renderToken(tokens, index, options);
  };
}

function readExample(fence: Token): ExampleFence | null {
  if (!/^xml\b/i.test(fence.info.trim()) || !looksLikeConversation(fence.content)) return null;
  const example = parseExampleFence(fence.content);
  if (example.problems.length > 0 || example.turns.length + example.answers.length === 0) return null;
  // Backticks usually hold XML that means something else; compared answers are a notation that only specs have.
  return fence.markup.startsWith('~') || example.answers.length > 0 ? example : null;
}

function exampleHtml({ turns, answers }: ExampleFence, escapeHtml: Escape): string {
  const parts = [
    ...turns.map((turn) => ({ start: turn.span.start, html: turnHtml(turn, escapeHtml) })),
    ...answers.map((answer) => ({ start: answer.span.start, html: answerHtml(answer, escapeHtml) })),
  ];
  return parts
    .sort((a, b) => a.start - b.start)
    .map(({ html }) => html)
    .join('');
}

function turnHtml({ role, text, attributes }: Turn, escapeHtml: Escape): string {
  const details = Object.entries(attributes).map(([name, value]) => `${name}: ${value}`);
  const said = details.length > 0 ? ` <span class="deliberate-detail">${escapeHtml(details.join(', '))}</span>` : '';
  return `<div class="deliberate-turn deliberate-turn-${escapeHtml(role)}"><p class="deliberate-role">${escapeHtml(role)}${said}</p>${wordsHtml(text, escapeHtml)}</div>\n`;
}

const MARKS = { good: '✓ Good', bad: '✗ Bad', ok: '○ OK' } as const;

function answerHtml({ rating, reason, violates, text }: Answer, escapeHtml: Escape): string {
  const rated = rating === null ? '' : ` <span class="deliberate-rating">${MARKS[rating]}</span>`;
  const broken =
    violates === null ? '' : ` breaks <a href="#${escapeHtml(encodeURIComponent(violates))}">#${escapeHtml(violates)}</a>`;
  const why = reason === null ? '' : ` <span class="deliberate-detail">${escapeHtml(reason)}</span>`;
  return `<div class="deliberate-turn deliberate-answer-${rating ?? 'unrated'}"><p class="deliberate-role">assistant${rated}${broken}${why}</p>${wordsHtml(text, escapeHtml)}</div>\n`;
}

// Not rendered as Markdown: an example shows what is written, to the character.
function wordsHtml(text: string, escapeHtml: Escape): string {
  return `<div class="deliberate-words">${escapeHtml(text)}</div>`;
}
