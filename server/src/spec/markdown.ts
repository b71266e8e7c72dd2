import type { Nodes } from 'mdast';
import type { Span } from './model.ts';

/** At the beginning of the text, and closed. */
const FRONT_MATTER = /^---[ \t]*(?:\r\n|\n|\r)(?:[\s\S]*?(?:\r\n|\n|\r))??---[ \t]*(?=[\r\n]|$)/;

/** How long the front matter of a file is; 0 where it has none. */
export function frontMatterLength(text: string): number {
  return FRONT_MATTER.exec(text)?.[0].length ?? 0;
}

/**
 * A text, or lines of one, as Markdown is to read it: what specs hold beside Markdown, and Markdown would misread, is blanked
 * out, each character kept in place.
 */
export function readableMarkdown(text: string): string {
  // The parser leaves out a mark of the text's encoding without counting it.
  const counted = text.startsWith('\uFEFF') ? ` ${text.slice(1)}` : text;
  return withoutDepths(withoutMarkers(counted));
}

/** HTML elements that may stand alone on a line; any other name there is a marker, such as `<rules>`. */
const HTML =
  /^(?:a|abbr|b|br|cite|code|del|em|i|img|ins|kbd|mark|picture|q|s|small|source|span|strong|sub|sup|u|video|address|article|aside|base|blockquote|body|center|col|dd|details|dialog|div|dl|dt|figcaption|figure|footer|form|h[1-6]|head|header|hr|html|iframe|legend|li|link|main|meta|nav|ol|p|param|pre|script|section|style|summary|table|tbody|td|textarea|tfoot|th|thead|title|tr|track|ul)$/i;

/**
 * Blanks out the lines with which prompts mark off their parts (`<BEGIN CATEGORIES>`, `</rules>`): Markdown takes such a
 * line and all that follows it for HTML.
 */
function withoutMarkers(text: string): string {
  return text.replace(/^[ \t]*<\/?([A-Za-z][\w-]*)(?:[ \t][^<>\r\n]*)?>[ \t]*$/gm, (line, name: string) =>
    HTML.test(name) ? line : ' '.repeat(line.length),
  );
}

/** Markers of quotes and lists deeper in a line than anybody writes them. */
const DEEPEST = 100;
const MAY_BE_DEEP = /^[ \t>*+\-\d.)]{100}/m;
const CONTAINERS = /^(?:[ \t]|>|[-*+](?=[ \t])|\d{1,9}[.)](?=[ \t]))+/gm;

/** Blanks out what would nest without end: the parser's time, and its readers' stack, grow with the depth. */
function withoutDepths(text: string): string {
  if (!MAY_BE_DEEP.test(text)) return text;
  return text.replace(CONTAINERS, (markers) =>
    markers.length > DEEPEST ? markers.slice(0, DEEPEST).padEnd(markers.length) : markers,
  );
}

/** Where a node stands; an empty span at 0 for a node that the parser made up. */
export function spanOf(node: Nodes): Span {
  return { start: node.position?.start.offset ?? 0, end: node.position?.end.offset ?? 0 };
}
