import type { Clause } from '../spec/model.ts';
import type { CitationChecker } from './check-citation.ts';

/** Writes a citation of a clause: `[clause-id] "exact words"`. */
export type Cite = (clause: Clause) => string;

/** Most of a clause that is quoted at once. */
const QUOTED_LENGTH = 320;

/**
 * Quotes as much of a clause as the checker verifies: the whole of it, else its longest part between quotation marks,
 * brackets or stops. A clause of which no part verifies is named without a quotation.
 */
export function createCiter(checker: CitationChecker): Cite {
  return ({ id, text }) => {
    const parts = [/["“”„«»]/, /["“”„«»()[\]?*_`|]|[.;:]\s/, /["“”„«»()[\]?*_`|,.;:—–]/].flatMap((breaks) =>
      text
        .split(breaks)
        .sort((left, right) => right.length - left.length)
        .slice(0, 3),
    );
    const quote = parts.map(shorten).find((part) => /\p{L}/u.test(part) && checker.check(id, part).status === 'verified');
    return quote === undefined ? `\`${id}\`` : `[${id}] "${quote}"`;
  };
}

function shorten(part: string): string {
  const plain = part.trim();
  const short =
    plain.length <= QUOTED_LENGTH ? plain : plain.slice(0, Math.max(plain.lastIndexOf(' ', QUOTED_LENGTH), QUOTED_LENGTH / 2));
  return short.replace(/[\s,;:.]+$/, '');
}
