/** What series of levels are called. */
export const KINDS =
  'levels?|tiers?|grades?|bands?|stages?|severity|severities|class|classes|groups?|steps?|priority|priorities|phases?|zones?|categor(?:y|ies)|strikes?|rings?|types?|scores?|ratings?|urgency|warnings?|degrees?|rungs?|ranks?|codes?|modes?';
/** The same in rules: as a word of the sentence, or with a capital as a name. */
export const USED_KINDS =
  '(?:[Ll]evel|[Tt]ier|[Gg]rade|[Bb]and|[Ss]tage|[Ss]everity|[Cc]lass|[Gg]roup|[Pp]riority|[Pp]hase|[Zz]one|[Cc]ategory|[Ss]trike|[Ss]tep|[Rr]ing|[Tt]ype|[Ss]core|[Rr]ating|[Uu]rgency|[Ww]arning|[Dd]egree|[Rr]ung|[Rr]ank|[Cc]ode|[Mm]ode|LEVEL|TIER)(?:s|es)?';
/** Kinds that name much else than levels: "step 5 of the recipe", "a category 5 storm". */
export const COMMON_KIND =
  /^(?:group|step|phase|zone|category|strike|ring|type|class|score|rating|warning|degree|rung|rank|code|mode)$/;
const NUMBER_WORDS = ['one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'];
export const NUMBER = `(?:\\d{1,2}|[IVX]{1,4}|[A-F]|${NUMBER_WORDS.flatMap((word) => [word, word.charAt(0).toUpperCase() + word.slice(1)]).join('|')})`;
export const SIZES = 'low|medium|moderate|high|critical|severe|minimal|extreme|catastrophic|negligible|elevated';
/** Sizes that head a list of levels, and are too plain to be one elsewhere: "serious harm". */
export const DEFINED_SIZES = `${SIZES}|mild|minor|major|serious|grave|slight`;
/** What such sizes and colours are sizes of. */
export const SCALES = 'severity|risk|priority|confidence|harm|urgency|danger|alert|status|threat';
export const COLOURS = 'green|yellow|amber|orange|red|black|purple|blue|white|grey|gray|bronze|silver|gold|platinum';

const ORDINALS = ['first', 'second', 'third', 'fourth', 'fifth', 'sixth', 'seventh', 'eighth', 'ninth', 'tenth'];
export const ORDINAL = ORDINALS.join('|');

const ROMAN = ['I', 'II', 'III', 'IV', 'V', 'VI', 'VII', 'VIII', 'IX', 'X'];

/** One name for a level, however its number is written: "three", "third", "III" and "3" are one. */
export function levelName(written: string): string {
  const word = NUMBER_WORDS.indexOf(written.toLowerCase());
  if (word >= 0) return String(word + 1);
  const ordinal = ORDINALS.indexOf(written.toLowerCase());
  if (ordinal >= 0) return String(ordinal + 1);
  const roman = ROMAN.indexOf(written);
  return roman >= 0 ? String(roman + 1) : written.toUpperCase();
}

/** The kind in the singular, lower case. */
export function singularKind(kind: string): string {
  const lower = kind.toLowerCase();
  if (/ies$/.test(lower)) return `${lower.slice(0, -3)}y`;
  return lower.startsWith('class') ? 'class' : lower.replace(/s$/, '');
}
