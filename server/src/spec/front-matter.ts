import { parseDocument } from 'yaml';
import { AUTHORITIES, type Authority, type Problem, type Span } from './model.ts';
import { readAuthority } from './notation/heading-attributes.ts';

export interface FrontMatter {
  readonly title: string | null;
  /** what holds where no heading states a level */
  readonly authority: Authority;
  /** the category that the whole file belongs to */
  readonly category: string | null;
  readonly problems: readonly Omit<Problem, 'path'>[];
  /** where the text after it begins */
  readonly end: number;
}

export const NO_FRONT_MATTER: FrontMatter = { title: null, authority: 'none', category: null, problems: [], end: 0 };

/** Reads the YAML at the head of a file. Broken YAML is a problem, and the rest is read without it. */
export function readFrontMatter(value: string, span: Span): FrontMatter {
  const problems: Omit<Problem, 'path'>[] = [];
  const problem = (message: string) => problems.push({ kind: 'front-matter', message, span });
  const yaml = parseDocument(value, { logLevel: 'silent' });
  const error = yaml.errors[0];
  if (error) problem(`Unexpected YAML, expected front matter that parses: ${error.message.split('\n')[0]}`);
  // An alias that expands without end, or one to nothing, throws.
  let values: unknown = null;
  try {
    values = error ? null : yaml.toJS({ maxAliasCount: 20 });
  } catch {
    problem('Unexpected YAML aliases, expected plain values');
  }
  const text = (key: string): string | null => {
    const value = values !== null && typeof values === 'object' ? (values as Record<string, unknown>)[key] : undefined;
    return typeof value === 'string' && value.trim() ? value.trim() : null;
  };
  const level = text('authority');
  const authority = level ? readAuthority(level) : null;
  if (level && !authority) problem(`Unexpected authority \`${level}\`, expected one of ${AUTHORITIES.join(', ')}`);
  return { title: text('title'), authority: authority ?? 'none', category: text('category'), problems, end: span.end };
}
