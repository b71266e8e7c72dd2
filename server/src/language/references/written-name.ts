import type { Reference, Span } from '../../spec/model.ts';

/**
 * Where a reference writes the name of what it leads to: `id` of `[text](other.md#id)`, `SP2` in prose.
 *
 * @param source the text of the reference's file
 * @returns null where the name stands elsewhere (`[text][ref]`), and where a file is named and nothing in it
 */
export function writtenName(source: string, { kind, span, target }: Reference): Span | null {
  switch (kind) {
    case 'label':
      return span;
    case 'eval':
      return { start: span.start + 2, end: span.end - 1 };
    case 'id':
    case 'file': {
      const text = source.slice(span.start, span.end);
      if (text === `[#${target}]` && RATED.test(source.slice(Math.max(0, span.start - 40), span.start)))
        return { start: span.start + 2, end: span.end - 1 };
      return text.endsWith(')') ? anchorOfLink(text, span.start) : null;
    }
  }
}

/** What stands before the `[#id]` of an answer. */
const RATED = /<!--\s*(?:GOOD|BAD|OK)\s*$/;

/** Behind the words of an inline link: where it leads, and perhaps a title. */
const DESTINATION = /^\s*(?:<([^<>\n]*)>|([^\s<]\S*?))(?:\s+(?:"[^"]*"|'[^']*'|\([^()]*\)))?\s*\)$/;
/** The title of a link may look like the beginning of one; more often than this it does not. */
const MOST_TRIES = 8;

function anchorOfLink(text: string, start: number): Span | null {
  let at = text.lastIndexOf('](');
  for (let tries = 0; at >= 0 && tries < MOST_TRIES; tries += 1) {
    const from = at + 2;
    const match = DESTINATION.exec(text.slice(from));
    if (match) {
      const destination = match[1] ?? match[2] ?? '';
      return anchorSpan(destination, start + from + match[0].indexOf(destination));
    }
    at = at === 0 ? -1 : text.lastIndexOf('](', at - 1);
  }
  return null;
}

/** What stands behind the `#` of a destination; null where nothing does. */
export function anchorSpan(destination: string, start: number): Span | null {
  const hash = destination.indexOf('#');
  const end = start + destination.length;
  return hash < 0 || hash === destination.length - 1 ? null : { start: start + hash + 1, end };
}
