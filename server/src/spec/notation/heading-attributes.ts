import { AUTHORITIES, type Authority, type Span } from '../model.ts';

export interface HeadingAttributes {
  /** what stands before the attributes, trimmed */
  readonly title: string;
  readonly titleSpan: Span;
  /** the braces and what is in them; null where there are none */
  readonly span: Span | null;
  readonly id: string | null;
  readonly idSpan: Span | null;
  readonly authority: Authority | null;
  readonly tags: readonly string[];
  /** what could not be read, in plain words; null where all is well */
  readonly problem: string | null;
}

/** `platform` was the name of the highest level before 2025-09. */
const OLD_NAMES: Readonly<Record<string, Authority>> = { platform: 'root' };

const BRACES = /\{\s*(#[^{}]*|[\w-]+=[^{}]*)\}\s*$/;

/**
 * Reads `Title {#id authority=root tags=a,b}`, the attributes of headings in the OpenAI Model Spec.
 *
 * @param text a heading's content, without its `#` marks
 * @param offset where `text` stands in its file
 */
export function parseHeadingAttributes(text: string, offset = 0): HeadingAttributes {
  const braces = BRACES.exec(text);
  const title = trimmed(braces ? text.slice(0, braces.index) : text, offset);
  if (!braces) return { ...title, span: null, id: null, idSpan: null, authority: null, tags: [], problem: null };

  const inside = braces[1] ?? '';
  const insideStart = offset + braces.index + braces[0].indexOf(inside);
  let id: string | null = null;
  let idSpan: Span | null = null;
  let authority: Authority | null = null;
  let problem: string | null = null;
  const tags: string[] = [];
  for (const match of inside.matchAll(/\S+/g)) {
    const word = match[0];
    const start = insideStart + match.index;
    const [key, value] = splitOnce(word, '=');
    if (word.startsWith('#')) {
      id = word.slice(1);
      idSpan = { start: start + 1, end: start + word.length };
      if (!id) problem = 'Unexpected empty id, expected a name after `#`';
    } else if (key === 'authority') {
      authority = readAuthority(value);
      if (!authority) problem = `Unexpected authority \`${value}\`, expected one of ${AUTHORITIES.join(', ')}`;
    } else if (key === 'tags') {
      tags.push(...value.split(',').filter(Boolean));
    }
  }
  return {
    ...title,
    span: { start: offset + braces.index, end: offset + braces.index + braces[0].trimEnd().length },
    id: id || null,
    idSpan: id ? idSpan : null,
    authority,
    tags,
    problem,
  };
}

/** The level that a word names, or null. */
export function readAuthority(word: string): Authority | null {
  const name = word.toLowerCase();
  return AUTHORITIES.find((level) => level === name) ?? OLD_NAMES[name] ?? null;
}

function trimmed(text: string, offset: number): { title: string; titleSpan: Span } {
  const title = text.trim();
  const start = offset + text.indexOf(title);
  return { title, titleSpan: { start, end: start + title.length } };
}

function splitOnce(word: string, separator: string): [string, string] {
  const at = word.indexOf(separator);
  return at < 0 ? [word, ''] : [word.slice(0, at), word.slice(at + 1)];
}
