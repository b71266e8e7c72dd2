import { foldWord } from './synonyms.ts';

/**
 * Whether a sentence takes back, by what it refers to, the absolute next to it: it suspends "this rule", exempts somebody,
 * or lets the same act be done to "it", "one" or the same object.
 *
 * @param ruled the absolute's sentence
 * @param next the one after it
 */
export function refersBack(ruled: string, next: string, forbids: boolean): boolean {
  if (next.length > LONGEST || KEEPS.test(next)) return false;
  return (
    SUSPENDS.test(next) ||
    EXEMPTS.test(next) ||
    (forbids ? doesSo(next) || grants(ruled, next) || doesTheSame(ruled, next) : waives(ruled, next))
  );
}

const LONGEST = 400;
/** "No one is exempt", "this rule cannot be waived", "this holds for guests too" */
const KEEPS =
  /^\W*(?:no [\w’'-]+|none|nothing|neither|not even)\b|\b(?:no one|nobody|cannot|can't|never|no exceptions?|not (?:be|been) )\b|\b(?:is|are) not (?:lifted|waived|exempt\w*|suspended|relaxed|excluded|excepted|an? exceptions?)\b/i;
const RULE = '(?:rule|ban|prohibition|duty|requirement|restriction|limit|obligation|policy)';
const THIS = `(?:this|that|it|(?:this|that|the|the above|such an?) ${RULE})(?=)`;
/** "This does not apply to …", "the ban is lifted in …", "here it is different" */
const SUSPENDS = new RegExp(
  String.raw`\b${THIS} (?:(?:does|do|will|need|should) not (?:apply|hold|extend|reach|cover|count|bind|concern|affect|include|govern)|ceases to (?:apply|hold)|(?:is|may be|can be|gets) (?:(?:temporarily|also|then|only) )?(?=)(?:lifted|waived|suspended|relaxed|set aside|dropped|loosened|different|not (?:needed|required|necessary|binding))|(?:has|have|knows|admits|allows|leaves room) (?:of |for )?(?:an?|one|two|three|some|few|the following) (?:\w+ )?exceptions?|stops? (?:applying|at))(?=)\b|\b(?:may|can) (?:override|waive|lift|suspend|set aside|relax)(?=) (?:this|it|the ${RULE})\b`,
  'i',
);
/** "Guests are exempt", "questions on rent are not covered by this rule", "we make an exception for rent" */
const EXEMPTS = new RegExp(
  String.raw`\b(?:(?:is|are) (?:exempt(?:ed)?|excepted|excluded|left out|spared|carved out|outside (?:this|the) ${RULE})\b|(?:exempt(?:ed)?|excepted|excluded|left out) from (?:this|that|it|the ${RULE})|(?:do|does) not fall (?:under|within) (?:this|that|it|the ${RULE})|not (?:covered|affected|bound|caught) by (?:this|that|it|the ${RULE})|(?:is|are|makes?|forms?|remains?) (?:the|an|one|the only|the sole) (?:\w+ )?exceptions?\b|(?:makes?|made|grants?|allows?|permits?) (?:an|one|the|a single|some) (?:\w+ )?exceptions?\b|exceptions? (?:is|are|may be|can be) (?:made|granted|allowed)\b)`,
  'i',
);

const CONDITIONAL =
  /\b(?:if|when|where|whenever|while|once|after|before|until|provided|as long as|only|should|in|for|from|at|on|during|with|to|by|upon|under|older|that|who)\b/i;
const LETS =
  '(?:may|can|could|is (?:also )?(?:allowed|permitted|free|entitled|authori[sz]ed|at liberty) to|are (?:also )?(?:allowed|permitted|free|entitled|authori[sz]ed|at liberty) to)';
/** "It may do so when …", "it does so only if …", "should a life be at risk, it may" */
const DO_SO = new RegExp(
  String.raw`\b(?:${LETS} do (?:so|this|that|it)|does (?:so|this|that)|do so)\b|, (?:it|he|she|they|you|we) (?:may|can)\W*$`,
  'i',
);

function doesSo(next: string): boolean {
  return DO_SO.test(next) && CONDITIONAL.test(next) && !NEGATIVE.test(next);
}

/** "A request from a film crew is granted", "posting one is fine in a private chat" */
function grants(ruled: string, next: string): boolean {
  if (NEGATIVE.test(next)) return false;
  if (/\brequests?\b/i.test(ruled) && GRANTED.test(next)) return true;
  const act = ACT_ALLOWED.exec(next)?.groups?.['act'];
  return act !== undefined && stemsOf(wordsOf(ruled)).has(foldWord(act.toLowerCase()));
}

const GRANTED =
  /^[^.;]{0,60}\brequests?(?: (?:from|by|of|made|sent|that|which|in|at|for|during|on behalf)\b[^.;]{0,80}?)? (?:is|are|may be|can be) (?:granted|answered|accepted|honou?red|fulfilled|allowed|approved|met|served)\b/i;
const ACT_ALLOWED =
  /(?:^\W*|, )(?<act>[a-z]+ing) (?:it|one|them|this|these|such)\b[^.;,]{0,60}? (?:is|are) (?:allowed|permitted|fine|acceptable|okay|ok|possible|all right)\b/i;
const NEGATIVE = /\b(?:not|no|nor|neither|without|refus\w*|declin\w*|reject\w*|instead)\b|n['’]t\b/i;
/** A duty lets nothing: "humanity should be in control of how it is used". */
const ORDERS = /\b(?:must|should|shall|how|what|why|whether)\b/i;
const PRONOUN = /^(?:it|one|them|some|these|those|this|that|so)$/;
const SMALL =
  /^(?:the|a|an|of|to|in|on|at|for|and|or|its|his|her|their|any|all|every|each|out|up|be|been|is|are|was|were|also|then|only|even|must|may|can|will|shall|should|never|not|always|ever|no|if|when|where|with|from|by|that|which|it|one|them|this|do|does)$/;
const BE = /^(?:be|is|are|get|gets|becomes?)$/;

/** The same act, done to "it" or to the same thing: "It stores one when the caller agrees", "a file is opened if …". */
function doesTheSame(ruled: string, next: string): boolean {
  const body = withoutCondition(next);
  if (NEGATIVE.test(next) || ORDERS.test(body) || !CONDITIONAL.test(next)) return false;
  const words = wordsOf(body);
  const own = stemsOf(wordsOf(ruled));
  const verb = verbAt(words, own);
  if (verb < 0 || (!BE.test(words[verb - 1] ?? '') && isOtherActor(words, ruled, own))) return false;
  const after = words.slice(verb + 1, verb + 1 + REACH);
  if (PRONOUN.test(after[0] ?? '') || PRONOUN.test(after[1] ?? '')) return (after[0] ?? '') !== 'that';
  const isPassive = BE.test(words[verb - 1] ?? '');
  const object = isPassive ? words.slice(0, verb) : after;
  const nouns = object.filter((word) => !SMALL.test(word));
  // The head of the object: "a refund" of "a refund for a broken item", "a forged stamp".
  return nouns
    .slice(0, isPassive ? undefined : 2)
    .some((word) => own.has(foldWord(word)) && foldWord(word) !== foldWord(words[verb] ?? ''));
}

/** "The clerk must never change an order. The customer can change it.": a rule on somebody else. */
function isOtherActor([first = '', second = '']: readonly string[], ruled: string, own: ReadonlySet<string>): boolean {
  if (/^\W*(?:nobody|no one|never|under|in|at|by|on)\b/i.test(ruled) || !/^(?:the|an?)$/i.test(first)) return false;
  return !own.has(foldWord(second));
}

/** Words after a verb in which its object begins. */
const REACH = 5;

/** Where the main verb stands, if the absolute has the same; −1 if not. */
function verbAt(words: readonly string[], own: ReadonlySet<string>): number {
  const end = Math.min(words.length, FIRST);
  for (let at = 0; at < end; at += 1) {
    const word = words[at] ?? '';
    const previous = words[at - 1] ?? '';
    const isVerb =
      STARTS_VERB.test(previous) || BE.test(previous) || (at > 0 && /[^s]s$/.test(word) && ACTS.test(words[0] ?? ''));
    if (isVerb && !SMALL.test(word) && !FREE.test(word) && !/ly$/.test(word)) return own.has(foldWord(word)) ? at : -1;
  }
  return -1;
}

/** "is free to" */
const FREE = /^(?:free|allowed|permitted|entitled|able|authori[sz]ed|at|liberty)$/;
const FIRST = 14;
const STARTS_VERB = /^(?:may|can|could|to|will)$/;
const ACTS = /^(?:it|he|she|the|they|you|we|[\p{Lu}][\p{L}]+)$/u;

const WAIVER =
  '(?:need not|(?:do|does) not (?:need|have) to|(?:is|are) not (?:obliged|required|bound|expected) to|(?:may|can) (?:skip|omit|forgo|leave|drop|go without|dispense)|skips?|omits?|drops?)';
const WAIVES = new RegExp(String.raw`\b${WAIVER}\b`, 'i');
const NOT_NEEDED =
  /^\W*(?:this|that|it|one|none)\b[^.;]{0,20}\b(?:is|are) (?:not (?:needed|required|necessary|obligatory)|unnecessary|optional|superfluous|skipped|dropped|waived|omitted)\b/i;

/** "She need not ask when …", "that is not necessary for …", "it skips the check for books" */
function waives(ruled: string, next: string): boolean {
  if (!CONDITIONAL.test(next)) return false;
  if (NOT_NEEDED.test(next)) return true;
  const own = stemsOf(wordsOf(ruled).filter((word) => !SMALL.test(word)));
  const match = WAIVES.exec(next) ?? DROPPED.exec(next);
  if (!match) return false;
  const isPassive = match[0].startsWith('is') || match[0].startsWith('are');
  const words = wordsOf(
    isPassive && !/ to$/.test(match[0]) ? next.slice(0, match.index) : next.slice(match.index + match[0].length),
  );
  return words
    .slice(isPassive ? -REACH : 0)
    .slice(0, REACH)
    .some((word) => !SMALL.test(word) && own.has(foldWord(word)));
}

/** "The check is dropped for books." */
const DROPPED =
  /\b(?:is|are) (?:dropped|skipped|waived|omitted|left out|optional|unnecessary|not (?:needed|required|necessary))\b/i;

/** A sentence without the condition that leads it: "When the parent has agreed, the photo is shown". */
function withoutCondition(sentence: string): string {
  return sentence
    .replace(/^\W*(?:however|but|still|yet|that said|nevertheless|even so)\b[ ,]*/i, '')
    .replace(
      /^\W*(?:only )?(?:if|when|where|in|for|on|at|during|after|before|once|provided|should|under|with|upon|whenever|as long as)\b[^,]{1,120}, /i,
      '',
    )
    .trim();
}

function wordsOf(text: string): string[] {
  return text.match(/[\p{L}\p{N}]+(?:['’-][\p{L}]+)*/gu)?.map((word, at) => (at === 0 ? word : word.toLowerCase())) ?? [];
}

function stemsOf(words: readonly string[]): ReadonlySet<string> {
  return new Set(words.map((word) => foldWord(word.toLowerCase())));
}
