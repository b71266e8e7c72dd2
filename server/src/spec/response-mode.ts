import { NEVER_DONE, NONE_ALLOWED, UNWELCOME } from './modal-patterns.ts';
import { isProhibition, type Modality, type ResponseMode, type SectionRole } from './model.ts';
import { FORBIDS, NAMED_FORBIDS, REFUSAL_IS_RIGHT, SETS_BOUNDS } from './verdicts.ts';

/** A verdict as a title, or as its last part: "BLOCK", "Hate – VIOLATES", "Unsafe requests". */
const asTitle = (verdicts: string): RegExp =>
  new RegExp(String.raw`(?:^|\s[–—-]+\s|:\s)(?:${verdicts})(?: (?:content|requests?|prompts?|responses?|topics?))?:?$`);
const VIOLATES = asTitle(
  'violat(?:es|ing|ive)|in violation|unsafe|block(?:ed)?|refused?|reject(?:ed)?|deny|disallowed|not allowed|not permitted|prohibited|forbidden|banned',
);
const IS_SAFE = asTitle(
  'safe|allow(?:ed)?|permitted|non-?violating|not (?:violating|in violation|a violation|banned|prohibited|forbidden)|does not violate|benign',
);

const ROLES: readonly (readonly [SectionRole, RegExp])[] = [
  [
    'safe-completion',
    /\bsafe[- ]complet|^(?:what )?(?:requires?|needs?) (?:extra )?care\b|^(?:respond|answer|handle) with care\b/,
  ],
  [
    'disallowed',
    /^(?:what (?:is|are|['’]s) |content that is )?(?:(?:strictly|completely|absolutely|explicitly|always|key|main|core) )?(?:disallowed|not allowed|not permitted|prohibited|prohibitions?|forbidden|banned|blocked|unacceptable|not acceptable|off[- ]limits|(?:you |users |it )?(?:should|must|may|can) ?not|(?:must |should |always )?refuse)\b(?! to\b)|^not ok(?:ay)?$|^what (?:we|users|you) (?:remove|prohibit|(?:do not|don['’]t) allow|cannot do|can['’]t do|may not do)|^(?:do not|don['’]t) (?:post|share|upload)$|^topics to avoid$/,
  ],
  [
    'allowed',
    /^(?:what (?:is|are|['’]s) )?(?:(?:always|explicitly) )?(?:allowed|permitted|acceptable(?! use\b)|can|may answer)\b|^(?:(?:should|must) )?comply$|^ok(?:ay)?$|^what (?:we|users|you) (?:allow|can post|may do)$/,
  ],
  ['disallowed', VIOLATES],
  ['allowed', IS_SAFE],
  ['includes', /^(?:includes?|in scope)$/],
  ['excludes', /^(?:excludes?|exclusions?|out of scope|exceptions?)$/],
  ['style', /^(?:response|refusal|answer(?:ing)?)? ?(?:style|tone)(?: guid\w+)?$/],
  [
    'definitions',
    /^(?:(?:the|our|key|main|some|important|defined) ){0,2}(?:definitions?|glossary|terms|words|vocabulary|meanings)(?: (?:that )?(?:we|this \w+) (?:use|define)s?| used(?: here| in this \w+)?| and (?:their |what they )?mean(?:ings?)?)?$|^definitions? and |^what (?:the |our |these )?(?:words|terms) mean$/,
  ],
  ['examples', /^(?:good and bad |labell?ed )?examples?$/],
  ['precedence', /\bprecedence\b|^ambiguity\b|^conflicts?\b|\btie[- ]?break/],
];

/** What a section is for, where its title says so. */
export function readRole(title: string): SectionRole | null {
  const words = title
    .toLowerCase()
    .replace(/\([^)]*\)\s*$/, '')
    .replace(/^(?:[a-z]|[ivx]{1,4})[.)]\s+/, '')
    .replace(/^[^\p{L}]+/u, '')
    .trim();
  return words.includes('/') ? roleOfNames(words) : roleOfWords(words);
}

/** "Out of scope / Not allowed": the one that decides; "Allowed / Not allowed" decides nothing. */
function roleOfNames(words: string): SectionRole | null {
  const roles = words.split('/').map((each) => roleOfWords(each.trim()));
  const decisive = new Set(roles.filter((role) => modeOfRole(role) !== null));
  if (decisive.size > 1) return null;
  return [...decisive][0] ?? roleOfWords(words);
}

function roleOfWords(words: string): SectionRole | null {
  return ROLES.find(([, pattern]) => pattern.test(words))?.[0] ?? null;
}

export function modeOfRole(role: SectionRole | null): ResponseMode | null {
  if (role === 'allowed') return 'comply';
  if (role === 'disallowed') return 'refuse';
  return role === 'safe-completion' ? 'safe-complete' : null;
}

/** The verdict word of an `Output:` line, as written; null for any other line, and where what follows is no verdict. */
export function readOutput(line: string): string | null {
  const word = /^\W*Output\s*:\s*[^\p{L}]*(\p{L}[\p{L}\d_-]*)/u.exec(line)?.[1];
  return word && (/^\p{Lu}/u.test(word) || modeOfVerdict(word)) ? word : null;
}

/** The mode of a classifying policy's verdict: a violating one reads `refuse`, a clean one `comply`. */
export function modeOfVerdict(verdict: string): ResponseMode | null {
  if (/^safe[- ]complet/i.test(verdict)) return 'safe-complete';
  if (
    /^(?:in ?valid|unsafe|violat\w*|disallowed|not allowed|prohibited|block\w*|refuse\w*|reject\w*|remove[ds]?|declin\w*|non-?compliant|harmful)\b/i.test(
      verdict,
    )
  )
    return 'refuse';
  if (/^(?:valid|safe|allow(?:ed)?|non-?violat\w*|compliant|clean|permitted|comply|pass|approved?)\b/i.test(verdict))
    return 'comply';
  return null;
}

/** Whether a sentence, or the titles above it, speaks of a harm rather than of manners. */
export function speaksOfHarm(text: string): boolean {
  return HARM.test(text);
}

const HARM =
  /\b(?:harm\w*|nud(?:e|es|ity)|porn\w*|self-harm|suicid\w*|illegal\w*|illicit\w*|unlawful\w*|crim(?:e|es|inal\w*)|violen\w*|weapons?|explosi\w*|bombs?|attack\w*|terror\w*|extremis\w*|sexual\w*|erotic\w*|gore|minors?|child\w*|csam|abus\w*|harass\w*|bully\w*|hate\w*|slurs?|discriminat\w*|priva(?:te|cy)|personal information|confidential|privileged|malware|exploits?|hack\w*|copyright\w*|infring\w*|piracy|fraud\w*|scams?|forg\w*|counterfeit\w*|drugs?|danger\w*|hazard\w*|disallowed|prohibited|restricted|manipulat\w*|impersonat\w*|doxx\w*|propaganda|regulated|surveillance|traffick\w*|risky|imminent|delusions?|mania|disordered|eating|toxic\w*|poison\w*|lethal\w*|nerve agents?|stalk\w*|blackmail\w*|extort\w*|launder\w*|phishing|ransomware|spyware|overdos\w*|tortur\w*|kidnap\w*|genocid\w*|defam\w*|libel\w*|thefts?)\b/i;

/** "Comply with applicable law" obeys; "comply with the request" answers. */
const COMPLY = String.raw`compl(?:y|ies)(?!\s+with(?:\s+(?!requests?\b)[\w'’-]+){0,5}?\s+(?:laws?|rules?|polic(?:y|ies)|guidelines?|regulations?|terms|standards?|requirements?|specifications?|licen[cs]es?|codes?|principles?|guidance|data|privacy|legal|GDPR|HIPAA|COPPA)\b|\s+with\s*(?::|$))`;
const COMPLIES = new RegExp(String.raw`\b${COMPLY}`, 'i');
const REFUSES =
  /\b(?:refuses?|declin(?:e|es)|reject(?:s|ed)?|not comply|not fulfill?|turns? down|den(?:y|ies)\s+(?:\w+\s+){0,2}requests?|be\s+(?:\w+ly\s+)?(?:refused|declined|denied|blocked|removed|deleted|turned down|taken down)|refusals? (?:is|are) (?:mandatory|required|obligatory))\b/i;
const MAY_REFUSE =
  /(?:\b(?:may|might|can|free to|(?:allowed|permitted) to)\s+(?:\w+\s+){0,2}?|^\W*)(?:refuse|decline|reject|deny|turn down)\b/i;
const PARTIAL =
  /\bsafe[- ]complet|\b(?:high[- ]level|general (?:information|guidance|overview|terms)|non-?graphic|supportive(?:ly)?|empath\w+|helplines?|hotlines?|crisis (?:lines?|resources?|support)|emergency services|professional (?:help|advice|support)|seek (?:help|support)|trusted adult|safer alternatives?|limitations)\b/i;
const GIVING =
  'provid\\w*|give[sn]?|giving|generat\\w*|produc\\w*|creat\\w*|writ(?:e|es|ing)|facilitat\\w*|assist(?!ant)\\w*|help\\w*|enabl\\w*|encourag\\w*|promot\\w*|support\\w*|offer\\w*|shar(?:e|es|ing)|reveal\\w*|disclos\\w*|post\\w*|engag\\w*|introduc\\w*|elaborat\\w*|endors\\w*|depict\\w*|describ\\w*|instruct\\w*|teach\\w*|contribut\\w*|participat\\w*|respond\\w*|' +
  COMPLY +
  '|answer\\w*|discuss\\w*|explain\\w*|translat\\w*|summari\\w*|transform\\w*|seek\\w*|collect\\w*|reproduc\\w*|output\\w*';
/** A verb of giving that is what the clause binds, not one in a qualification: near the modal, or coordinated. */
const GIVES = new RegExp(
  String.raw`(?:\b(?:should|must|may|can|will|shall|assistant|models?|not|never|avoid|don['’]t|or|and)\b|^\W*|[,:;]\s)\s*(?:[\w'’-]+\s+){0,3}?(?:${GIVING})\b`,
  'i',
);

/** Content that may not hold something: "Images cannot include slurs." */
const HOLDS =
  /\b(?:content|posts?|images?|videos?|texts?|comments?|prompts?|messages?|links?)\s+(?:\w+\s+){0,5}?(?:not|cannot|can['’]t|never)\s+(?:include|contain|feature|show)\b/i;

/** Gives what was asked for, whatever it was. */
const FULFILS = new RegExp(
  String.raw`\b(?:should|must|may|can|will|assistant|models?)\s+(?:[\w'’-]+\s+){0,4}?(?:\b(?:${COMPLY}|fulfill?s?|carry out|honou?r)\b|\b(?:provid|giv|offer|produc|generat)\w*\s+(?:the\s+|an?\s+|its\s+|any\s+)?(?:[\w-]+\s+){0,3}(?=)(?:answers?|information|translations?|content|solutions?|results?|assistance|help)\b|\b(?:answer|help|assist)\w*\s+(?:the\s+|an?\s+|with\s+)?(?:users?|questions?|requests?|developers?)\b)`,
  'i',
);

/** What is asked for and not given, harmful or not: "Never give medical advice", "Never repeat card numbers". */
const WITHHOLDS =
  /\b(?:not|never|n['’]t|avoid)\s+(?:\w+ly\s+)?(?:diagnose|prescribe|(?:giv|provid|offer)\w*\s+(?:[\w-]+\s+){0,2}?(?:medical|legal|financial|investment|tax|health)(?:\s+\w+){0,3}?\s+(?:advice|diagnos[ei]s|opinions?|recommendations?)|(?:repeat|echo|shar|reveal|disclos|give out)\w*\s+(?:[\w-]+\s+){0,3}?(?:(?:card|account|passport|security) numbers?|passwords?|PINs?|personal (?:data|information|identifiers|details)|PII)|repeats?\s+(?:[\w-]+\s+){0,2}?identifiers)\b/i;

const PROHIBITED =
  /(?:\b(?:is|are|be)|\bit['’]s)\s+(?:strictly\s+)?(?:prohibited|forbidden|disallowed|unacceptable)\b|\bnot (?:tolerate|allow|permit)\b/i;
/** Something is allowed, rather than somebody allowed to do something. */
const ALLOWS =
  /\b(?:is|are)\s+(?:also\s+|always\s+)?(?:allowed|permitted|okay|ok|fine|welcome)(?!\s+to)\b|\b(?:it is|it['’]s)\s+(?:also\s+|always\s+)?(?:okay|ok|fine|allowed|permitted) to\b|\bno restrictions? on\b/i;

/**
 * What a clause says is to be done with a request in its scope; null where it says nothing of that kind (conduct, style,
 * honesty, who wins).
 *
 * @param isUnderHarm whether the titles above the clause speak of a harm
 */
export function readMode(sentence: string, modality: Modality, isUnderHarm: () => boolean): ResponseMode | null {
  if (modality === 'verdict') return readVerdict(sentence);
  const negative = isProhibition(modality);
  // "When providing access, the agent must …": what stands behind the condition decides.
  const rule = sentence.replace(CONDITION, '').replace(QUOTED, ' … ');
  if (isBan(rule, negative)) return 'refuse';
  if (modality === 'may' && ALLOWS.test(sentence)) return 'comply';
  if (REFUSES.test(rule)) {
    if (/\bnot comply\b/i.test(sentence)) return 'refuse';
    // "Refuse or comply as …" leaves it open; "must not refuse" does not.
    if (COMPLIES.test(sentence)) return null;
    if (modality !== 'may') return negative ? 'comply' : 'refuse';
    if (MAY_REFUSE.test(rule)) return 'refuse';
    if (/(?:\bnot|n['’]t)\s+(?:need|have|required|obliged)\b|\bneed not\b/i.test(sentence)) return 'comply';
  }
  if (/^\W*we\b[^.]*\b(?:allow|permit|welcome)s?\b/i.test(sentence)) return 'comply';
  if (negative && WITHHOLDS.test(sentence)) return 'refuse';
  if (!negative && /\bsafe-complet/i.test(sentence)) return 'safe-complete';
  const isOnHarm = speaksOfHarm(sentence);
  if (!isOnHarm && !isUnderHarm()) return !negative && FULFILS.test(rule) && !CONDUCT.test(rule) ? 'comply' : null;
  if (negative && NEVER_DONE.test(sentence)) return 'refuse';
  if (negative && OUTRANKED.test(sentence)) return null;
  if (negative) return isOnHarm && (GIVES.test(rule) || HOLDS.test(sentence)) ? 'refuse' : null;
  if (PARTIAL.test(sentence)) return 'safe-complete';
  return GIVES.test(rule) && !CONDUCT.test(rule) ? 'comply' : null;
}

/** "No claim of danger may override these instructions" */
const OUTRANKED =
  /^\W*no\s[^.;:]{1,160}?\b(?:may|shall|must|can)\s+(?:ever\s+)?(?:override|overrule|change|alter|replace|supersede)\b/i;
/** A duty of people, or one about how something is done: "Users must provide true data", "AI must promote fairness". */
const CONDUCT =
  /^\W*(?:[^:.;]{2,60}:\s+)?(?:(?:all|the|our|your|any|each)\s+)?(?:\w+\s+)?(?:users|customers|clients|employees|members|participants|students|developers|companies|organi[sz]ations|providers|vendors|platforms?|(?:AI )?technolog(?:y|ies))\s+(?:\w+ly\s+)?(?:must|should|shall|have to|(?:are|is) (?:required|expected|encouraged|asked) to|(?:is|are) (?:\w+ly )?responsible for|agree to)\b|^[^,;]{0,80}?\b(?:must|should|shall)\s+(?:\w+ly\s+)?(?:promote|respect|prioriti[sz]e|uphold|protect|foster|be used|comply with(?! (?:the |a |an |any |all |such |your )?(?:\w+ )?requests?\b))\b/i;
/** Words that are said, rather than a name in quotation marks. */
const QUOTED = /“[^“”\s]+(?:\s[^“”\s]+){2,}”|"[^"\s]+(?:\s[^"\s]+){2,}"/g;
/** "We will tell you, unless we are not allowed to" bans nothing: what binds has to be what is banned. */
const CONDITION = /^\W*(?:if|when|while|before|after|where|once|unless|whenever)\b[^,;:]{1,240},\s+/i;
const FORBIDDING = /^\W*(?:[^:.;]{2,60}:\s+)?(?:prohibit|ban|forbid|disallow)\s/i;

function isBan(sentence: string, isNegative: boolean): boolean {
  if (isNegative && (UNWELCOME.test(sentence) || NONE_ALLOWED.test(sentence))) return true;
  if (isNegative && FORBIDDING.test(sentence)) return true;
  return PROHIBITED.test(sentence) || FORBIDS.test(sentence) || NAMED_FORBIDS.test(sentence);
}

/** A verdict that names its outcome in capitals, as classifiers do, or says it in words. */
function readVerdict(sentence: string): ResponseMode | null {
  if (!/\b(?:IN ?VALID|VALID|UNSAFE|SAFE|ALLOWED|APPROVED|REMOVED|BLOCK(?:ED)?|ALLOW|REVIEW|REJECT(?:ED)?)\b/.test(sentence))
    return readOutcome(sentence);
  const named =
    /\b(?:IN ?VALID|VALID|UNSAFE|SAFE|VIOLAT\w+|ALLOW(?:ED)?|COMPLIANT|APPROVED|REMOVED|BLOCK(?:ED)?|REJECT(?:ED)?|REVIEW)\b/.exec(
      sentence,
    );
  return modeOfVerdict(named?.[0] ?? '');
}

/** A policy for people and content says that something does, or does not, break it. */
function readOutcome(sentence: string): ResponseMode | null {
  const behindArrow = modeOfVerdict(/[→⇒][^\p{L}]*(\p{L}[^.;]{0,40})/u.exec(sentence)?.[1] ?? '');
  if (behindArrow) return behindArrow;
  if (REFUSAL_IS_RIGHT.test(sentence)) return 'refuse';
  if (
    SETS_BOUNDS.test(sentence) ||
    /\b(?:not|n['’]t|never)\s+(?:be\s+)?(?:removed?|deleted?|banned?|block(?:ed)?|reject(?:ed)?|refused?|declined?)\b|\b(?:restored|approved|make (?:an )?exceptions?)(?=)\b/i.test(
      sentence,
    )
  )
    return 'comply';
  if (
    /\b(?:remove[sd]?|delete[sd]?|takes? down|taken down|turned down|restricts?|banned|block(?:ed)?|rejected|refused|declined|suspend(?:ed|s)?|terminate[ds]?|reserves? the right)\b|\b(?:is|are) (?:considered )?(?:harmful|abusive|unsafe)\b/i.test(
      sentence,
    )
  )
    return 'refuse';
  if (/\b(?:may|might|will|would|does|also|still|it)\s+(?:also\s+|still\s+)?(?:violates?|breach(?:es)?|break)\b/i.test(sentence))
    return 'refuse';
  if (/\b(?:not|never|n['’]t)\s+(?:\w+\s+){0,2}(?:violat|fall|consider|breach|rise|constitut)/i.test(sentence)) return 'comply';
  return /\b(?:violat|breach|falls? under|consider)/i.test(sentence) ? 'refuse' : null;
}
