import type { Nodes, RootContent } from 'mdast';
import { spanOf } from './markdown.ts';
import type { Answer, Reference, Span } from './model.ts';
import { LABEL, labelFamily } from './notation/labels.ts';

export type DraftReference = Omit<Reference, 'resolved' | 'section'>;

/** A reference apart from its file. `named`: `[text][name]`, which names what the file defines elsewhere. */
export type BlockReference =
  | (Omit<DraftReference, 'path'> & { readonly named?: undefined })
  | { readonly named: string; readonly span: Span };

const EVAL = /\[\^([\w-]+)\]/g;
const ANCHOR = /\]\(#([^()\s]+)\)/g;

/** Every reference that a block's Markdown makes: links to ids and to other files, eval ids. In order. */
export function readReferences(source: string, block: RootContent): BlockReference[] {
  const found: BlockReference[] = [];
  if (!source.includes('[')) return found;
  visit(block);
  return found;

  function visit(node: Nodes): void {
    const span = spanOf(node);
    if (node.type === 'link') {
      const reference = readLink(node.url, span);
      if (reference) found.push(reference);
    } else if (node.type === 'linkReference') {
      found.push({ named: node.identifier, span });
    } else if (node.type === 'text' && node.value.includes('[^')) {
      matches(EVAL, 'eval', span);
    } else if (node.type === 'code' && !/^\s*(?:```|~~~)/.test(source.slice(span.start, span.end))) {
      // The body of a commentary is indented: Markdown takes it for code, its author did not.
      matches(ANCHOR, 'id', span);
    }
    if ('children' in node) for (const child of node.children) visit(child);
  }

  function matches(pattern: RegExp, kind: Reference['kind'], within: Span): void {
    for (const match of source.slice(within.start, within.end).matchAll(pattern)) {
      const start = within.start + match.index;
      found.push({ kind, target: match[1] ?? '', span: { start, end: start + match[0].length } });
    }
  }
}

/** What a link's target names in the spec; null for other targets. */
export function readLink(url: string, span: Span): Omit<DraftReference, 'path'> | null {
  if (url.startsWith('#')) return { kind: 'id', target: decode(url.slice(1)), span };
  const isFile = /^[^:?#]+\.(?:md|markdown)(?:#|$)/i.test(url) && !url.startsWith('/');
  return isFile ? { kind: 'file', target: decode(url), span } : null;
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
