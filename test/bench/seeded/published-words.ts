/**
 * Words that published guides to requirements warn of. Only those stand here that fit a slot of a template below and
 * decide something there: "any" is in INCOSE's list, and no editor would act on it.
 */

/** Adverbs of frequency and tendency. */
export const HEDGES = [
  // INCOSE, Guide to Writing Requirements (2023), R7 "Vague terms".
  'usually',
  'typically',
  'almost always',
  // Wiegers and Beatty, Software Requirements (3rd ed., 2013), table 11-2, ambiguous terms to avoid.
  'generally',
  'normally',
  'ordinarily',
  'commonly',
  'often',
  'frequently',
  // Berry, Kamsties and Krieger, From Contract Drafting to Software Specification (2003), the words of a guess.
  'mostly',
] as const;

/** Escape clauses. */
export const ESCAPES = [
  // INCOSE R8 "Escape clauses".
  'where possible',
  'so far as is possible',
  'as much as possible',
  'if necessary',
  'as appropriate',
  'as required',
  'if practicable',
  'to the extent practical',
  // NASA ARM (Wilson, Rosenberg and Hyatt 1996), weak phrases.
  'if practical',
  // ISO/IEC/IEEE 29148:2018, 5.2.7, loopholes.
  'if possible',
  'as applicable',
] as const;

/** Adjectives of degree that can stand before "evidence", "harm" or "risk". */
export const DEGREES = [
  // INCOSE R7.
  'significant',
  'sufficient',
  'adequate',
  'reasonable',
  // Berry et al. 2003 and ISO/IEC/IEEE 29148:2018, 5.2.7, subjective language.
  'substantial',
  'considerable',
] as const;

/** Adverbs and phrases of degree that can stand after "answer" or "act". */
export const MANNERS = [
  // NASA ARM, weak phrases: timely, adequate; INCOSE R7: sufficiently, reasonable.
  'in a timely manner',
  'within a reasonable time',
  'in adequate detail',
  'in sufficient detail',
] as const;

/** INCOSE R7: quantities that nobody can count to. */
export const QUANTITIES = ['several', 'many', 'a few', 'a lot of'] as const;

/** Open ends of a list. */
export const OPEN_ENDS = [
  // INCOSE R9 "Open-ended clauses".
  'etc.',
  'and so on',
  // Femmer et al. 2017, Rapid Quality Assurance with Requirements Smells: open-ended terms.
  'and so forth',
  'and the like',
] as const;

/** Open beginnings of a list: INCOSE R9, NASA ARM. */
export const OPEN_BEGINNINGS = ['including but not limited to', 'including, but not limited to,'] as const;
