import type { Span } from '../../spec/model.ts';

/** Kinds of words, by the names that LSP has for them: every editor knows how to colour these. */
export const TOKEN_TYPES = ['keyword', 'type', 'label', 'enumMember'] as const;
type TokenType = (typeof TOKEN_TYPES)[number];

/** The first two are LSP's own. */
export const TOKEN_MODIFIERS = [
  'declaration',
  'definition',
  'must',
  'mustNot',
  'should',
  'shouldNot',
  'may',
  'will',
  'exception',
  'authority',
  'good',
  'bad',
  'ok',
] as const;
export type TokenModifier = (typeof TOKEN_MODIFIERS)[number];

/**
 * Words that mean something in a spec:
 * `keyword` a modal verb, by its force, and the words that open an exception; `type` a defined term; `label` an id;
 * `enumMember` a policy label, a level of authority, the rating of an answer.
 */
export interface Token {
  readonly span: Span;
  readonly type: TokenType;
  readonly modifiers: readonly TokenModifier[];
}
