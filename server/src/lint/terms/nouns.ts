/** Whether a word, lower case, singular or plural, is a noun that a policy's terms end in: "adult", "requests". */
export function isCommonNoun(word: string): boolean {
  return (
    NOUNS.has(word) ||
    (word.endsWith('s') && NOUNS.has(word.slice(0, -1))) ||
    (word.endsWith('ies') && NOUNS.has(`${word.slice(0, -3)}y`))
  );
}

/** Whether a word, lower case, says of what kind a thing is, in the way of a policy's terms: "restricted", "high-risk". */
export function isOrdinaryModifier(word: string): boolean {
  return MODIFIERS.has(word) || NOUNS.has(word) || word.includes('-') || (ADJECTIVE.test(word) && !OF_NAMES.test(word));
}

/** Whether a word, lower case, may open a term after an article: no name of a people, a place or a maker. */
export function isOrdinaryWord(word: string): boolean {
  return !OF_NAMES.test(word) && !/(?:ish|ese|ian|ean)$/.test(word);
}

const ADJECTIVE = /.{3}(?:ed|ive|able|ible|al|ous|ful|ic|ing|ent|ant|ary|ory|less)$/;
/** Adjectives of peoples, faiths and places, which begin with a capital everywhere. */
const OF_NAMES =
  /^(?:catholic|islamic|olympic|pacific|arctic|atlantic|baltic|celtic|hispanic|slavic|oriental|continental|royal|imperial|instagram|portugal|senegal|nepal|montreal|protestant|republic|democratic|republican|conservative|liberal|labour|beijing|boeing|microsoft|google|facebook|whatsapp|tiktok|youtube|twitter|reddit|discord|apple|amazon|android|windows|linux|github|openai|anthropic|meta|netflix|tesla|visa|paypal|zoom|slack|french|greek|czech|thai|dutch|welsh)$/;

/** Whether a name that ends in this word is that of a body, a law or a document. */
export function namesABody(word: string): boolean {
  return BODIES.test(word);
}

const NOUNS: ReadonlySet<string> = new Set(
  `content request topic information material user adult person people group activity use case data transaction account customer member
  minor child individual behavior behaviour conduct harm risk event situation act action category response instruction message post image
  video link source advice claim speech language product good goods substance weapon item place site area tool channel contact figure party
  role mode level zone constraint limit principle exception pressure loss condition purpose context intent decision answer help support
  detail fact matter subject domain relationship interaction disclosure consent access step procedure method technique attack threat entity
  asset environment operation operator client guardian parent caregiver teen reviewer moderator creator seller buyer merchant partner vendor
  recipient owner holder practice output input prompt question conversation session document file record report complaint payment card loan
  investment violation offence offense offender strike penalty warning signal indicator trigger keyword identifier test protocol uplift process plan threshold window hour period mechanism safeguard measure check gate queue criterion
  score matrix boundary register imagery attribute class trait
  characteristic organisation organization population community audience region location device feature function capability task workflow
  completion refusal escalation approval exemption permission restriction obligation duty standard value commitment override fallback
  default scenario persona character tone style format label tier profile credential secret key infrastructure agent precursor dose`.split(
    /\s+/,
  ),
);

const MODIFIERS: ReadonlySet<string> = new Set(
  `restricted sensitive prohibited protected trusted verified approved authorised authorized unauthorised unauthorized harmful unsafe safe
  dangerous regulated critical severe special covered eligible qualified permitted vulnerable high low medium elevated extreme serious minor
  major material private public personal confidential internal external explicit implicit graphic adult sexual violent hateful illegal
  illicit unlawful legitimate malicious suspicious fraudulent deceptive misleading abusive borderline acceptable unacceptable appropriate
  inappropriate designated registered certified licensed professional expert primary secondary direct indirect actionable operational
  hazardous toxic lethal urgent imminent immediate credible clear reasonable substantial significant exceptional essential core hard soft
  firm absolute mandatory default standard general specific repeat first final formal informal known unknown active passive real fictional
  historical educational clinical medical legal financial political religious social emotional physical digital synthetic manipulated
  non-consensual coordinated inauthentic organised organized dual targeted harmless benign neutral mature young age crisis security safety
  privacy identity payment quarantine grey gray red green amber black white open closed limited full partial complete enhanced`.split(
    /\s+/,
  ),
);

const BODIES =
  /^(?:acts?|laws?|standards|mode|codes?|polic(?:y|ies)|guidelines?|terms|teams?|cent(?:er|re)s?|committee|board|commission|department|office|agency|institute|university|college|school|court|services?|constitution|conventions?|treaty|directive|regulations?|framework|spec|specification|council|union|nations|states|kingdom|bank|days?|week|month|street|award|project|foundation|association|hotline|lifeline|helpline|line|rights|media|intelligence|learning|model|models|assistant|api|agreement|charter|declaration|principles|handbook|manual|guide|appendix|annex|section|chapter|article|church|army|party|house|group)$/;
