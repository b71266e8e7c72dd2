/** Whether a sentence says of a thing that it is banned: "nudity is never shown", "references to drugs are against the rules". */
export function decreesAny(text: string): boolean {
  return DECREES.some(({ sign, pattern }) => sign.test(text) && pattern.test(text));
}

/** Whether a sentence says of somebody that they do not: "The tutor refuses all texts on …", "shows no blood". "No gore." */
export function barsAny(text: string): boolean {
  return BARS.some((pattern) => pattern.test(text));
}

/** A pattern, and a short one without which it does not match: a long choice of words costs more to compile than to search. */
interface Signed {
  readonly sign: RegExp;
  readonly pattern: RegExp;
}

/** What "not" does to a ban: "is not banned", "does not remove". */
const LIFTED =
  'refus|declin|reject|turn|block|bann?|bar\\b|bars\\b|prohibit|forbid|disallow|remov|delet|tak|restrict|stop|prevent|keep|appl|extend|cover|affect|includ|concern|count|consider|regard|treat|mean|need|have\\b|hesitat|shy|avoid|only|just|limit|label|flag|violat|break|intend';
const FORBIDDEN =
  '(?:refused|removed|blocked|declined|rejected|banned|barred|prohibited|forbidden|disallowed|deleted|outlawed|vetoed|taken (?:down|off)|pulled|shut down|turned (?:down|away)|a violation|violations|off the (?:table|menu)|filtered|omitted|avoided|excluded|left (?:out|off)|kept (?:out|off|away)|cut (?:out|off|short)|cut|muted|hidden|delisted|unlisted|purged|scrapped|binned|dropped|withdrawn|suppressed|quarantined|censored|discarded|thrown out|sent back|ruled out|struck out|taboo|out of (?:bounds|place)|unacceptable|unwelcome|not (?:okay|ok|acceptable|welcome)|off[- ]limits|no[- ]go)(?=)';
const RULES = '(?:the |our |these |this )?(?:\\w+ )?(?:rules?|polic(?:y|ies)|guidelines?|terms|standards|code)\\b';
const BE = '\\b(?:is|are|gets?|stays?|remains?|(?:must|will|shall|should) (?:always )?be)(?=)';
const SOMETIMES = '(?! (?:if|when|where|unless|only|for)\\b)';
const NOT = "(?:(?:may|must|can|shall|should|will|do|does) (?:not|never)|cannot|can['’]t|won['’]t|mustn['’]t|never)(?=)";

const DECREES: readonly Signed[] = [
  {
    sign: /\b(?:is|are|gets?|stays?|remains?|be)\b/i,
    pattern: new RegExp(
      `${BE} (?:always |strictly |absolutely |automatically |simply |completely )?${FORBIDDEN}\\b${SOMETIMES}`,
      'i',
    ),
  },
  { sign: /\bout(?=\W*$|[,;.])/i, pattern: new RegExp(`${BE} out\\b`, 'i') },
  {
    sign: /\b(?:not|never)\b/i,
    pattern: new RegExp(
      `${BE} (?:not|never) (?:be )?(?!${LIFTED})(?:[a-z]{2,}(?:ed|wn|en|ld|od)|made|put|told|said)\\b${SOMETIMES}`,
      'i',
    ),
  },
  {
    sign: /\b(?:if|when|whenever|where|once|as soon as) (?:it|they|one|the|any|an?)\b/i,
    pattern: new RegExp(
      `\\b${FORBIDDEN} (?:if|when|whenever|where|once|as soon as) (?:it|they|one|(?:the|any|an?) [a-z]+)(?=) (?:contains?|shows?|depicts?|features?|includes?|has|have|mentions?|portrays?|describes?|carr(?:y|ies)|displays?)\\b`,
      'i',
    ),
  },
  {
    sign: /^\W*it is\b/i,
    pattern:
      /^\W*it is (?:strictly )?(?:forbidden|prohibited|banned|against the (?:rules|law of)|not (?:allowed|permitted)) to\b/i,
  },
  { sign: /\bagainst\b/i, pattern: new RegExp(`\\b(?:is|are|goes?|runs?) against ${RULES}`, 'i') },
  {
    sign: /\b(?:break|violate|breach|contravene)/i,
    pattern: new RegExp(`\\b(?:breaks?|violates?|breach(?:es)?|contravenes?)(?=) ${RULES}`, 'i'),
  },
  {
    sign: /\b(?:ban|suspension|removal|deletion|block|refusal|termination|strike|account|post|user|author|member)\b/i,
    pattern:
      /\b(?:results? in|leads? to|earns?|means?|is punished (?:with|by)|is met with|brings?|costs?|gets?)(?=) (?:an? |the |your |their )?(?:[a-z-]+ ){0,2}(?=)(?:ban|suspension|removal|deletion|block|refusal|termination|strike|(?:account|post|user|author|member|sender)s? (?:closed|banned|suspended|removed|blocked|deleted|muted))\b/i,
  },
  {
    sign: /\b(?:no place|not|never|cannot)\b|n['’]t\b/i,
    pattern: new RegExp(
      `\\b(?:ha(?:s|ve) no place|(?:do|does) not belong|${NOT} (?:be(?= (?!${LIFTED}))|appears?|occurs?|features?)|(?:is|are) (?:not|never) (?:something|to be|part of|for (?:us|here)|on offer|our))\\b`,
      'i',
    ),
  },
  {
    sign: /\b(?:topic|subject|theme|matter)s?\b/i,
    pattern:
      /\b(?:is|are) (?:an? )?(?:topics?|subjects?|themes?|matters?) (?:that |which )?(?:the |our )?[\w-]+(?: [\w-]+)?(?=) (?:(?:do|does|will|may|must|can|should) not|never|cannot|won['’]t|does?n['’]t|don['’]t|is barred|stays? away|keeps? (?:off|away)|avoids?)\b/i,
  },
  {
    sign: /\b(?:avoid|omit|leave out|keep|steer clear|stay|refrain|abstain|exclude|reject|block|remove|delete|filter|refuse|decline)\b/i,
    pattern:
      /\b(?:must|should|shall|will|has to|have to|is|are|asked)(?=) (?:to )?(?:always |simply |also )?(?:avoid|omit|leave out|keep (?:off|clear|away|out|[\w-]+ out)|steer clear|stay (?:away|clear|off|out)|refrain|abstain|exclude|reject|block|remove|delete|filter|refuse|decline)\b/i,
  },
  {
    sign: /^\W*(?:avoid|omit|leave|keep|steer|stay|refrain|reject|refuse|decline|block|remove|delete|ban)\b/i,
    pattern:
      /^\W*(?:avoid|omit|leave out|keep (?:off|clear|away|(?:all |any )?[\w-]+ out)|steer clear|stay (?:away|clear|off)|refrain|reject|refuse|decline|block|remove|delete|ban) (?!to (?:name|say|give))/i,
  },
  {
    sign: /^\W*(?:a: )?we\b/i,
    pattern: /^\W*(?:a: )?we (?:always )?(?:take down|remove|delete|block|reject|ban) (?:all|any|every|each)\b/i,
  },
  {
    sign: /\b(?:under|on|in|at|by) no\b/i,
    pattern:
      /\b(?:under no (?:pretext|conditions?)|on no account|in no (?:case|event)|at no time|by no means) (?:may|must|should|shall|will|can|does|do|is|are)\b/i,
  },
  {
    sign: /\b(?:applies to|covers|is for|goes to)\b/i,
    pattern:
      /\b(?:block|violation|violating|removal|remove|unsafe|refuse|reject|disallowed|banned) (?:applies to|covers|is for|goes to)\b/i,
  },
  {
    sign: /\b(?:label|give|assign|output|return|flag|mark|classify)\b/i,
    pattern:
      /\b(?:label|give|assign|output|return|flag|mark|classify)(?=) (?:it |this |the \w+ |as |a )?(?:1|one|unsafe|violat\w+|block|invalid|positive|harmful|disallowed)(?=)\b[^.;]{0,30} (?:if|when|whenever|for|where)\b/i,
  },
  { sign: /\bthere\b/i, pattern: /\bthere (?:is|are|must be|may be|shall be|will be|should be|can be) (?:absolutely )?no\b/i },
  {
    sign: /^\W*nothing\b/i,
    pattern: /^\W*nothing (?:that|which)\b[^.;]{0,100} (?:may|can|is|must|shall|will) (?:ever )?(?:be )?[a-z]+(?:ed|en|n)\b/i,
  },
];

const WHO = "^\\W*(?:(?:the |our |an? )?[\\w’'-]+(?: [\\w’'-]+){0,3} )?(?=)";
const BARS: readonly RegExp[] = [
  new RegExp(
    `${WHO}(?:always |simply |also )?(?:refuses|declines|rejects|blocks|avoids|omits|removes|deletes|withholds|suppresses|hides|bans|bars|forbids|prohibits|disallows|censors|excludes|shuns|skips|drops|strips|vetoes|filters out|cuts(?: out)?|turns (?:down|away)|takes down|leaves out|says no to|keeps (?:off|out|clear|away|quiet|silent)|stays (?:away|clear|off|out|silent|quiet)|steers clear|says nothing|refrains from|abstains from|(?:is|are) (?:barred|banned|prohibited|forbidden) from|(?:is|are) (?:never|not) (?:to|allowed to|permitted to)) `,
    'i',
  ),
  new RegExp(
    `${WHO}(?:(?:may|will|can|must|shall|should|does|do) (?:not|never)|cannot|(?:can|won|doesn|don|mustn)['’]t|never) (?:[a-z]+ly |ever )?(?!${LIFTED})`,
    'i',
  ),
  /^\W*(?:we have )?(?:no|zero[- ]tolerance (?:for|of|on)|absolutely no|never any) /i,
  new RegExp(
    `${WHO}(?:may |will |must |shall )?(?:produce|write|show|draw|generate|create|publish|host|accept|contain|depict|allow|tolerate|permit)s? no `,
    'i',
  ),
];
