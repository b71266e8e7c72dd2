import type { Token } from 'markdown-it';

/** What the attributes in braces say; kept in the `meta` of a token. */
export interface Attributes {
  readonly id: string | null;
  readonly authority: string | null;
  readonly tags: readonly string[];
}

/** The attributes that `renderAttributes` found for a heading or the text of a clause. */
export function attributesOf(token: Token | undefined): Attributes | null {
  const meta: unknown = token?.meta;
  if (typeof meta !== 'object' || meta === null || !('deliberate' in meta)) return null;
  return meta.deliberate as Attributes;
}

export function setAttributes(token: Token, attributes: Attributes): void {
  token.meta = { ...token.meta, deliberate: attributes };
}

/** The words that a reader sees in an inline token. */
export function visibleText(inline: Token): string {
  return (inline.children ?? [])
    .filter((child) => child.type === 'text' || child.type === 'code_inline' || child.type === 'text_special')
    .map((child) => child.content)
    .join('');
}
