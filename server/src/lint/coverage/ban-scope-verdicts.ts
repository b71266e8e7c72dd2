/**
 * Whether a few words are nothing but a no: the cell "Not allowed", the line "Action: delete", the whole of a section that says
 * "Refuse.". What they are a no to stands beside or above them.
 */
export function isRefusalOnly(text: string): boolean {
  return (
    text.length <= LONGEST_VERDICT &&
    (VERDICT.test(text) || NOT_DONE.test(text)) &&
    !LIMITS.test(text) &&
    !text.trimEnd().endsWith(':')
  );
}

/** Whether a title or the words before a list deny what stands below: "Never", "What we remove", "We do not publish:". */
export function deniesBelow(text: string): boolean {
  if (text.length > LONGEST_LEAD) return false;
  const last = text.slice(text.lastIndexOf('. ') + 1);
  return DENIES.test(last) && !ALLOWS.test(last) && !LIMITS.test(last) && !NO_LIST.test(last);
}

/** What a line denies that is no sentence: "torture" of "Off limits: torture", "Nudity" of "Nudity → not allowed"; null where it denies nothing. */
export function deniedInLine(text: string): string | null {
  if (text.length > LONGEST_LINE) return null;
  const mark = MARK.exec(text);
  if (!mark) return null;
  const before = text.slice(0, mark.index).replace(/^\W*[QA]\b\W*/, '');
  const after = text.slice(mark.index + mark[0].length);
  if (isRefusalOnly(after)) return before;
  return deniesBelow(before) && !isRefusalOnly(text) ? after : null;
}

const LONGEST_VERDICT = 80;
const LONGEST_LEAD = 400;
const LONGEST_LINE = 240;

const DENIED =
  "(?:not|never) (?:allowed|permitted|accepted|acceptable|tolerated|published|shown|posted|voiced|said|shown|written|welcome|answered|discussed|ok(?:ay)?|fine|an option)|forbidden|prohibited|banned|bans?|disallowed|blocked|blocks?|refused|refuses?|rejects?|rejected|declined|declines?|denied|deny|removed|removes?|(?:immediate |permanent |instant |automatic )?(?:removal|deletion|rejection|refusal|suspension|termination)|deleted|deletes?|taken down|takes? (?:it )?down|off[- ]limits|off the table|out of bounds|out of scope|taboo|unacceptable|zero tolerance|no[- ]?go(?:es)?|says? no|shut (?:it )?down|turn(?:ed)? (?:it )?(?:down|away)|withhold|withheld|filter(?:ed)?(?: out)?|barred|ruled out|vetoed|violat(?:es|ion|ing)|against the rules|(?:block|deny|ban|black) ?list(?:ed)?|withholds?|avoid(?:s|ed)?|shuns?|skips?|omit(?:s|ted)?|(?:stays?|keeps?) (?:out|off|away|clear)|steers? clear|leaves? out|left out|excluded?|says? no to|ends? (?:the |this )?(?:chat|conversation|call|session)|fades? to black|red lines?|hard (?:limits?|nos?|no['’]s)|don['’]?ts";
const ABOUT =
  '^\\W*(?:(?:action|verdict|outcome|status|decision|rule|response|policy|what to do|result|answer|handling|treatment|enforcement|consequence)\\W{1,4})?(?=)';
const VERDICT = new RegExp(
  String.raw`${ABOUT}(?:(?:please|simply|always|strictly|absolutely|must be|is|are|to be|will be) ){0,2}(?=)(?:never|no|out|${DENIED})(?=)\b(?: (?!(?:if|when|for|to|that|which|of|about|on)\b)[\w'’-]+){0,6}(?=)(?:, (?:then )?[\w '’-]{3,30})?\W*$`,
  'i',
);
/** "we do not publish it", "not here" */
const NOT_DONE = new RegExp(
  String.raw`${ABOUT}(?:(?:we|it|you|they|(?:the|our) [\w-]+)(?=) (?:(?:do|does|will|may|must|can|should) (?:not|never)|never|cannot|(?:won|don|doesn)['’]t)(?=) [a-z]+(?: (?:it|this|these|them|there|such [a-z]+))?(?:, ever)?|not (?:here|(?:on|in|at|for|with) [\w’' -]{2,30}))\W*$`,
  'i',
);
const DENIES = new RegExp(
  String.raw`\b(?:${DENIED}|(?:must|may|shall|should|will|can|do|does|are|is) (?:not|never)|what not to|never|cannot)\b|\b(?:don|won|can|doesn|mustn|isn|aren)['’]t\b`,
  'i',
);
/** "What we do not remove", "Never refuse" */
const ALLOWS =
  /\b(?:not|never|no longer|n['’]t) (?:[a-z]+ ){0,2}?(?:prohibit|forbid|bann?|disallow|block|refus|reject|declin|den(?:y|ied)|remov|delet|violat|restrict|off[- ]limits|cover|appl|includ|count|mean|consider|tak|label|flag)\w*|\b(?:false positives?|over-?refus\w*|appeals?)\b/i;
const LIMITS =
  /\b(?:unless|except\w*|without|only|other than|outside|if|when|where|until|partly|sometimes|case by case|depends|may be|examples?|safe[- ]complet\w*)\b/i;
/** A list of reasons, signs or acts, not of what is denied. */
const NO_LIST = /\b(?:because|why|reasons?|signs?|how to|steps?|so that|questions?|before|after|while|instead)\b/i;
/** What parts a line into a name and what is said of it. */
const MARK = /: | ?(?:→|->|=>|⇒) ?| [–—=-] /;
