import type { Block, Reference, Span, Spec } from '../../spec/model.ts';
import { once } from '../../spec/once.ts';
import { createResolver, readAnchors } from '../../spec/resolve.ts';
import { idsOf } from '../parts.ts';
import { anchorSpan } from './written-name.ts';

/** `[ref]: #id`, the line that says where `[text][ref]` leads. */
export interface LinkDefinition extends Pick<Reference, 'kind' | 'target' | 'path'> {
  /** the whole line */
  readonly span: Span;
  /** the id in it; null where it names a whole file */
  readonly nameSpan: Span | null;
  readonly resolved: string;
}

/** The lines that say where links of the spec lead, where they lead to something in it. */
export function linkDefinitions(spec: Spec): LinkDefinition[] {
  return read(
    spec,
    spec.blocks.filter(({ kind }) => kind === 'link-definition'),
  );
}

export function linkDefinitionAt(spec: Spec, path: string, offset: number): LinkDefinition | null {
  const at = spec.blocks.filter(
    (block) => block.kind === 'link-definition' && block.path === path && offset >= block.span.start && offset <= block.span.end,
  );
  return read(spec, at)[0] ?? null;
}

/** Not `[^a]: …`, which is a footnote. */
const LINE = /^\s*\[(?!\^)(?:[^[\]\\]|\\.)*\]:\s*(?:<([^<>\n]*)>|(\S+))/;
const OWN_FILE = /^#/;
const OTHER_FILE = /^(?!\/)[^:?#]+\.(?:md|markdown)(?:#|$)/i;

function read(spec: Spec, blocks: readonly Block[]): LinkDefinition[] {
  const texts = new Map(spec.files.map(({ path, text }) => [path, text]));
  const drafts = blocks.flatMap(({ path, span }) => {
    const match = LINE.exec((texts.get(path) ?? '').slice(span.start, span.end));
    const destination = match?.[1] ?? match?.[2] ?? '';
    const kind = OWN_FILE.test(destination) ? ('id' as const) : OTHER_FILE.test(destination) ? ('file' as const) : null;
    if (!match || kind === null) return [];
    const start = span.start + match[0].lastIndexOf(destination);
    const target = decoded(kind === 'id' ? destination.slice(1) : destination);
    return [{ kind, target, path, span, nameSpan: anchorSpan(destination, start) }];
  });
  if (drafts.length === 0) return [];
  const ids = once(() => idsOf(spec));
  const resolve = createResolver({ ...spec, anchorsIn: readAnchors(spec.sections), isId: (id) => ids().has(id) });
  return drafts.flatMap((draft) => {
    const resolved = resolve(draft);
    return resolved === null ? [] : [{ ...draft, resolved }];
  });
}

function decoded(url: string): string {
  try {
    return decodeURIComponent(url);
  } catch {
    return url;
  }
}
