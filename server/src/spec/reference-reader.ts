import type { Nodes, Root } from 'mdast';
import { spanOf } from './markdown.ts';
import type { Answer, Reference, Span } from './model.ts';
import { LABEL, labelFamily } from './notation/labels.ts';

export type DraftReference = Omit<Reference, 'resolved' | 'section'>;

const EVAL = /\[\^([\w-]+)\]/g;
const ANCHOR = /\]\(#([^()\s]+)\)/g;

/** Every reference that a file's Markdown makes: links to ids and to other files, eval ids. */
export function readReferences(path: string, source: string, root: Root): DraftReference[] {
  const found: DraftReference[] = [];
  const add = (kind: Reference['kind'], target: string, span: Span) => found.push({ kind, target, path, span });
  const urls = new Map<string, string>();
  for (const node of root.children)
    if (node.type === 'definition' && !urls.has(node.identifier)) urls.set(node.identifier, node.url);
  visit(root);
  return found;

  function visit(node: Nodes): void {
    const span = spanOf(node);
    if (node.type === 'link') {
      link(node.url, span);
    } else if (node.type === 'linkReference') {
      link(urls.get(node.identifier) ?? '', span);
    } else if (node.type === 'text' && node.value.includes('[^')) {
      matches(EVAL, 'eval', span);
    } else if (node.type === 'code' && !/^\s*(?:```|~~~)/.test(source.slice(span.start, span.end))) {
      // The body of a commentary is indented: Markdown takes it for code, its author did not.
      matches(ANCHOR, 'id', span);
    }
    if ('children' in node) for (const child of node.children) visit(child);
  }

  function link(url: string, span: Span): void {
    if (url.startsWith('#')) add('id', decode(url.slice(1)), span);
    else if (/^[^:?#]+\.(?:md|markdown)(?:#|$)/i.test(url) && !url.startsWith('/')) add('file', decode(url), span);
  }

  function matches(pattern: RegExp, kind: Reference['kind'], within: Span): void {
    for (const match of source.slice(within.start, within.end).matchAll(pattern)) {
      const start = within.start + match.index;
      add(kind, match[1] ?? '', { start, end: start + match[0].length });
    }
  }
}

/** `BAD[#id]` says which clause an answer breaks. */
export function readViolations(path: string, source: string, answers: readonly Answer[]): DraftReference[] {
  return answers.flatMap((answer) => {
    if (!answer.violates) return [];
    const at = source.indexOf(`[#${answer.violates}]`, answer.span.start);
    return at < 0
      ? []
      : [{ kind: 'id' as const, target: answer.violates, path, span: { start: at, end: at + answer.violates.length + 3 } }];
  });
}

/** Labels named in prose; only of families that the spec defines, so that "H1" or "CO2" is none. */
export function readLabelUses(path: string, source: string, within: Span, families: ReadonlySet<string>): DraftReference[] {
  if (families.size === 0) return [];
  const pattern = new RegExp(String.raw`(?<![\w.#-])(?:[DR]-)?(${LABEL})(?![\w-])`, 'g');
  return [...source.slice(within.start, within.end).matchAll(pattern)]
    .filter((match) => families.has(labelFamily(match[1] ?? '')))
    .map((match) => {
      const end = within.start + match.index + match[0].length;
      return { kind: 'label' as const, target: match[1] ?? '', path, span: { start: end - (match[1]?.length ?? 0), end } };
    });
}

function decode(url: string): string {
  try {
    return decodeURIComponent(url);
  } catch {
    return url;
  }
}
