import type { Span } from '../../spec/model.ts';
import { destinationAt, foldName, LONGEST_NAME, labelAt, skipTitle, unescapeMarkdown } from './link-parts.ts';

/** A link or an image of a run of text, by its address or by the name of a definition. */
interface InlineLink {
  readonly span: Span;
  readonly image: boolean;
  /** where its address is written, and what it says; null where a definition says it */
  readonly destination: { readonly span: Span; readonly url: string } | null;
  /** the definition's name, folded; null where the address is written */
  readonly name: string | null;
}

export interface InlineParts {
  readonly links: readonly InlineLink[];
  /** `[^id]`, whatever it is */
  readonly notes: readonly { readonly id: string; readonly span: Span }[];
}

/**
 * Finds the links of a run of Markdown text; what stands in code and in HTML is none.
 *
 * @param isDefined whether a definition has that name
 */
export function readInlines(text: string, isDefined: (name: string) => boolean): InlineParts {
  const links: InlineLink[] = [];
  const notes: { id: string; span: Span }[] = [];
  const openings: { readonly start: number; readonly image: boolean; holdsBrackets: boolean }[] = [];
  /** the openings before this one stand around a link, and so begin none */
  let inactive = 0;
  const codeEnds = createCodeEnds(text);
  const htmlEnds = createHtmlEnds(text);

  for (let at = 0; at < text.length; ) {
    switch (text.charCodeAt(at)) {
      case BACKSLASH:
        at += 2;
        break;
      case BACKTICK:
        at = codeEnds(at);
        break;
      case LESS:
        at = htmlEnds(at);
        break;
      case OPENING: {
        const note = text.charCodeAt(at + 1) === CARET ? noteAt(text, at) : null;
        if (note) notes.push(note);
        const image = at > 0 && text.charCodeAt(at - 1) === BANG && !isEscaped(text, at - 1);
        openings.push({ start: at, image, holdsBrackets: false });
        at += 1;
        break;
      }
      case CLOSING:
        at = close(at);
        break;
      default:
        at += 1;
    }
  }
  return { links: links.sort((a, b) => a.span.start - b.span.start), notes };

  /** @returns where to go on */
  function close(at: number): number {
    const opening = openings.pop();
    if (!opening) return at + 1;
    const isActive = opening.image || openings.length >= inactive;
    inactive = Math.min(inactive, openings.length);
    const around = openings.at(-1);
    if (around) around.holdsBrackets = true;
    if (!isActive) return at + 1;
    const start = opening.image ? opening.start - 1 : opening.start;
    const found = resource(at + 1) ?? reference(opening.start, at, opening.holdsBrackets);
    if (!found) return at + 1;
    links.push({ span: { start, end: found.end }, image: opening.image, destination: found.destination, name: found.name });
    // A link holds no link; an image may stand in one.
    if (!opening.image) inactive = openings.length;
    return found.end;
  }

  /** `(address "title")` */
  function resource(at: number): Found | null {
    if (text.charCodeAt(at) !== PARENTHESIS) return null;
    let next = skipBlanks(text, at + 1);
    const destination =
      text.charCodeAt(next) === CLOSING_PARENTHESIS ? { span: { start: next, end: next }, end: next } : destinationAt(text, next);
    if (!destination) return null;
    next = skipBlanks(text, destination.end);
    if (next > destination.end) next = skipBlanks(text, skipTitle(text, next) ?? next);
    if (text.charCodeAt(next) !== CLOSING_PARENTHESIS) return null;
    const { span } = destination;
    return { end: next + 1, destination: { span, url: unescapeMarkdown(text.slice(span.start, span.end)) }, name: null };
  }

  /** `[name]`, `[]` or nothing after the text */
  function reference(start: number, at: number, holdsBrackets: boolean): Found | null {
    const label = labelAt(text, at + 1);
    const isFull = label !== null && label.name !== '';
    if (!isFull && (holdsBrackets || at - start > LONGEST_NAME)) return null;
    const name = isFull ? label.name : foldName(text.slice(start + 1, at));
    if (name === '' || !isDefined(name)) return null;
    return { end: label ? label.end : at + 1, destination: null, name };
  }
}

interface Found {
  readonly end: number;
  readonly destination: InlineLink['destination'];
  readonly name: string | null;
}

function noteAt(text: string, at: number): { readonly id: string; readonly span: Span } | null {
  const pattern = /\[\^([\w-]+)\]/y;
  pattern.lastIndex = at;
  const found = pattern.exec(text);
  return found?.[1] ? { id: found[1], span: { start: at, end: at + found[0].length } } : null;
}

/** Gives the end of the code that begins at a run of backticks; the end of the run where it closes nowhere. */
function createCodeEnds(text: string): (at: number) => number {
  /** the ends of the runs of each length, found once: many runs that close nowhere cost no more than one */
  let runs: Map<number, { readonly ends: number[]; next: number }> | null = null;
  return (at) => {
    let end = at;
    while (text.charCodeAt(end) === BACKTICK) end += 1;
    runs ??= runsFrom(text, at);
    const same = runs.get(end - at);
    if (!same) return end;
    while ((same.ends[same.next] ?? Number.POSITIVE_INFINITY) <= end) same.next += 1;
    return same.ends[same.next] ?? end;
  };
}

function runsFrom(text: string, from: number): Map<number, { readonly ends: number[]; next: number }> {
  const runs = new Map<number, { readonly ends: number[]; next: number }>();
  for (let at = text.indexOf('`', from); at >= 0; ) {
    let end = at;
    while (text.charCodeAt(end) === BACKTICK) end += 1;
    const known = runs.get(end - at);
    if (known) known.ends.push(end);
    else runs.set(end - at, { ends: [end], next: 0 });
    at = text.indexOf('`', end);
  }
  return runs;
}

const AUTOLINK = /<[a-z][a-z\d+.-]{1,31}:[^\s<>]*>/iy;
const TAG = /<(?:\/[a-z][a-z\d-]*\s*|[a-z][a-z\d-]*(?:\s+[a-z_:][\w.:-]*(?:\s*=\s*(?:[^\s"'=<>`]+|'[^']*'|"[^"]*"))?)*\s*\/?)>/iy;
const MARKED: readonly (readonly [string, string])[] = [
  ['<!--', '-->'],
  ['<?', '?>'],
  ['<![CDATA[', ']]>'],
];

/** Gives the end of the HTML or of the address in angle brackets that begins somewhere; one further where there is none. */
function createHtmlEnds(text: string): (at: number) => number {
  const unclosed = new Set<string>();
  const patterns = [new RegExp(AUTOLINK), new RegExp(TAG)];
  return (at) => {
    for (const [opening, closing] of MARKED) {
      if (unclosed.has(opening) || !text.startsWith(opening, at)) continue;
      const end = text.indexOf(closing, at + (opening === '<!--' ? 2 : opening.length));
      if (end >= 0) return end + closing.length;
      unclosed.add(opening);
    }
    for (const pattern of patterns) {
      pattern.lastIndex = at;
      const found = pattern.exec(text);
      if (found) return at + found[0].length;
    }
    return at + 1;
  };
}

function isEscaped(text: string, at: number): boolean {
  let before = at;
  while (text.charCodeAt(before - 1) === BACKSLASH) before -= 1;
  return (at - before) % 2 === 1;
}

function skipBlanks(text: string, from: number): number {
  let at = from;
  while (at < text.length && /\s/.test(text.charAt(at))) at += 1;
  return at;
}

const BANG = 33;
const PARENTHESIS = 40;
const CLOSING_PARENTHESIS = 41;
const LESS = 60;
const OPENING = 91;
const BACKSLASH = 92;
const CLOSING = 93;
const CARET = 94;
const BACKTICK = 96;
