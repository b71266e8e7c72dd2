import type { ChangeRow, Place } from '../../language/diff/change-list.ts';
import { wordsAsMarkdown } from '../../language/diff/diff-markdown.ts';
import { escapeMarkdown } from '../../language/escape-markdown.ts';
import { shortened } from '../../language/parts.ts';
import type { DiffChange, DocumentPlace, OldPlace } from '../../protocol.ts';

/** Where a place of either version stands, as the client knows it. */
export interface Versions {
  readonly before: (place: Place) => OldPlace | null;
  readonly after: (place: Place) => DocumentPlace | null;
}

/** What a tree shows of a text, in its narrowest. */
const MOST_OF_LABEL = 120;
/** A tooltip is no place for a page. */
const MOST_OF_DETAILS = 4000;

export function describeChange({ what, place, words, count, before, after }: ChangeRow, versions: Versions): DiffChange {
  const text = words
    .filter(({ kind }) => kind !== 'removed' || after === null)
    .map((each) => each.text)
    .join('');
  const details = [what === '' ? '' : `**${escapeMarkdown(what)}**`, escapeMarkdown(place), wordsAsMarkdown(words)];
  return {
    label: shortened(text, MOST_OF_LABEL) || place,
    what: count > 1 ? `${what} (${count} clauses)` : what,
    details: cut(details.filter(Boolean).join('\n\n')),
    before: before && versions.before(before),
    after: after && versions.after(after),
  };
}

function cut(text: string): string {
  return text.length <= MOST_OF_DETAILS ? text : `${text.slice(0, MOST_OF_DETAILS).replace(/[\uD800-\uDBFF\\]$/, '')}…`;
}
