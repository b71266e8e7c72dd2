/** Pairs quotation marks in one pass. */

import type { Span } from '../spec/model.ts';

export interface QuoteMarks {
  /** outermost quotations, marks included, in order */
  readonly pairs: readonly Span[];
  /** opening marks that nothing closes, outside every pair, in order */
  readonly unclosed: readonly number[];
}

interface Opening {
  readonly start: number;
  readonly guillemet: boolean;
}

/**
 * A mark opens or closes by what stands on either side of it, so `5" pipe` opens nothing, and a mark left open spoils
 * no quotation after it. Each character is looked at once and each mark is pushed and popped at most once.
 */
export function pairQuoteMarks(text: string, from = 0, to = text.length): QuoteMarks {
  const open: Opening[] = [];
  const matched: Span[] = [];
  const depths = { plain: 0, guillemet: 0 };
  for (let index = from; index < to; index += 1) {
    const role = roleOf(text, index, from, to, depths.plain > 0);
    if (role === null) continue;
    const guillemet = isGuillemet(text.charCodeAt(index));
    const depth = guillemet ? 'guillemet' : 'plain';
    if (role === 'opens') {
      open.push({ start: index, guillemet });
      depths[depth] += 1;
    } else if (depths[depth] > 0) {
      const start = popTo(open, guillemet, depths);
      matched.push({ start, end: index + 1 });
    }
  }
  return outermost(matched, open);
}

/** Takes the last opening mark of the kind, and gives up those of the other kind above it. */
function popTo(open: Opening[], guillemet: boolean, depths: { plain: number; guillemet: number }): number {
  for (;;) {
    const top = open.pop();
    if (top === undefined) return 0;
    depths[top.guillemet ? 'guillemet' : 'plain'] -= 1;
    if (top.guillemet === guillemet) return top.start;
  }
}

function outermost(matched: Span[], open: readonly Opening[]): QuoteMarks {
  // Pairs come in the order of their ends; reading them backwards meets each outer pair before what it holds.
  const pairs: Span[] = [];
  let limit = Number.POSITIVE_INFINITY;
  for (let index = matched.length - 1; index >= 0; index -= 1) {
    const pair = matched[index] as Span;
    if (pair.end > limit) continue;
    pairs.push(pair);
    limit = pair.start;
  }
  pairs.reverse();
  return { pairs, unclosed: open.map(({ start }) => start) };
}

const DOUBLE = 0x22;
const LEFT = 0x201c;
const RIGHT = 0x201d;
const LOW = 0x201e;
const LEFT_GUILLEMET = 0xab;
const RIGHT_GUILLEMET = 0xbb;

function isGuillemet(code: number): boolean {
  return code === LEFT_GUILLEMET || code === RIGHT_GUILLEMET;
}

function roleOf(text: string, index: number, from: number, to: number, inside: boolean): 'opens' | 'closes' | null {
  switch (text.charCodeAt(index)) {
    case LEFT_GUILLEMET:
    case LOW:
      return 'opens';
    case RIGHT_GUILLEMET:
    case RIGHT:
      return 'closes';
    case LEFT:
      // The left mark closes what a low mark opened: „so“.
      return inside && /[\s\p{P}]|^$/u.test(at(text, index + 1, from, to)) && !/^[\s([]?$/.test(at(text, index - 1, from, to))
        ? 'closes'
        : 'opens';
    case DOUBLE:
      return roleOfStraight(at(text, index - 1, from, to), at(text, index + 1, from, to), inside);
    default:
      return null;
  }
}

function roleOfStraight(before: string, after: string, inside: boolean): 'opens' | 'closes' | null {
  if (before === '\\') return null;
  const spaceBefore = /^\s?$/.test(before);
  const spaceAfter = /^\s?$/.test(after);
  if (spaceBefore && spaceAfter) return inside ? 'closes' : 'opens';
  if (spaceBefore) return 'opens';
  if (spaceAfter) return 'closes';
  if (/[([{:=>—–]/.test(before)) return 'opens';
  if (/[.,;:!?)\]}"”—–]/.test(after)) return 'closes';
  if (/[*_`~-]/.test(before)) return inside ? 'closes' : 'opens';
  return inside ? 'closes' : 'opens';
}

function at(text: string, index: number, from: number, to: number): string {
  return index < from || index >= to ? '' : text.charAt(index);
}
