import { clauseName } from '../../lint/clause-name.ts';
import { slugOf } from '../../spec/ids.ts';
import { AUTHORITIES } from '../../spec/index.ts';
import type { Span, Spec } from '../../spec/model.ts';
import { AUTHORITY_WORDS } from '../authority-words.ts';
import type { Completion } from '../completion.ts';
import { freeId } from './free-id.ts';
import type { AttributePlace } from './place.ts';

/** Offers what may stand in the braces of a heading: an id, a level of authority, tags; in those of a clause, an id. */
export function completeAttribute(spec: Spec, path: string, place: AttributePlace): readonly Completion[] {
  const { typed, of, span, others, title } = place;
  const levels = /^authority=/.exec(typed);
  if (levels) return of === 'heading' ? authorities('', after(span, levels[0].length)) : [];
  const tags = /^tags=(?:.*,)?/.exec(typed);
  if (tags)
    return of === 'heading' ? tagNames(spec, typed).map((tag) => tagCompletion(tag, '', after(span, tags[0].length))) : [];
  const has = (start: string) => others.some((word) => word.startsWith(start));
  return [
    ...(has('#') || title === '' ? [] : [idCompletion(freeId(spec, path, span.start, wishedId(place)), span)]),
    ...(of === 'clause' || has('authority=') ? [] : authorities('authority=', span)),
    ...(of === 'clause' || has('tags=') ? [] : tagNames(spec, '').map((tag) => tagCompletion(tag, 'tags=', span))),
  ];
}

/** The id that what is named would have. */
export function wishedId({ of, title }: AttributePlace): string {
  return of === 'heading' ? slugOf(title) : clauseName(title);
}

function after({ start, end }: Span, length: number): Span {
  return { start: start + length, end };
}

function idCompletion(id: string, span: Span): Completion {
  const markdown = 'The id by which links, examples and models name it. It stays when the words change.';
  return { label: `#${id}`, kind: 'value', detail: 'id', markdown, insert: `#${id}`, span };
}

function authorities(prefix: string, span: Span): Completion[] {
  return AUTHORITIES.map((level) => ({
    label: `${prefix}${level}`,
    kind: 'value',
    detail: 'level of authority',
    markdown: AUTHORITY_WORDS[level],
    insert: `${prefix}${level}`,
    span,
  }));
}

function tagCompletion(tag: string, prefix: string, span: Span): Completion {
  const markdown = tag === CATEGORY ? 'The heading begins a category, whatever its level.' : 'A tag that other headings have.';
  return { label: `${prefix}${tag}`, kind: 'value', detail: 'tag', markdown, insert: `${prefix}${tag}`, span };
}

const CATEGORY = 'category';

/** The tags that the spec uses, and the one that means something to us; not those that are there already. */
function tagNames({ sections }: Spec, typed: string): readonly string[] {
  const there = new Set(
    typed
      .replace(/^tags=/, '')
      .split(',')
      .slice(0, -1),
  );
  return [...new Set([CATEGORY, ...sections.flatMap(({ tags }) => tags)])].filter((tag) => !there.has(tag) && tag !== typed);
}
