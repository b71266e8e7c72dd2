import type { CitationStatus } from '../../../../server/src/protocol.ts';
import type { ShownCitation } from '../messages.ts';
import { counted, STATUSES, statusMeaning, statusWords } from '../words.ts';
import { byId, create, revealLink, showText } from './elements.ts';

/** The list of citations: what was quoted, from which clause, and whether the clause says it. */
export class CitationList {
  readonly #list = byId('citations');
  readonly #counts = new Map<CitationStatus, number>();
  #count = 0;

  clear(): void {
    this.#counts.clear();
    this.#count = 0;
    this.#list.replaceChildren();
    showText('citation-summary', null);
    byId('citation-section').hidden = true;
  }

  add(shown: ShownCitation): void {
    const { status } = shown.citation;
    this.#list.append(citationElement(shown, this.#count));
    this.#count += 1;
    this.#counts.set(status, (this.#counts.get(status) ?? 0) + 1);
    byId('citation-section').hidden = false;
  }

  showSummary(): void {
    byId('citation-section').hidden = false;
    showText('citation-summary', this.summary());
  }

  /** `3 citations: 2 verified, 1 fabricated.` */
  summary(): string {
    if (this.#count === 0) return 'No clause was cited.';
    const counts = Object.keys(STATUSES).flatMap((status) => {
      const count = this.#counts.get(status as CitationStatus);
      return count === undefined ? [] : [`${count} ${status}`];
    });
    return `${counted(this.#count, 'citation')}: ${counts.join(', ')}.`;
  }
}

function citationElement({ citation, title }: ShownCitation, index: number): HTMLElement {
  const element = create('li', 'citation');
  element.id = `citation-${index + 1}`;
  const status = create('span', `status status-${citation.status}`, statusWords(citation));
  status.title = statusMeaning(citation);
  const name = title ?? 'No such place in the spec';
  const clause = create('p', 'clause');
  clause.append(
    status,
    ' ',
    title === null ? create('span', 'cited', name) : revealLink(index, name, 'Show this clause in the editor'),
    ' ',
    create('code', '', citation.clause),
  );
  element.append(clause, create('q', 'words', citation.quote));
  if (citation.status !== 'verified' || citation.meaningChanged) element.append(create('p', 'meaning', statusMeaning(citation)));
  return element;
}
