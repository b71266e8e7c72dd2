/** In what company a word leaves a degree to the reader. */
export interface Degrees {
  readonly words: readonly string[];
  /** what must stand after it; null: anything */
  readonly after: RegExp | null;
  /** what must stand before it; null: anything */
  readonly before: RegExp | null;
  /**
   * `deciding`: in clauses on what is answered or taken down, and in conditions; `threshold`: in verdicts and conditions;
   * `refusing`: in what a clause forbids
   */
  readonly where: 'clause' | 'deciding' | 'threshold' | 'refusing';
  /** a word that weighs what is in question; it is told of once a section */
  readonly judges: boolean;
  /** a word that many policies use, and many readers take for granted */
  readonly faint: boolean;
}

export function degrees(words: readonly string[], rest: Partial<Omit<Degrees, 'words'>> = {}): Degrees {
  return { words, after: null, before: null, where: 'clause', judges: false, faint: false, ...rest };
}
