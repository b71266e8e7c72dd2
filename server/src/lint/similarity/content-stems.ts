import { stemOf } from './stem.ts';

/** Reads the stems of the words that say what a text is about. */
export type ReadStems = (text: string) => ReadonlySet<string>;

/**
 * Left out are small words, the modal verb with its negation, the model itself, and verbs that only hand something over: "must
 * not share weapons" and "weapons" are about the same. A negation inside the scope ("without gore") stays.
 */
export const readStems: ReadStems = (text) => {
  const stems = new Set<string>();
  const lower = text.toLowerCase().replace(/['’]s\b/g, '');
  const positive = NEGATES.test(lower) ? lower.replace(MODAL_NEGATION, ' ') : lower;
  for (const word of positive.replace(/\bnon-/g, 'non').match(WORD) ?? []) if (!LEFT_OUT.has(word)) stems.add(stemOf(word));
  return stems;
};

/** One key for texts of the same stems, in whatever order. */
export function keyOf(stems: ReadonlySet<string>): string {
  return [...stems].sort().join(' ');
}

/** How many stems two texts share. */
export function countShared(some: ReadonlySet<string>, others: ReadonlySet<string>): number {
  let shared = 0;
  for (const stem of some) if (others.has(stem)) shared += 1;
  return shared;
}

const WORD = /[\p{L}\p{N}]+/gu;
/** What each of them holds. */
const NEGATES = /not|never|n['’]t/;
const MODAL_NEGATION =
  /\b(?:(?:must|should|shall|may|can|could|will|would|does|do|is|are) ?(?:not|never)|cannot|never|(?:don|doesn|won|shouldn|mustn|can)['’]t)\b/g;
const LEFT_OUT: ReadonlySet<string> = new Set(
  (
    'a an the and or nor of to in on at by for from with about as into onto its it is are be been being was were this that these those their there they them which who whose whom ' +
    'will would shall should must may might can could do does did has have had any all each every some such than then so if when where while also always ever just it he she his her you your we our ' +
    'however but yet although though still nevertheless ' +
    'assistant assistants model models chatbot chatbots bot bots agent agents ai user users content contents request requests material ' +
    'provide provides provided providing give gives given giving offer offers offering supply supplies generate generates generated generating produce produces produced producing create creates created creating output outputs ' +
    'allow allows allowed permit permits permitted prohibit prohibits prohibited disallow disallows disallowed forbid forbids forbidden refuse refuses refused decline declines comply complies acceptable okay fine avoid ' +
    'valid invalid classify classified classifies label labels labeled labelled treat treated treats mark marked marks flag flagged removed approved rejected blocked banned tolerate tolerated'
  ).split(' '),
);
