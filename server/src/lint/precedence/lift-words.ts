/** Words of who may do away with a rule, for patterns; each in a group of its own. */

/** Verbs that do away with a rule, whatever else they may mean. */
const VERBS =
  'override overrule outrank trump supersede countermand unlock disable deactivate disapply lift relax waive bypass circumvent suspend loosen weaken soften revoke rescind cancel ignore disregard skip drop break remove change adjust alter modify amend edit pause replace reconfigure forget discard scrap abandon abolish undo reverse delete evade vary'.split(
    ' ',
  );
const inflected = (verb: string) => (/(?:[sx]|sh|ch)$/.test(verb) ? `${verb}es` : verb.replace(/y$/, 'ie').concat('s'));
const PARTICIPLES: Readonly<Record<string, string>> = {
  override: 'overridden',
  break: 'broken',
  forget: 'forgotten',
  undo: 'undone',
  modify: 'modified',
  vary: 'varied',
};
function participle(verb: string): string {
  if (PARTICIPLES[verb]) return PARTICIPLES[verb];
  if (/(?:ski|dro|tram)p$/.test(verb)) return `${verb}ped`;
  return /e$/.test(verb) ? `${verb}d` : `${verb}ed`;
}

const PHRASES = [
  '(?:turn|switch|shut)(?:s|es)? off',
  'opts?(?: [\\w-]+){0,3} out of',
  '(?:set|put|leave|lay)s? aside',
  'gets? (?:around|round|past)',
  'does? away with',
  'do away with',
  'dispenses? with',
  '(?:depart|deviate|diverge)s? from',
  'go(?:es)? against',
  'steps? outside(?: of)?',
  '(?:stop|cease)s? (?:applying|following|enforcing|observing)',
];

/** Verbs of much else than rules: "change it" says nothing of the rule before. */
export const WEAK =
  /^(?:skip|drop|break|remove|change|adjust|alter|modif|amend|edit|pause|replace|reconfigure|cancel|forget|delete|discard|revers|undo|ignor|vary|varies|escape|abandon)/i;
/** A verb and, after it, what it does away with. */
export const LIFTS = `(?:${[...VERBS, ...VERBS.map(inflected)].join('|')}|${PHRASES.join('|')})(?=)`;
/** A verb of two parts, with what it does away with between them. */
export const PARTED =
  '(?:(?:turn|switch|shut)(?:es|s)?(?= [^,;:]{1,60}? off\\b)|(?:set|put|leave|lay)s?(?= [^,;:]{1,60}? aside\\b))';
/** After what is done away with, and a form of "be". */
export const LIFTED = `(?:${VERBS.map(participle).join('|')}|(?:turned|switched|shut) off|opted out of|(?:set|put|left|laid) aside|dispensed with|departed from)(?=)`;

export const ADVERBS =
  '( (?:also|always|explicitly|still|then|freely|temporarily|implicitly|therefore|simply|only|even|each|both|all|themselves|permanently|fully|partly|completely)){0,2}(?=)';
/** What lets somebody act. */
export const MAY = `(?:can|may|could|might|(?:is|are) (?:able|allowed|free|permitted|entitled|authori[sz]ed|welcome) to|(?:has|have) the (?:right|power|option|ability|authority|freedom|choice) to|gets? to)(?=)`;
/** To have another do it: "tell it to". */
export const HAVE_IT = `(?:ask|tell|instruct|configure|set|direct|order|prompt|have|get|request|make|cause|require|let|allow|permit)(?: (?:it|you|that|the [\\w-]+|[A-Z][\\w-]+(?: [A-Z][\\w-]+)?))?(?: to)?`;

/** An act of will, said of somebody. */
export const WILLS = `(?:(?:has |have )?(?:explicitly |expressly |clearly |specifically |also |so )?(?=)(?:asks?|objects?|asked|requests?|requested|wish(?:es)?|wants?|insists?|demands?|orders?|agrees? to it|instructs?|directs?|tells? (?:it|you|them|the \\w+)|says? (?:so|otherwise)|states? otherwise|specif(?:y|ies) otherwise|decides? (?:otherwise|so|to)|chooses? (?:otherwise|so|to)|opts? (?:out|for it)|permits?|allows?|authori[sz]es?|approves?|enables?|turn(?:s|ed)? (?:it|this|them|on|off)|switch(?:es|ed)? (?:it|this|them|on|off)|disables?|waives?|lifts?|overrides?|unlocks?|relaxes|sets? (?:it|this|a flag)|(?:says?|states?|claims?|confirms?|declares?|proves?|shows?) (?:that )?(?:they|he|she)))(?=)\\b(?! (?:about|how|what|why|whether|where|who|when|for (?!it\\b|this\\b|that\\b|an? exception|an? exemption|so\\b)))`;
/** An act of will, as a noun. */
export const WILL =
  '(?:requests?|wish(?:es)?|instructions?|orders?|demands?|preferences?|settings?|messages?|choices?|consent|permission|approval|agreement|authori[sz]ation|leave|say-so|discretion|will|word|insistence|flags?|toggles?|switch(?:es)?|configuration|prompts?)(?=)';
