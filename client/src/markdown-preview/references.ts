import type { MarkdownIt, Token } from 'markdown-it';
import { attributesOf, visibleText } from './tokens.ts';

/** Shows `[?](#id)` as the title of the heading that has the id. */
export function renderReferences(markdown: MarkdownIt): void {
  markdown.core.ruler.after('deliberate_badges', 'deliberate_references', ({ tokens }) => {
    const titles = titlesById(tokens);
    for (const inline of tokens) if (inline.children) nameTargets(inline.children, titles);
  });
}

function titlesById(tokens: readonly Token[]): ReadonlyMap<string, string> {
  const titles = new Map<string, string>();
  for (const [index, token] of tokens.entries()) {
    const inline = tokens[index + 1];
    const id = attributesOf(inline)?.id;
    if (token.type !== 'heading_open' || !inline || !id || titles.has(id)) continue;
    titles.set(id, visibleText(inline));
  }
  return titles;
}

function nameTargets(children: readonly Token[], titles: ReadonlyMap<string, string>): void {
  for (const [index, link] of children.entries()) {
    const text = children[index + 1];
    if (link.type !== 'link_open' || text?.type !== 'text' || text.content !== '?') continue;
    if (children[index + 2]?.type !== 'link_close') continue;
    const href = String(link.attrGet('href') ?? '');
    if (!href.startsWith('#')) continue;
    const id = decoded(href.slice(1));
    // An id that nothing has is shown as written, so that the author sees which it is.
    text.content = titles.get(id) ?? `#${id}`;
  }
}

function decoded(fragment: string): string {
  try {
    return decodeURIComponent(fragment);
  } catch {
    return fragment;
  }
}
