import { IMPERATIVE_VERBS } from './imperative-verbs.ts';

const LABEL = String.raw`[\x60"]?\b[A-Z]{1,6}\d{1,3}(?:\.[a-z0-9]+)?\b`;
const OUTCOME =
  '(?:VALID|INVALID|ALLOW(?:ED)?|SAFE|UNSAFE|VIOLATES|VIOLATING|COMPLIANT|APPROVED?|FLAG(?:GED)?|REMOVED?|BLOCK(?:ED)?|REJECT(?:ED)?|PERMITTED|DISALLOWED|REVIEW|ESCALATED?)';
/** What a policy for people and content decides about. */
const MATTER =
  '(?:posts?|content|accounts?|comments?|messages?|images?|videos?|requests?|links?|communit(?:y|ies)|material|uploads?|listings?|profiles?|users?|prompts?|queries)';
const DONE =
  '(?:removed|deleted|taken down|banned|blocked|rejected|refused|declined|suspended|terminated|restored|approved|handed|escalated|redirected)';

/** "The correct action is a refusal" */
export const REFUSAL_IS_RIGHT =
  /\b(?:correct|right|expected|required|appropriate|default|proper)\s+(?:\w+\s+)?(?:action|response|answer|outcome|reply|verdict)\s+is\s+(?:an?\s+|to\s+)(?:\w+\s+)?(?:refus(?:al|e)|decline)\b/i;

const VERDICTS: readonly RegExp[] = [
  new RegExp(String.raw`(?:->|=>)\s*.*(?:${LABEL}|\b${OUTCOME}\b)`),
  new RegExp(
    String.raw`\b(?:[Cc]lassif(?:y|ied)|[Ll]abel(?:l?ed)?|[Tt]reat(?:ed)?|[Mm]ark(?:ed)?|[Ff]lag(?:ged)?|[Aa]ssign(?:ed)?|[Cc]ounts? as|[Rr]ate[d]?|[Cc]hoose|[Rr]eturn|[Uu]se)\b.*(?:${LABEL}|\b${OUTCOME}\b)`,
  ),
  new RegExp(String.raw`\b(?:is|are|as)\s+(?:always\s+)?${OUTCOME}\b`),
  /^\W*Output\s*:\s*\S/,
  new RegExp(String.raw`^${LABEL}[\x60"]?\s*[:–—-]\s*\S`),
  // How a policy for people and content says it: the outcome, rather than a duty.
  /\b(?=violat|is a viol|in viol|breach|fall|run)(?<!\b(?:that|which|who|whatever)\s(?:\w{1,20}ly\s|may\s|might\s|also\s)?)(?:violates?|is a violation of|in violation of|breach(?:es)?|falls? under|runs? afoul of)\b[^.]*\b(?:polic(?:y|ies)|rules?|restrictions?|prohibitions?|guidelines|terms)\b/i,
  /\b(?<!\b(?:what|whether|how)\s)(?:may|might|will|can|is|are|be)\s+(?:not\s+)?(?:necessarily\s+)?consider(?:ed)?\b[^.]*\b(?:violation|harassment|abuse|invasion|spam|misinformation|impersonation|infringement)\b/i,
  /^\W*we consider\b[^.]{1,120}\bto be\b/i,
  /\brises? to the level of\b/i,
  /\bgets? (?:exactly )?(?:one|two|a|a single|both) labels?\b/i,
  /^\W*(?:(?:[Ii]n|[Ww]here|[Ww]hen|[Ii]f|[Ff]or|[Uu]nless|[Dd]uring)\b[^,;:]{1,160},\s+)?(?:\w+,?\s+)?we\s+(?:will\s+|may\s+|also\s+|always\s+|never\s+|do not\s+|don['’]t\s+|will not\s+|won['’]t\s+){0,2}(?=)(?:(?:remove|delete|take down|block|suspend|terminate|ban|disable)s?|restrict (?:access|the|any|such|your|its|their))\b/i,
  /\breserves? the right to (?:remove|delete|take (?:down|\w+ action)|block|suspend|terminate|ban|refuse|reject|restrict)\b/i,
  /\b(?:we|and)\s+(?:may|will|can)\s+(?:also\s+|not\s+)?make\s+(?:an\s+|no\s+)?exceptions?\b/i,
  /\b(?:falls?|comes?)\s+(?:under|within|into)\s+[^.;]{1,60}\bcategor(?:y|ies)\b/i,
  REFUSAL_IS_RIGHT,
  /\b(?:is|are) (?:considered )?(?:harmful|violating|abusive|unsafe|disallowed|in violation) (?:if|when)\b/i,
];

/** A company or its policy forbids something: "We do not allow …", "This service prohibits …". */
export const FORBIDS =
  /^\W*(?:\w+,\s+)?(?:(?:our|this|the|these|all)\s+(?:(?:[\w…]+|[“"][^“”"]{1,60}[”"])\s+){0,2})?(?:we|polic(?:y|ies)|rules?|guidelines|terms|services?|platform|app|site)\s+(?:\w+ly\s+)?(?:prohibits?|forbids?|bans?|disallows?|(?:(?:do|does|will) not|don['’]t|doesn['’]t|won['’]t|never) (?:\w+ly\s+)?(?:allow|permit|tolerate))\b/i;
/** "TKWW prohibits …": a sentence that opens with a name. */
export const NAMED_FORBIDS =
  /^\W*(?!(?:It|This|That|He|She|One|Which|Who)\b)\p{Lu}[\w.]+ (?:\w+ly )?(?:prohibits|forbids|(?:does not|doesn['’]t|will not|won['’]t) (?:\w+ly )?(?:allow(?! (?:\w+ ){1,3}to\b)|permit|tolerate))\b/u;

/** "Posts that harass people will be removed", "Depictions of torture are refused" */
const OUTCOMES: readonly RegExp[] = [
  new RegExp(
    String.raw`\b${MATTER}\b[^.;:]{0,160}?(?<!\b(?:that|which|who)\s)\b(?:will|may|is|are|gets?)\s+(?:also\s+|then\s+|not\s+)?(?:be\s+)?${DONE}\b`,
    'i',
  ),
  /^\W{0,8}(?!(?:it|this|he|she|they|access|entry)\s)(?:(?!(?:that|which|who|is|are)\b)[^\s,;:.]+\s+){1,16}?(?:is|are)\s+(?:always\s+|\w+ly\s+)?(?:refused|declined|blocked|rejected|turned down)(?!\s+(?:by|from)\b)\b/i,
];
const CONDITION = /^\W*(?:if|when|whenever|unless|once|where|after|before)\b[^,]*$/i;

/** What is done to content; not what is supposed to have been done: "If a request is refused, …". */
function statesOutcome(sentence: string): boolean {
  return OUTCOMES.some((each) => {
    const match = each.exec(sentence);
    return match !== null && !CONDITION.test(sentence.slice(0, match.index + match[0].length));
  });
}

/** "Threats → INVALID", "if borderline → refuse": behind the arrow stands what is done, not another name ("Normal → Offensive"). */
function pointsAtOutcome(sentence: string): boolean {
  const at = sentence.search(/[→⇒]/);
  if (at < 0) return false;
  const behind = sentence.slice(at + 1, at + 60);
  if (OPENS_WITH_LABEL.test(behind)) return !IS_LABEL.test(sentence.slice(0, at));
  if (NAMES_OUTCOME.test(behind) || IS_CASE.test(sentence)) return true;
  const verb = /^\W*(?:\w+ly\s+|always\s+|then\s+)?([a-z]+)/i.exec(behind)?.[1]?.toLowerCase() ?? '';
  return IMPERATIVE_VERBS.has(verb);
}

/** "If a slur is quoted → depends (usually harmless)" */
const IS_CASE = /^\W*(?:if|when|where)\b[^→⇒]{3,}[→⇒]\W*\p{L}/iu;
const OPENS_WITH_LABEL = new RegExp(String.raw`^\W*${LABEL}`);
const IS_LABEL = new RegExp(String.raw`^\W*${LABEL}\W*$`);
const NAMES_OUTCOME =
  /^\W*(?:not\s+)?(?:in ?valid|valid|(?:un)?safe|violat|allow|disallow|prohibit|permit|accept|ok\b|okay|yes\b|no\b|complian|refus|declin|safe[- ]complet|clean|harmful|remov|block)/i;

/** How far the ban before it reaches: "This does not include satire." */
export const SETS_BOUNDS = /^\W{0,8}(?:however,?\s)?(?:this|that)\s(?:does not|doesn['’]t)\s(?:include|cover|extend to)\b/i;

/** Which of two rules wins. */
const PRECEDENCE =
  /(?:\b(?:instructions?|requests?|rules?|polic(?:y|ies)|guidelines?|clauses?|principles?|claims?|(?:law|principle|rule)\s[IVX\d]+)|^\W*this)\s+(?:always\s+|above\s+|below\s+|here\s+|(?:are|is) the highest priority and\s+|in this \w+\s+|(?:do|does) (?:not|never)\s+){0,2}(?=)(?:overrides?|supersedes?|bypass(?:es)?|takes? (?:precedence|priority)|prevails?|outranks?|(?:have|has) the highest)\b/i;

/** Words, lower case, without which none of the patterns matches: most sentences need no closer look. */
const WORDS =
  /violat|breach|fall|afoul|consider|level of|label|remove|delet|take|ban|block|reject|refus|decline|suspend|terminat|restore|approve|handed|escalate|redirect|harmful|reserve|disable|abusive|unsafe|disallow|restrict|exception|categor|overrid|bypass|supersede|prevail|outrank|highest/;
const SIGNS = /[→⇒]|[-=]>|[A-Z]\d|[A-Z]{4}|Output/;

/** Both outcomes named, or several in a row ("ALLOW, REVIEW or BLOCK"): the task, not a verdict. */
const TASK = new RegExp(
  String.raw`\bVALID\b.*\bINVALID\b|\bINVALID\b.*\bVALID\b|\b${OUTCOME}[\x60"'”)\]*]*\s*(?:,|/|\||\bor\b)[\s\x60"'“(\[*]*(?:or\s+[\x60"'“(\[*]*)?(?:[A-Z]{4,}|SAFE)\b`,
);

/** Whether a sentence only names the outcomes to choose from. */
export function statesTask(sentence: string): boolean {
  return /[A-Z]{4}/.test(sentence) && TASK.test(sentence);
}

/** Whether a sentence assigns a label or an outcome to content, or says which rule wins. */
export function statesVerdict(sentence: string): boolean {
  if (SETS_BOUNDS.test(sentence)) return true;
  if (!SIGNS.test(sentence) && !WORDS.test(sentence.toLowerCase())) return false;
  return (
    pointsAtOutcome(sentence) ||
    VERDICTS.some((each) => each.test(sentence)) ||
    statesOutcome(sentence) ||
    PRECEDENCE.test(sentence)
  );
}
