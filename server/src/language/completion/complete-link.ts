import type { Span, Spec } from '../../spec/model.ts';
import { joinPath } from '../../spec/resolve.ts';
import type { Completion, Completions } from '../completion.ts';
import { escapeMarkdown } from '../escape-markdown.ts';
import { plainTitle } from '../parts.ts';
import type { SpecLookup } from '../spec-lookup.ts';
import { bestMatches } from './best-matches.ts';
import { escaped, relativePath, unescaped } from './link-target.ts';
import { detailOf, documentationOf, type NamedPart, namedParts, wordsOf } from './named-parts.ts';

/** Offers ids of all files of the spec behind `](#`, those of one file behind `](other.md#`, and files before a `#`. */
export function completeLink(spec: Spec, lookup: SpecLookup, path: string, span: Span, typed: string): Completions {
  const hash = typed.indexOf('#');
  const file = hash > 0 ? joinPath(path, unescaped(typed.slice(0, hash))) : null;
  const files = hash < 0 ? otherFiles(spec, path, span) : [];
  const parts = namedParts(spec).filter(({ part }) => file === null || part.path === file);
  const { found, isIncomplete } = bestMatches(ownFirst(parts, path), wordsOf, hash < 0 ? typed : typed.slice(hash + 1));
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

/** What stands in the file itself is meant more often; else as they were. */
function ownFirst(parts: readonly NamedPart[], path: string): readonly NamedPart[] {
  const rank = ({ part }: NamedPart) => (part.idSpan === null ? 2 : 0) + (part.path === path ? 0 : 1);
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
