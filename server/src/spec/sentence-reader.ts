import { joinCondition } from './condition-lists.ts';
import { readModality } from './modality.ts';
import type { Modality, ResponseMode } from './model.ts';
import type { NameReader } from './model-names.ts';
import { readMode, speaksOfHarm } from './response-mode.ts';

/** Reads the sentences of one document, each once, whatever the document calls the model. */
export interface SentenceReader {
  /** the sentence with the model called "the assistant" */
  readonly named: NameReader;
  readonly modality: (sentence: string) => Modality | null;
  readonly mode: (sentence: string, modality: Modality, titles: string) => ResponseMode | null;
}

/** "Note that" before a rule. */
const NOTE = /^\W*(?:please )?note (?:also )?that\s+/i;
/** What binds a sentence stands near its beginning; nobody writes a longer one, and matching takes more than linear time. */
const LONGEST = 2000;

export function createSentenceReader(readName: NameReader): SentenceReader {
  // A list asks three times: for its introduction, for whether an item names a scope, and for the item's clauses.
  const modalities = new Map<string, Modality | null>();
  const known = new Map<string, string>();
  const harmful = new Map<string, boolean>();
  const isHarmful = (titles: string): boolean => {
    const isKnown = harmful.get(titles) ?? speaksOfHarm(titles);
    harmful.set(titles, isKnown);
    return isKnown;
  };
  const named: NameReader = (whole) => {
    const sentence = whole.slice(0, LONGEST);
    const before = known.get(sentence);
    if (before !== undefined) return before;
    const read = joinCondition(readName(sentence.replace(NOTE, '')));
    known.set(sentence, read);
    return read;
  };
  return {
    named,
    modality(sentence) {
      let modality = modalities.get(sentence);
      if (modality === undefined) {
        modality = readModality(named(sentence));
        modalities.set(sentence, modality);
      }
      return modality;
    },
    mode: (sentence, modality, titles) => readMode(named(sentence), modality, () => isHarmful(titles)),
  };
}
