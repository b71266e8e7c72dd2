import type { ReviewedFinding, ReviewedPlace } from '../../../server/src/protocol.ts';

/** An edit of a document, in offsets into the text before it. */
export interface Change {
  readonly uri: string;
  readonly rangeOffset: number;
  readonly rangeLength: number;
  readonly text: string;
}

/**
 * Moves a finding along with the text around its clauses.
 *
 * @returns null where the edit touches one of its clauses: it speaks of words that are no more
 */
export function moveFinding(finding: ReviewedFinding, change: Change): ReviewedFinding | null {
  if (!finding.places.some(({ uri }) => uri === change.uri)) return finding;
  const places = finding.places.map((place) => movePlace(place, change));
  return places.every((place) => place !== null) ? { ...finding, places } : null;
}

function movePlace(place: ReviewedPlace, change: Change): ReviewedPlace | null {
  const { clause } = place;
  const end = change.rangeOffset + change.rangeLength;
  if (place.uri !== change.uri || change.rangeOffset >= clause.end) return place;
  if (end > clause.start) return null;
  const by = change.text.length - change.rangeLength;
  return {
    ...place,
    start: place.start + by,
    end: place.end + by,
    clause: { ...clause, start: clause.start + by, end: clause.end + by },
  };
}

/** Whether the clauses of a finding in a document still say what they said. */
export function stillStands({ places }: ReviewedFinding, uri: string, text: string): boolean {
  return places.every(({ uri: own, clause }) => own !== uri || text.slice(clause.start, clause.end) === clause.text);
}
