import type { Span } from '../../spec/model.ts';
import { destinationAt, labelAt, skipTitle, unescapeMarkdown } from './link-parts.ts';

/** `[name]: address "title"` */
export interface LinkDefinition {
  /** folded */
  readonly name: string;
  readonly url: string;
  readonly destination: Span;
}

/** Reads the definitions that a paragraph begins with. @returns them, and where the text after them begins */
export function readDefinitions(text: string): { readonly definitions: readonly LinkDefinition[]; readonly end: number } {
  const definitions: LinkDefinition[] = [];
  let end = 0;
  for (;;) {
    const found = definitionAt(text, end);
    if (!found) return { definitions, end };
    definitions.push(found.definition);
    end = found.end;
  }
}

function definitionAt(text: string, start: number): { readonly definition: LinkDefinition; readonly end: number } | null {
  const label = labelAt(text, start);
  if (!label || label.name === '' || text.charAt(label.end) !== ':') return null;
  const at = blanksWithOneBreak(text, label.end + 1);
  const found = destinationAt(text, at);
  if (!found) return null;
  const definition = {
    name: label.name,
    url: unescapeMarkdown(text.slice(found.span.start, found.span.end)),
    destination: found.span,
  };
  const titleAt = blanksWithOneBreak(text, found.end);
  const title = titleAt > found.end ? skipTitle(text, titleAt) : null;
  const end = (title === null ? null : lineEndAfter(text, title)) ?? lineEndAfter(text, found.end);
  return end === null ? null : { definition, end };
}

/** Where the next line begins, if nothing but blanks stands before it. */
function lineEndAfter(text: string, start: number): number | null {
  let at = start;
  while (text.charAt(at) === ' ' || text.charAt(at) === '\t') at += 1;
  if (at >= text.length) return text.length;
  return text.charAt(at) === '\n' ? at + 1 : null;
}

function blanksWithOneBreak(text: string, start: number): number {
  let at = start;
  for (let breaks = 0; ; at += 1) {
    const character = text.charAt(at);
    if (character === '\n') breaks += 1;
    if ((character !== ' ' && character !== '\t' && character !== '\n') || breaks > 1) return at;
  }
}
