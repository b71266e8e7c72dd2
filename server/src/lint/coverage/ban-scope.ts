/**
 * Whether words narrow a ban from a subject to an intent, an act or a degree of detail: "methods of", "how to", "with the intent
 * to", "detailed", "unless".
 */
export function isNarrowed(text: string): boolean {
  return NARROWS.test(text);
}

const NARROWS =
  /\b(?:how to|in order to|so that|(?:with|by) (?:the |an? )?(?:\w+ )?(?:intent|intention|purpose)|intend\w*|for the purposes?|purposes? of|instructions?|instructional|guidance|tutorials?|guides?|steps?|step-by-step|methods?|means|techniques?|tactics|recipes?|formulas?|blueprints?|schematics?|dos(?:es?|age|ages|ing)|synthesis|synthesi[sz]\w*|manufactur\w*|mak(?:e|es|ing)|build\w*|construct\w*|creat\w+|produc\w+|assembl\w*|modif(?:y|ying|ication)|obtain\w*|acquir\w+|acquisition|purchas\w+|buy\w*|sell\w*|sale|sourcing|smuggl\w*|traffick\w*|distribut\w*|deploy\w*|commit\w*|carry(?:ing)? out|perpetrat\w*|plan(?:s|ning)?|plot\w*|evad\w*|evasion|bypass\w*|conceal\w*|hid(?:e|ing)|exploit\w*|actionable|operational|detail(?:s|ed)?|graphic(?:ally)?|explicit|gratuitous(?:ly)?|specific(?:s|ally)?|facilitat\w*|enabl\w+|promot\w*|encourag\w*|glorif\w*|glamori[sz]\w*|romantici[sz]\w*|normali[sz]\w*|prais\w*|endors\w*|justif\w*|incit\w*|threat\w*|target\w*|harass\w*|recruit\w*|disparag\w*|demean\w*|mock\w*|trivial\w*|unless|except|without|other than|beyond|outside|only|solely|until|before|in a (?:way|manner)|in ways|such that|with (?:an? )?(?:minors?|child(?:ren)?|teens?|teenagers?|users?|strangers)|to (?:minors?|child(?:ren)?|teens?)|involving (?:minors?|child(?:ren)?|real)|(?:the|a|another|their|his|her|own) (?:user|person|colleague|customer|employee|patient)(?:['’]s|s['’])?)\b/i;
