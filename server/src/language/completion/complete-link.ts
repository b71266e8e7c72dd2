import type { Span, Spec } from '../../spec/model.ts';
import { joinPath } from '../../spec/resolve.ts';
import type { Completion, Completions } from '../completion.ts';
import { escapeMarkdown } from '../escape-markdown.ts';
import { plainTitle } from '../parts.ts';
import type { SpecLookup } from '../spec-lookup.ts';
import { bestMatches } from './best-matches.ts';
import { escaped, relativePath, unescaped } from './link-target.ts';
import { detailOf, documentationOf, type Nameable, namedParts, wordsOf } from './named-parts.ts';

/** Offers ids of all files of the spec behind `](#`, those of one file behind `](other.md#`, and files before a `#`. */
export function completeLink(spec: Spec, lookup: SpecLookup, path: string, span: Span, typed: string): Completions {
  const hash = typed.indexOf('#');
  const files = hash < 0 ? otherFiles(spec, path, span) : [];
  const { found, isIncomplete } = bestMatches(linkable(namedParts(spec), path, typed), wordsOf, anchorIn(typed));
  const ids = found.map((named): Completion => {
    const { id, path: where } = named.part;
    const before = hash > 0 ? typed.slice(0, hash) : where === path ? '' : relativePath(path, where);
    return {
      label: id,
      kind: named.kind,
      detail: where === path ? detailOf(named, lookup) : `${detailOf(named, lookup)}, in ${where}`,
      markdown: documentationOf(named, lookup),
      insert: `${before}#${escaped(id)}`,
      span,
      // Compared with all of the target that is typed, which may begin with a file.
      filter: `${hash > 0 ? before : ''}${hash < 0 ? '' : '#'}${wordsOf(named)}`,
    };
  });
  return { found: [...ids, ...files], isIncomplete };
}

/** Those that a link may lead to that begins as it is typed, the likeliest first. */
export function linkable<T extends Nameable>(parts: readonly T[], path: string, typed: string): readonly T[] {
  const hash = typed.indexOf('#');
  const file = hash > 0 ? joinPath(path, unescaped(typed.slice(0, hash))) : null;
  return ownFirst(
    parts.filter(({ part }) => file === null || part.path === file),
    path,
  );
}

/** What is typed of the id itself. */
export function anchorIn(typed: string): string {
  return typed.slice(typed.indexOf('#') + 1);
}

/** What stands in the file itself is meant more often; else as they were. */
function ownFirst<T extends Nameable>(parts: readonly T[], path: string): readonly T[] {
  const rank = ({ part }: Nameable) => (part.idSpan === null ? 2 : 0) + (part.path === path ? 0 : 1);
  return [0, 1, 2, 3].flatMap((wanted) => parts.filter((each) => rank(each) === wanted));
}

function otherFiles(spec: Spec, path: string, span: Span): Completion[] {
  return spec.files.flatMap((file): Completion[] => {
    if (file.path === path) return [];
    const target = relativePath(path, file.path);
    const first = spec.sections.find((section) => section.path === file.path && section.level > 0);
    const markdown = first ? `**${escapeMarkdown(plainTitle(first))}**` : '';
    return [{ label: target, kind: 'file', detail: 'file of this spec', markdown, insert: target, span }];
  });
}
