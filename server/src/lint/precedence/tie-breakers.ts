/** Whether a sentence says which of two rules is followed. Who may change a rule is another matter. */
export function ordersRules(sentence: string): boolean {
  return ORDERS.some((pattern) => pattern.test(sentence)) && !LETS_OVERRIDE.test(sentence);
}

const PEOPLE_WIN =
  '(?<!\\b(?:users?|clients?|players?|customers?|teams?|who|he|she|they|you|to|may|can|not) (?:will |always |then )?)';
const ORDERS: readonly RegExp[] = [
  new RegExp(
    String.raw`\b(?:takes?|has|have|given?) (?:\w+ )?(?:precedence|priority)\b|\b(?:overrid|supersed|prevail|outrank|trump)\w*\b|${PEOPLE_WIN}\bwins\b|\b(?:rules?|lists?|bans?|labels?|prohibitions?|[A-Z]\w+) (?:always )?win\b|\bprioriti[sz]e`,
  ),
  /\b(?:both|more than one|several|two or more)\b.{0,80}\b(?:appl|use|choos|follow|exclu|inclu|treat|classif|label|governs|decides|controls)\w*/i,
  /\b(?:stricter|strictest|higher|highest|more severe|most severe|more restrictive|most restrictive|more specific|most specific)\b.{0,40}\b(?:severity|labels?|polic\w+|rules?|categor\w+|applies|applicable|mode|verdict|wins?)\b/i,
  /\bconflicts?\b.{0,60}\b(?:follow|appl|choose|use|governs|decides|controls)\w*|\bnotwithstanding\b|\boverlaps?\b.{0,60}\b(?:appl|use|treat|label|classif)\w*/i,
];
const LETS_OVERRIDE = /\b(?:users?|developers?|operators?|customers?)\b.{0,30}\b(?:can|may)\b.{0,20}\boverrid/i;

/** Whether a sentence says which way a doubt goes: "when unsure, fail closed". To ask somebody leaves it open. */
export function settlesDoubt(sentence: string): boolean {
  const doubt = DOUBT.exec(sentence);
  if (!doubt) return false;
  return GOES.test(sentence);
}

const DOUBT =
  /\b(?:in doubt|doubtful|borderline|(?:if|when|where|whenever) (?:it is |this is |you are |still |(?:the|a|an) (?:\w+ )?(?:case|request|text|post|message|content|rule|policy|item|outcome|label|verdict|answer|offer|prompt|image|entry|listing|category|boundary|line) is )?(?=)(?:still )?(?=)(?:unsure|not sure|uncertain|unclear|ambiguous|in doubt))\b|\bin (?:case|the event) of (?:an? )?(?:conflict|overlap|doubt)\b/i;
const GOES =
  /\b(?:refus\w+|declin\w+|remov\w+|block\w*|reject\w*|exclu\w+|inclu\w+|allow\w*|permit\w*|answers?|conservative|cautio\w+|safer|safest|safe|strict\w*|fail\w* closed|closed|review\w*|escalat\w+|violat\w*|label\w*|lower|higher|highest|severe|err|errs|default\w*|wins?|prevails?|precedence|priority|decides?|governs?|appl(?:y|ies)|follows?|choose|chooses|treat\w*|favou?rs?|comply|complies|keeps?)\b/i;

/** Whether a sentence ranks two lists: "an exclusion beats an inclusion", "what is on both lists is answered". */
export function ordersLists(sentence: string): boolean {
  if (sentence.length > LONGEST) return false;
  const isBoth =
    /\b(?:both|two|either|second|first|other|latter|former|the) lists\b|\bon both\b|\b(?:falls?|stands?|fits?|is|are) (?:under|in|into|on) both\b|\bboth (?:fit|apply|match|name)/i.test(
      sentence,
    );
  if (
    isBoth &&
    /\b(?:is|are|stays?|counts?|wins?|decides?|prevails?|governs?|appl(?:y|ies)|holds?|follows?|refus\w+|answer\w*|treat\w*|exclu\w+|choose|goes|comes?)\b/i.test(
      sentence.replace(/\b(?:is|are) (?:on|in|under) both/gi, ''),
    )
  )
    return true;
  if (!OUT.test(sentence)) return false;
  return IN.test(sentence) ? RANKS.test(sentence) : RANKS_ALONE.test(sentence);
}

const LONGEST = 400;
const OUT =
  /\b(?:Excludes?|Excluded|[Ee]xclusions?|[Ee]xceptions?|[Cc]arve-outs?|[Ee]xemptions?|Disallowed|Out of scope|Allowed|(?:second|first|latter|former) list)\b|\b(?:is|are) (?:also )?excluded\b/;
const IN =
  /\b(?:Includes?|Included|[Ii]nclusions?|In scope|Disallowed|Allowed|[Pp]rohibitions?|[Bb]ans?|(?:second|first|latter|former) list)\b|\b(?:is|are) (?:also )?included\b/;
/** Said of two lists. */
const RANKS =
  /\b(?:wins?|prevails?|beats?|trumps?|overrid\w+|supersed\w+|outranks?|precedence|priority|before|above|over|ahead|decides?|governs?|controls?|cuts?|narrows?|limits?|yields?|gives? way|exceptions? to|even (?:if|where|when)|only (?:if|where|when)|only what|at once|first|last word|whatever|regardless|no matter|stronger|weaker|but not|unless|minus|less)\b/i;
/** Said of one: "Excludes has the last word". */
const RANKS_ALONE =
  /\b(?:wins?|prevails?|trumps?|outranks?|precedence|priority|governs?|decides?|(?:goes|comes?|is (?:read|checked)|are (?:read|checked)|read|check|checks) first|last word|(?:is|are) (?:stronger|decisive|final))\b/i;

/** Whether a sentence orders other things than the rules of one part: topics, levels, messages, languages, the law. */
export function speaksOfOthers(sentence: string): boolean {
  return OTHERS.test(sentence) && !ordersLists(sentence);
}

const OTHERS =
  /\b(?:between|across|among) (?:the )?(?=)(?:topics|categories|sections|principles|levels|messages|policies|chapters|parts|documents|files|languages)\b|\btwo (?:topics|categories|sections|principles|levels|messages|chapters|documents|policies)\b|\b(?:wish(?:es)?|requests?|instructions?|messages?|prompts?|words?|preferences?|turns?) (?:of|from|by) (?:the |an? |same |each |any )*(?:\w+ )?(?:users?|customers?|clients?|developers?|operators?|callers?|members?|sellers?|pupils?|players?|travell?ers?|owners?|system)(?=)\b|\b(?:users?|customers?|developers?|operators?|system|root|platform|guideline)(?:['’]s?)?[- ](?:level |authority )?(?=)(?:messages?|prompts?|instructions?|requests?|rules?|wish(?:es)?|authority)\b|\b(?:later|earlier|newer|older|latest|newest) (?:messages?|instructions?|versions?|turns?|rules?|ones?)\b|\b(?:translations?|(?:English|original) (?:text|version))\b|\b(?:the|a|any) (?:law|court|statute|contract|handbook|legislation)\b|\bquestions? about precedence\b|\broot ?[>,]/i;
