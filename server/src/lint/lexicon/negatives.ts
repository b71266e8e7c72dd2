/** Patterns of two negatives that cancel each other: a reader must turn the sentence round to know what it asks. */
export const DOUBLE_NEGATIVES: readonly RegExp[] = [
  // "must not fail to", "never avoids", "does not neglect to".
  new RegExp(
    String.raw`${negation()}\s+(?:(?:ever|also|simply|just|then)\s+)?(?:fail(?:s|ed)?\s+to|neglect(?:s|ed)?\s+to|omit(?:s|ted)?\s+(?:to|the|any|an?)|forget(?:s)?\s+to|avoid(?:s|ed)?(?! (?:\w+ ){1,5}(?:solely|only|merely|just) because)|refrain(?:s|ed)?\s+from|abstain(?:s|ed)?\s+from|hesitate(?:s|d)?\s+to|lack(?:s|ed)?|be\s+(?:unable|unwilling|unaware|unclear|unavailable|incomplete|omitted|excluded|withheld|left out|disallowed|prohibited|forbidden|banned|prevented|denied))\b`,
    'gi',
  ),
  // "is not uncommon", "not impermissible", "not prohibited", "not without".
  /\b(?:is|are|was|were|be|being|[a-z]+ly)\s+(?:not|never|n[’']t)\s+(?:un(?:acceptable|allowed|authori[sz]ed|aware|clear|common|desirable|fair|familiar|founded|heard of|helpful|important|intentional|justified|known|lawful|lik(?:e|ely)|necessary|permitted|predictable|problematic|reasonable|related|safe|supported|true|truthful|usual|verified|warranted|welcome|wanted|willing|able)|im(?:permissible|possible|proper|plausible|practical|material)|in(?:accurate|admissible|adequate|appropriate|compatible|complete|consistent|correct|eligible|frequent|significant|sincere|sufficient|valid|offensive)|ir(?:relevant|responsible|regular)|il(?:legal|legitimate|licit)|non-\w+|dis(?:allowed|honest|similar|respectful)|prohibited|forbidden|banned|excluded|without)\b/gi,
  /\bnot\s+(?:un(?:common(?:ly)?|usual(?:ly)?|reasonabl[ey]|lik(?:e|ely)|lawful|necessarily|justified|intentional(?:ly)?|related)|im(?:permissible|possible)|in(?:frequent(?:ly)?|significant|appropriate|consistent)|without|dissimilar)\b/gi,
  // "cannot not", "never not", "not … no", "not … nothing".
  /\b(?:not|never|cannot|can[’']t|don[’']t|won[’']t|doesn[’']t|mustn[’']t)\s+(?:not|never)\b/gi,
  /\b(?:not|never|cannot|don[’']t|doesn[’']t|won[’']t)\s+(?!mean|be\b|is\b|imply|that\b|only\b|just\b|if\b|when\b|and\b|or\b)[a-z]+\s+(?:no|nothing|nobody|none|neither)\b(?! (?:more|less|fewer|later|longer|other|one)\b)/gi,
  // "No request should not be answered", "nothing may never".
  /(?<![\w-])(?:no|none of the|nothing|nobody|no one)(?: (?!that\b|which\b|who\b|if\b|when\b|and\b|or\b|but\b|because\b|than\b)[\w-]+){0,5} (?:may|can|could|should|must|shall|will|would|is|are|does|do) (?:not|never)\b/gi,
  // "unless the user is not a minor".
  /\bunless(?: (?!and\b|or\b|but\b)[\w’'-]+){0,7}? (?:is not|are not|isn[’']t|aren[’']t|does not|doesn[’']t|do not|don[’']t|has not|hasn[’']t|have not|haven[’']t|did not|cannot|can[’']t|was not|were not|never)\b(?! (?:only|more|less|fewer|later|longer)\b)/gi,
  // "refuse not to", "decline to not", "fail to not".
  /\b(?:fail(?:s|ing|ed)?|refus(?:e|es|ing|ed)|declin(?:e|es|ing|ed)|avoid(?:s|ing|ed)?|refrain(?:s|ing|ed)?|neglect(?:s|ing|ed)?|prevent(?:s|ing|ed)?|without)\s+(?:to not|not to|from not|not|never)\b/gi,
  // "do not disallow", "never prohibits".
  new RegExp(
    String.raw`${negation()}\s+(?:disallow|disapprove|disregard|prohibit|forbid|exclude|preclude|prevent|discount)s?\b`,
    'gi',
  ),
];

/** "We do not disallow satire" allows it, in a sentence that binds nobody by its grammar. */
export const ALLOWS_BY_TWO_NEGATIVES =
  /\b(?:we|polic(?:y|ies)|rules?|guidelines|terms)\b[^.;:]{0,40}\b(?:not|n[’']t|never)\s+(?:disallow|prohibit|forbid|ban)s?\b|^\W*it (?:is|would be) (?:not|never)(?=) (?:im(?:permissible|proper|possible)|in(?:admissible|appropriate|correct|valid)|un(?:acceptable|allowed|authori[sz]ed|fair|lawful|permitted|reasonable|safe|warranted)|il(?:legal|legitimate|licit)|dis(?:allowed|honest)|prohibited|forbidden|banned)\b/i;

/** A sentence without one of these holds no double negative. */
export const NEGATIVE_WORDS: readonly string[] =
  "not never cannot no none nothing nobody unless don’t don't doesn’t doesn't won’t won't can’t can't mustn’t mustn't shouldn’t shouldn't isn’t isn't aren’t aren't".split(
    ' ',
  );

/** What might not happen is guessed, and no rule. */
function negation(): string {
  return String.raw`(?<!\b(?:might|could|would) )\b(?:not|never|cannot|can[’']t|don[’']t|doesn[’']t|won[’']t|mustn[’']t|shouldn[’']t)`;
}
