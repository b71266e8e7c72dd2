import type { MarkdownIt, Token } from 'markdown-it';
import { parseHeadingAttributes } from '../../../server/src/spec/notation/heading-attributes.ts';
import { type Attributes, attributesOf, setAttributes } from './tokens.ts';

const BADGES = 'deliberate_badges';

/** Shows `{#id authority=root tags=x}` at the end of a heading, list item or paragraph as badges instead of braces. */
export function renderAttributes(markdown: MarkdownIt): void {
  const { escapeHtml } = markdown.utils;
  markdown.core.ruler.before('inline', 'deliberate_attributes', ({ tokens }) => cutAttributes(tokens));
  markdown.core.ruler.after('inline', 'deliberate_badges', (state) => {
    for (const [index, token] of state.tokens.entries()) {
      if (token.type !== 'inline' || !attributesOf(token)) continue;
      const badges = new state.Token(BADGES, '', 0);
      badges.meta = { ...token.meta, anchor: state.tokens[index - 1]?.type !== 'heading_open' };
      token.children = [...(token.children ?? []), badges];
    }
  });
  markdown.renderer.rules[BADGES] = (tokens, index) => {
    const token = tokens[index];
    const attributes = attributesOf(token);
    return attributes ? badgesHtml(attributes, token?.meta?.['anchor'] === true, escapeHtml) : '';
  };

  const renderHeading = markdown.renderer.rules.heading_open;
  markdown.renderer.rules.heading_open = (tokens, index, options, environment, self) => {
    const heading = tokens[index];
    const id = attributesOf(tokens[index + 1])?.id;
    const slug = String(heading?.attrGet('id') ?? '');
    if (heading && id) heading.attrSet('id', id);
    const html = renderHeading?.(tokens, index, options, environment, self) ?? self.renderToken(tokens, index, options);
    // The editor's own links name headings by their slug, which therefore stays an anchor.
    return id && slug && slug !== id ? `${html}<span id="${escapeHtml(slug)}"></span>` : html;
  };
}

/** Takes the braces out of the text before Markdown reads it, since ids hold characters that Markdown would read. */
function cutAttributes(tokens: readonly Token[]): void {
  for (const [index, token] of tokens.entries()) {
    const container = tokens[index - 1]?.type;
    if (token.type !== 'inline' || (container !== 'heading_open' && container !== 'paragraph_open')) continue;
    const { title, id, authority, tags, span } = parseHeadingAttributes(token.content);
    // At the end of a paragraph only an id is a notation of specs; `{key=value}` may be anything.
    if (span === null || (container === 'paragraph_open' && id === null)) continue;
    token.content = title;
    setAttributes(token, { id, authority, tags });
  }
}

function badgesHtml({ id, authority, tags }: Attributes, anchor: boolean, escapeHtml: (text: string) => string): string {
  const badges: string[] = [];
  if (id !== null) {
    const name = escapeHtml(id);
    badges.push(`<span class="deliberate-id"${anchor ? ` id="${name}"` : ''}>#${name}</span>`);
  }
  if (authority !== null) {
    const level = escapeHtml(authority);
    badges.push(`<span class="deliberate-authority deliberate-authority-${level}" title="Authority: ${level}">${level}</span>`);
  }
  for (const tag of tags) badges.push(`<span class="deliberate-tag" title="Tag">${escapeHtml(tag)}</span>`);
  return badges.map((badge) => ` ${badge}`).join('');
}
