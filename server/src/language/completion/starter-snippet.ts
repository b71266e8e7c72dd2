import type { Spec } from '../../spec/model.ts';
import { readNotation } from '../refactor/category-notation.ts';
import { readLabelNotation } from '../refactor/label-notation.ts';
import { starterCategory } from '../refactor/starter-category.ts';
import { starterPolicy } from '../refactor/starter-policy.ts';
import { END, escapeSnippet, stop } from './tab-stops.ts';

/** The category to start from that the refactoring inserts, as a snippet: its title and its id, or its code, are tab stops. */
export function starterSnippet(spec: Spec, path: string): string {
  const labels = readLabelNotation(spec, path);
  const words = labels ? starterPolicy(labels) : starterCategory(readNotation(spec, path));
  const name = labels?.code ?? /\{#([\w-]+)/.exec(words)?.[1] ?? null;
  const [first = '', ...others] = escapeSnippet(words).split('\n');
  const [, marks = '', title = '', rest = ''] = /^([^\p{L}]*)([\p{L} ]*\p{L})(.*)$/u.exec(first) ?? [];
  const body = [rest, ...others].join('\n');
  return `${marks}${stop(1, title)}${name === null ? body : body.replaceAll(wholeName(name), stop(2, name))}\n${END}`;
}

/** A name as it stands at the beginning of ids and labels: `new-category` in `#new-category-allowed`. */
function wholeName(name: string): RegExp {
  return new RegExp(String.raw`(?<![\w-])${name}(?![A-Za-z])`, 'g');
}
