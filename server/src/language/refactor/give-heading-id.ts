import { createFreeName } from '../../lint/taken-names.ts';
import { slugOf } from '../../spec/ids.ts';
import type { Section, Spec } from '../../spec/model.ts';
import { textOf, touches } from '../parts.ts';
import type { Refactoring } from './refactorings.ts';
import { retarget } from './retarget.ts';

/** Names a heading by its words, and by those of the heading above it where many sections are called so ("Allowed"). */
export function giveHeadingId(spec: Spec, path: string, offset: number): Refactoring[] {
  const section = spec.sections.find(
    (each) => each.path === path && each.level > 0 && !each.implied && touches(each.headingSpan, offset),
  );
  if (!section || section.idSpan || section.title === 'Untitled') return [];
  const id = freeId(spec, section);
  const { titleSpan, headingSpan } = section;
  const behind = textOf(spec, path).slice(titleSpan.end, headingSpan.end);
  const braces = /^\s*\{\s*/.exec(behind);
  const at = titleSpan.end + (braces?.[0].length ?? 0);
  return [
    {
      kind: 'rewrite',
      title: `Give this heading the id \`${id}\``,
      edits: () => [
        { path, span: { start: at, end: at }, text: braces ? `#${id} ` : ` {#${id}}` },
        ...retarget(spec, section.id, id),
      ],
    },
  ];
}

function freeId(spec: Spec, { id, title, role, parent }: Section): string {
  const slug = slugOf(title);
  const { sections, clauses, definitions, examples } = spec;
  const taken = new Set([sections, clauses, definitions, examples].flatMap((list) => list.map((each) => each.id)));
  const above = sections.find((section) => section.id === parent);
  const withParent = above ? `${above.id.split('/').at(-1)}-${slug}` : slug;
  const wanted = [...(role === null ? [slug] : []), withParent, slug];
  return wanted.find((each) => each === id || !taken.has(each)) ?? createFreeName(spec)(withParent);
}
