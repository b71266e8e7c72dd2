import { sentencesHaving } from '../similarity/sentences-having.ts';
import type { Subject } from '../subject.ts';
import { type FoundWords, findWords, type Sentence } from '../text/sentence.ts';
import { COLOURS, COMMON_KIND, levelName, NUMBER, ORDINAL, SCALES, SIZES, singularKind, USED_KINDS } from './level-words.ts';

/** A level that a sentence speaks of. */
export interface UsedLevel {
  readonly sentence: Sentence;
  readonly found: FoundWords;
  /** the series that it is of, as `readDefinedLevels` calls it */
  readonly kind: string;
  readonly name: string;
}

/** Finds the levels that sentences speak of: "level 4", "critical severity", "code black", "rated 5". */
export function readUsedLevels(subject: Subject): UsedLevel[] {
  const spoken = sentencesHaving(subject, WORDS).flatMap((sentence) => [
    ...findWords(sentence, NUMBERED)
      .filter((found) => !isOfAnother(sentence, found))
      .flatMap((found) => numbered(sentence, found)),
    ...[NTH, ALSO, RATED_NUMBER].flatMap((pattern) => findWords(sentence, pattern).flatMap((found) => numbered(sentence, found))),
    ...[NAMED, BOTH, RATED, REACHED, SCORED, QUOTED].flatMap((pattern) =>
      findWords(pattern === QUOTED ? { ...sentence, plain: sentence.text } : sentence, pattern).map((found) => {
        const { name: size, code, colour, rank, critical, severe } = found.groups;
        const name = (size ?? code ?? colour ?? rank ?? critical ?? severe ?? '').toLowerCase();
        return { sentence, found, kind: IS_COLOUR.test(name) ? 'colour' : 'word', name };
      }),
    ),
  ]);
  const given = sentencesHaving(subject, DIGITS).flatMap((sentence) =>
    findWords(sentence, GIVEN_NUMBER).flatMap((found) => numbered(sentence, found)),
  );
  return [...spoken, ...given];
}

function numbered(sentence: Sentence, found: FoundWords): UsedLevel[] {
  const { kind: written, verb, name = '' } = found.groups;
  const kind = verb === undefined ? singularKind(written ?? '') : /^scor/i.test(verb) ? 'score' : 'rating';
  return [{ sentence, found, kind, name: levelName(name) }];
}

const MARKS = ['alert', 'flag', 'status', 'code', 'level', 'tier', 'case', 'cases'];
const NUMBERS = 'one two three four five six seven eight nine ten'.split(' ');
const HYPHENED = ['level', 'tier', 'stage', 'phase', 'class', 'severity', 'priority', 'grade', 'category', 'band', 'step'];
const WORDS = [
  ...`${SIZES}|${COLOURS}`.split('|'),
  ...`level levels tier tiers grade grades band bands stage stages severity severities class classes group groups step steps priority
  priorities phase phases zone zones category categories strike strikes ring rings type types risk confidence harm alert code rating
  rated urgency case cases counts considered turns becomes puts moves raises member members treat treated rate mark marked graded
  classed score scores scored warning warnings degree rung rungs rank ranks code codes mode modes`.split(/\s+/),
  ...HYPHENED.flatMap((kind) => [1, 2, 3, 4, 5, ...NUMBERS].map((number) => `${kind}-${number}`)),
  ...SIZES.split('|').flatMap((size) => SCALES.split('|').map((scale) => `${size}-${scale}`)),
  ...COLOURS.split('|').flatMap((colour) => MARKS.map((mark) => `${colour}-${mark}`)),
];
const CASES =
  '(?:content|violations?|cases?|requests?|messages?|posts?|items?|labels?|incidents?|reports?|answers?|repl(?:y|ies)|chats?|threats?|offen[cs]es?|tickets?|breach(?:es)?|goods|documents?|findings?)';
/** "Level 3", "tier-2", "severity level 4" */
const NUMBERED = new RegExp(
  String.raw`\b(?<kind>${USED_KINDS})(?: level)?(?:(?<=[Ss]core|[Rr]ating|[Uu]rgency|[Ss]everity|[Pp]riority|level) of)?[ -](?<name>${NUMBER})(?![\w%]|[.:,]\d| of (?:the|an?|this|that|its|their)\b| ?(?:years?|months?|days?|hours?|students?|pupils?|people|and \d+ years))`,
  'g',
);
const FAR = '(?:[Vv]ery |[Ee]xtremely )?';
const NAMED = new RegExp(
  String.raw`\b(?:(?<name>${FAR}(?:${SIZES}|${capitals(SIZES)}))[ -](?:${SCALES})(?: (?:level|tier))?\b(?= (?:${CASES}|is|are|must|should|means|goes?|needs?|gets?|requires?|has|have|moves?)(?=)\b|[,.;:)]|$)|(?<=[Cc]ode )(?<code>${COLOURS}|${capitals(COLOURS)})\b|(?<colour>${COLOURS})[ -](?:alert|flag|status|code|tier|level|cases?|reports?|violations?|incidents?)\b|(?<rank>(?!black|white)(?:${COLOURS}))[ -](?:members?|users?|customers?|accounts?)\b|(?<critical>[Cc]ritical) (?:cases?|violations?|reports?|incidents?|errors?|breach(?:es)?|offen[cs]es?)\b|(?<severe>[Ss]evere) (?:cases?|violations?|reports?|incidents?|breach(?:es)?|offen[cs]es?)(?= (?:is|are|must|should|goes?|may|needs?)\b))`,
  'g',
);
/** "Treat it as critical", "rated red" */
const RATED = new RegExp(
  String.raw`\b(?:[Tt]reat(?:ed|s)?|[Rr]ate[ds]?|[Mm]ark(?:ed|s)?|grade[ds]?|classed|counts?|counted|consider(?:ed)?|regarded|rank(?:ed|s)?|assigned|turns?|becomes?|puts?|moves?|raises?)\b[^.;:,]{0,60}? (?:as |on |to )?(?<name>${SIZES}|${COLOURS})(?=\W*$|[,;.)]| (?:is|are|must|should)\b)`,
  'g',
);
/** "ends the chat at Critical", "reaches black" */
const REACHED = new RegExp(
  String.raw`\b(?:(?:at|to|as|of|from)(?=) (?<name>${capitals(`${SIZES}|${COLOURS}`)})|(?:at|above|below|beyond|reach(?:es|ed)?|level|tier|grade|band|stage)(?=) (?<colour>${SIZES}|${COLOURS}))(?=\W*$|[,;.)]| (?:if|when|and|must|is|goes|to an?|to the)\b)`,
  'g',
);
/** "high and critical requests" */
const BOTH = new RegExp(
  String.raw`\b(?:${SIZES}|${capitals(SIZES)})(?: and | or |, |/)(?<name>${SIZES})(?:[ -](?:${SCALES}))? ${CASES}\b`,
  'g',
);
/** "a severity of critical", "gets the priority high", "when the alert is red", "if the harm becomes severe" */
const SCORED = new RegExp(
  String.raw`\b(?:severity|priority|risk|rating|urgency|harm|danger|alert|threat level|risk level|harm level|alert level|confidence|status|code(?= (?:is|becomes|reaches) ))(?: level)?(?: of| is| as| to| becomes| reaches|:| (?:of|for|in) (?:an? |the )?[a-z]+(?: [a-z]+)? is)? (?<name>${FAR}(?:${SIZES}|${COLOURS}))(?=\W*$|[,;.)]| (?:and|or|if|when|where|goes|go|must|is|are)\b)`,
  'gi',
);
/** "mark it “critical”": a name in quotation marks */
const QUOTED = new RegExp(
  String.raw`[“"‘'](?<=\b(?:[Rr]at|[Mm]ark|[Gg]rad|[Cc]lass|[Ll]abel|[Tt]reat|[Cc]ount|[Ss]cor)[a-z]*\b[^.;:]{0,60} .)(?<name>${SIZES}|${COLOURS})[”"’']`,
  'gi',
);
/** "the fifth level", "on a third strike" */
const NTH = new RegExp(
  String.raw`\b(?<name>${ORDINAL})(?<=\b(?:the|an?|at|on|in|to|after|of) [a-z]{3,8}) (?<kind>level|tier|stage|strike|band|degree|warning|rung)(?![\w-]| of (?!a\b|risk|severity|harm)| (?:burns?|murders?|relatives?|equation|course))`,
  'gi',
);
/** The last of several: "levels 2 and 4" */
const ALSO =
  /\b(?<kind>levels?|tiers?|stages?|bands?|grades?) \d{1,2}(?:, \d{1,2}){0,5},? (?:and|or) (?<name>\d{1,2})(?![\w%]|[.:,]\d)/gi;
/** "rated 4", "scored 5" */
const RATED_NUMBER =
  /\b(?:(?<verb>rated|scored)(?: as| at)? (?<name>\d{1,2})(?![\w%+]|[.:,]\d| (?:out of|stars?|of|to \d|or)\b)|(?<verb>scores) (?<name>\d{1,2})(?=\W*$|[,;.)]))/gi;
const DIGITS = Array.from({ length: 11 }, (_, digit) => String(digit));
/** "get a 2" */
const GIVEN_NUMBER =
  /\b(?<verb>gets?|receives?|earns?|return|output|assign|give|answer(?= with)) (?:(?:it|them|with) )?an? (?<name>\d{1,2})(?=\W*$|[,;.)]| (?:if|when|unless|only|where|for|to)\b)/gi;
const IS_COLOUR = new RegExp(`^(?:${COLOURS})$`);

/** What people say of other things than cases: "stage 4 cancer", "step 5 of the recipe", "a phase 3 trial". */
function isOfAnother({ plain }: Sentence, { index, text, groups }: FoundWords): boolean {
  const before = plain.slice(Math.max(0, index - 60), index);
  const after = plain.slice(index + text.length);
  const isCommon = COMMON_KIND.test(singularKind(groups['kind'] ?? ''));
  if (IS_FOLLOWED.test(after)) return isCommon && !/^[A-Z]/.test(text) && !IS_REACHED.test(before.slice(-40));
  return IS_TOLD.test(before) || (isCommon && !(/^[A-Z]/.test(text) && IS_OBJECT.test(after)));
}

const IS_FOLLOWED = new RegExp(
  String.raw`^(?:\W*$|[,;:.)]| ${CASES}\b| (?:is|are|must|should|and|or|if|when|where|only|at|on|upwards?|onwards?|then|may|means|ends?|goes|leads?|closes?|applies|needs?|requires?|gets?|calls? for|triggers?|brings?|results?)\b)`,
);
const IS_REACHED =
  /(?:\b(?:to|at|as|of|in|into|on|under|for|with|reach(?:es)?|from|is|a|an|the|and|or)\s|\b(?:rate|rank|label|mark|class|grade|treat|count)s? (?:[a-z]+ ){1,4}|[(:“"]\s?|^\W*)$/i;
const IS_TOLD = /\b(?:explain|describ|discuss|teach|tell|mention|summar|answer|help|write|translat)[a-z]*\b/i;
/** "must not sell Class IV goods" */
const IS_OBJECT = /^ [a-z]+(?:\W*$|[,;.)]| (?:is|are|must|should|may)\b)/;

function capitals(words: string): string {
  return words.replace(/\b[a-z]/g, (letter) => letter.toUpperCase());
}
