import type { Citation, CitationPlace, Deliberation } from '../../../server/src/protocol.ts';
import { statusMeaning, statusWords } from './words.ts';

/** A clause and how the reasoning used it. */
export interface CitedClause {
  readonly place: CitationPlace;
  readonly uses: readonly ClauseUse[];
}

export interface ClauseUse {
  /** the step of the reasoning; null where the citation stands in none */
  readonly step: string | null;
  readonly citations: readonly Citation[];
}

/** The clauses at which the cited words stand, each once, in the order in which they were first cited. */
export function citedClauses(deliberation: Deliberation, places: readonly (CitationPlace | null)[]): readonly CitedClause[] {
  const stepOf = new Map(
    deliberation.steps.flatMap((step, index) => step.citations.map((citation) => [citation, index] as const)),
  );
  const clauses = new Map<string, { place: CitationPlace; uses: Map<number, Citation[]> }>();
  for (const [index, citation] of deliberation.citations.entries()) {
    const place = places[index];
    if (!place) continue;
    const { start, end } = place.clause;
    const key = `${place.uri}#${start.line}:${start.character}-${end.line}:${end.character}`;
    const clause = clauses.get(key) ?? { place, uses: new Map<number, Citation[]>() };
    clauses.set(key, clause);
    const step = stepOf.get(index) ?? -1;
    clause.uses.set(step, [...(clause.uses.get(step) ?? []), citation]);
  }
  return [...clauses.values()].map(({ place, uses }) => ({
    place,
    uses: [...uses].map(([step, citations]) => ({ step: deliberation.steps[step]?.text ?? null, citations })),
  }));
}

/** A comment's body. Whatever a model wrote in it is plain text: no Markdown, no HTML, no link. */
export function useMarkdown({ step, citations }: ClauseUse): string {
  const cited = citations.map(
    (citation) =>
      `> ${plainText(citation.quote)}\n\n**${plainText(statusWords(citation))}** — ${plainText(statusMeaning(citation))}`,
  );
  return [...(step === null ? [] : [plainText(step)]), ...cited].join('\n\n');
}

/**
 * Markdown that shows a text as it is. It stands on one line, so that no block can begin inside it; what could begin
 * a block, emphasis, code, HTML, an entity or a link is escaped, web and mail addresses included.
 */
export function plainText(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/[\\`*_[\]<>&~|@]|:(?=\/)|(?<=www)\.|^[#+=-]|(?<=^\d{1,9})[.)]/gi, '\\$&');
}
