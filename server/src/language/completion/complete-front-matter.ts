import { AUTHORITIES } from '../../spec/index.ts';
import type { Span } from '../../spec/model.ts';
import { AUTHORITY_WORDS } from '../authority-words.ts';
import type { Completion } from '../completion.ts';

const KEYS: Readonly<Record<string, string>> = {
  title: 'What the spec is called.',
  authority: 'The level of authority that holds where no heading states another.',
  category: 'The category that the whole file is.',
};

/** @param key of the value that is written; null where a key is. @param keys those that are there already */
export function completeFrontMatter(span: Span, key: string | null, keys: readonly string[]): readonly Completion[] {
  if (key === 'authority')
    return AUTHORITIES.map((level) => ({
      label: level,
      kind: 'value',
      detail: 'level of authority',
      markdown: AUTHORITY_WORDS[level],
      insert: level,
      span,
    }));
  if (key !== null) return [];
  return Object.entries(KEYS)
    .filter(([name]) => !keys.includes(name))
    .map(([name, markdown]) => ({ label: name, kind: 'key', detail: 'front matter', markdown, insert: `${name}: `, span }));
}
