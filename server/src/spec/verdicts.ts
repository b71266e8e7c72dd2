const LABEL = String.raw`[\x60"]?\b[A-Z]{1,6}\d{1,3}(?:\.[a-z0-9]+)?\b`;
const OUTCOME =
  '(?:VALID|INVALID|ALLOWED|SAFE|UNSAFE|VIOLATES|VIOLATING|COMPLIANT|APPROVED|FLAGGED|REMOVED|BLOCKED|REJECTED|PERMITTED|DISALLOWED)';
/** What a policy for people and content decides about. */
const MATTER =
  '(?:posts?|content|accounts?|comments?|messages?|images?|videos?|requests?|links?|communit(?:y|ies)|material|uploads?|listings?|profiles?|users?|prompts?|queries)';
const DONE =
  '(?:removed|deleted|taken down|banned|blocked|rejected|refused|declined|suspended|terminated|restored|approved|handed|escalated|redirected)';

const VERDICTS: readonly RegExp[] = [
  /(?:→|⇒)\s*\S/,
  new RegExp(String.raw`(?:->|=>)\s*.*(?:${LABEL}|\b${OUTCOME}\b)`),
  new RegExp(
    String.raw`\b(?:[Cc]lassif(?:y|ied)|[Ll]abel(?:l?ed)?|[Tt]reat(?:ed)?|[Mm]ark(?:ed)?|[Ff]lag(?:ged)?|[Aa]ssign(?:ed)?|[Cc]ounts? as|[Rr]ate[d]?|[Cc]hoose)\b.*(?:${LABEL}|\b${OUTCOME}\b)`,
  ),
  new RegExp(String.raw`\b(?:is|are|as)\s+(?:always\s+)?${OUTCOME}\b`),
  /^\W*Output\s*:\s*\S/,
  new RegExp(String.raw`^${LABEL}[\x60"]?\s*[:–—-]\s*\S`),
  // How a policy for people and content says it: the outcome, rather than a duty.
  /\b(?:violates?|is a violation of|in violation of|breach(?:es)?|falls? under|runs? afoul of)\b[^.]*\b(?:polic(?:y|ies)|rules?|restrictions?|prohibitions?|guidelines|terms)\b/i,
  /\b(?:may|might|will|can|is|are|be)\s+(?:not\s+)?(?:necessarily\s+)?consider(?:ed)?\b[^.]*\b(?:violation|harassment|abuse|invasion|spam|misinformation|impersonation|infringement)\b/i,
  /^\W*we consider\b[^.]{1,120}\bto be\b/i,
  /\brises? to the level of\b/i,
  /\bgets? (?:exactly )?(?:one|two|a|a single|both) labels?\b/i,
  new RegExp(
    String.raw`\b${MATTER}\b[^.;:]{0,160}?\b(?:will|may|is|are|gets?)\s+(?:also\s+|then\s+|not\s+)?(?:be\s+)?${DONE}\b`,
    'i',
  ),
  /^\W*(?:(?:[Ii]n|[Ww]here|[Ww]hen|[Ii]f|[Ff]or|[Uu]nless|[Dd]uring)\b[^,;:]{1,160},\s+)?(?:\w+,?\s+)?we\s+(?:will\s+|may\s+|also\s+|always\s+|never\s+|do not\s+|don['’]t\s+|will not\s+|won['’]t\s+){0,2}(?:(?:remove|delete|take down|block)s?|restrict (?:access|the|any|such|your|its|their))\b/i,
  /\b(?:we|and)\s+(?:may|will|can)\s+(?:also\s+|not\s+)?make\s+(?:an\s+|no\s+)?exceptions?\b/i,
  /\b(?:falls?|comes?)\s+(?:under|within|into)\s+[^.;]{1,60}\bcategor(?:y|ies)\b/i,
  /\b(?:is|are) (?:considered )?(?:harmful|violating|abusive|unsafe|disallowed|in violation) (?:if|when)\b/i,
];

/** A company or its policy forbids something: "We do not allow …", "This service prohibits …". */
export const FORBIDS =
  /^\W*(?:\w+,\s+)?(?:(?:our|this|the|these|all)\s+(?:\w+\s+){0,2})?(?:we|polic(?:y|ies)|rules?|guidelines|terms|services?|platform|app|site)\s+(?:\w+ly\s+)?(?:prohibits?|forbids?|bans?|disallows?|(?:(?:do|does|will) not|don['’]t|doesn['’]t|won['’]t|never) (?:\w+ly\s+)?(?:allow|permit|tolerate))\b/i;
/** "TKWW prohibits …": a sentence that opens with a name. */
export const NAMED_FORBIDS =
  /^\W*(?!(?:It|This|That|He|She|One|Which|Who)\b)\p{Lu}[\w.]+ (?:\w+ly )?(?:prohibits|forbids|(?:does not|doesn['’]t|will not|won['’]t) (?:\w+ly )?(?:allow(?! (?:\w+ ){1,3}to\b)|permit|tolerate))\b/u;

/** Which of two rules wins. */
const PRECEDENCE =
  /\b(?:instructions?|rules?|polic(?:y|ies)|guidelines?|clauses?|principles?)\s+(?:always\s+|above\s+|below\s+|here\s+|(?:are|is) the highest priority and\s+|in this \w+\s+){0,2}(?:overrides?|supersedes?|takes? (?:precedence|priority)|prevails?|outranks?|(?:have|has) the highest)\b/i;

/** Words, lower case, without which none of the patterns matches: most sentences need no closer look. */
const WORDS =
  /violat|breach|fall|afoul|consider|level of|label|remove|delet|take|ban|block|reject|refuse|decline|suspend|terminat|restore|approve|handed|escalate|redirect|harmful|abusive|unsafe|disallow|restrict|exception|categor|overrid|supersede|prevail|outrank|highest/;
const SIGNS = /[→⇒]|[-=]>|[A-Z]\d|[A-Z]{4}|Output/;

/** Both outcomes named: the task, not a verdict. */
const TASK = /\bVALID\b.*\bINVALID\b|\bINVALID\b.*\bVALID\b/;

/** Whether a sentence only names the outcomes to choose from. */
export function statesTask(sentence: string): boolean {
  return sentence.includes('INVALID') && TASK.test(sentence);
}

/** Whether a sentence assigns a label or an outcome to content, or says which rule wins. */
export function statesVerdict(sentence: string): boolean {
  if (!SIGNS.test(sentence) && !WORDS.test(sentence.toLowerCase())) return false;
  return VERDICTS.some((each) => each.test(sentence)) || PRECEDENCE.test(sentence);
}
