import type { Subject } from '../subject.ts';
import { type FoundWords, findWords, type Sentence } from '../text/sentence.ts';
import { COLOURS, DEFINED_SIZES } from './level-words.ts';

/** A word that stands where rules put the names of a series. */
export interface Alike {
  readonly sentence: Sentence;
  readonly found: FoundWords;
  /** lower case */
  readonly name: string;
}

/** How a name is written: a reader knows "PASS" and “pass” from a word of the sentence. */
type Look = 'quoted' | 'capitals' | 'capital' | 'digit' | 'plain';

/** The word or sign after which a name ends what a sentence says, and how the name is written: "is capitals"; null elsewhere. */
export function frameOf(written: string, before: string, after: string): string | null {
  const giver = (GIVER.exec(before)?.[1] ?? '')
    .toLowerCase()
    .replace(/^are$/, 'is')
    .replace(/^(get|receive|earn|return|output)s$/, '$1');
  return giver && (giver === ':' ? WHOLE_END : END).test(after) ? `${giver} ${lookOf(written, before)}` : null;
}

function lookOf(written: string, before: string): Look {
  if (/["“‘']$/.test(before)) return 'quoted';
  if (/^\d/.test(written)) return 'digit';
  if (/^[A-Z]+$/.test(written) && written !== 'I') return 'capitals';
  return /^[A-Z]/.test(written) ? 'capital' : 'plain';
}

/** Finds the words that stand as names do: "is PASS" beside "is ASK", ": escalate." beside ": publish." */
export function inFrames(subject: Subject, used: ReadonlyMap<string, ReadonlySet<string>>): Alike[] {
  return [...used].flatMap(([key, names]) => {
    const at = key.lastIndexOf(' ');
    const [giver, look] = [key.slice(0, at), key.slice(at + 1) as Look];
    const isWeak = look === 'capital' || look === 'plain' || look === 'digit' || IS_PLACE.test(giver);
    if (isWeak && names.size < 2) return [];
    if (look === 'digit' && IS_BE.test(giver)) return [];
    const opening =
      giver === ':' ? '(?<=\\w \\w{1,20} \\w{1,20}): ' : String.raw`(?<![\w-])${ofBoth(giver)} (?:as |an? |the |at least )?`;
    const pattern = new RegExp(`${opening}${LOOKS[look]}${giver === ':' ? WHOLE_END_AHEAD : END_AHEAD}`, 'g');
    const sentences =
      giver === ':'
        ? subject.text().sentences.filter(({ text }) => text.includes(': '))
        : subject.text().having(giver === 'is' ? ['is', 'are'] : [giver, `${giver}s`]);
    return uses(sentences, pattern).filter(({ name }) => !names.has(name) && (look !== 'plain' || giver === ':' || isRank(name)));
  });
}

/** "after" at the start of a sentence too; "is" and "are" are one. */
function ofBoth(giver: string): string {
  if (giver === 'is') return '(?:is|are)';
  if (GIVES.test(giver)) return `${giver}s?`;
  return `[${giver.charAt(0)}${giver.charAt(0).toUpperCase()}]${giver.slice(1)}`;
}

/** Finds a pattern with a name in sentences, cells of tables left out. */
export function uses(sentences: readonly Sentence[], pattern: RegExp): Alike[] {
  if (sentences.length > MOST_SENTENCES) return [];
  return sentences.flatMap((sentence) =>
    sentence.text.length > LONGEST || sentence.prose.kind === 'cell'
      ? []
      : findWords({ ...sentence, plain: sentence.text }, pattern).map((found) => ({
          sentence,
          found,
          name: (found.groups['name'] ?? '').toLowerCase(),
        })),
  );
}

/** Whether a word places a thing on a scale by itself. Lower case. */
export function isRank(word: string): boolean {
  return RANKS.has(word);
}

/** Words that more sentences hold say nothing of names, and would take long. */
const MOST_SENTENCES = 400;
/** No one writes a rule in a longer sentence. */
export const LONGEST = 600;
const RANKS: ReadonlySet<string> = new Set([
  ...`${DEFINED_SIZES}|${COLOURS}`.split('|'),
  ...`urgent emergency routine explicit borderline confidential secret classified restricted internal sealed protected quarantined premium
  diamond trusted untrusted unverified disputed refuted expert novice trivial fatal acute intolerable benign third fourth fifth sixth`.split(
    /\s+/,
  ),
]);
const GIVER =
  /((?<=\w \w{1,20} \w{1,20}):|(?<![\w-])(?:is|are|becomes?|gets?|receives?|earns?|returns?|outputs?|labell?ed|marked|rated|classed|graded|scored|tagged|in|at|under|to|into|after|before|with|answer|choose|say|give|as)) (?:as |an? |the |at least )?["“‘']?$/i;
const AFTER = String.raw`(?:\W{0,3}$|[,;.)]| (?:and|or|if|when|where|until|unless|without|whatever|but|because)\b)`;
const END = new RegExp(`^["”’']?${AFTER}`);
const END_AHEAD = `(?=["”’']?${AFTER})`;
/** Behind a colon the name is all that there is. */
const WHOLE_END = /^["”’']?[.;]?$/;
const WHOLE_END_AHEAD = String.raw`(?=["”’']?[.;]?$)`;
const GIVES = /^(?:get|receive|earn|return|output)$/;
/** What stands behind these may be much else. */
const IS_PLACE = /^(?:in|at|to|into|under|after|before|with|:)$/;
const IS_BE = /^(?:is|in|at|to|under|after|before|with|as|into|say|give|:)$/;
const LOOKS: Readonly<Record<Look, string>> = {
  quoted: String.raw`["“‘'](?<name>[A-Za-z]{2,20})(?=["”’'])`,
  digit: String.raw`(?<name>\d)`,
  capitals: '(?<name>[A-Z]{1,20})',
  capital: '(?<name>[A-Z][a-z]{2,20})',
  plain: '(?<name>[a-z]{3,20})',
};
