/**
 * Verbs with which a rule for a model begins when it is written as an order. A closed list, because English gives a
 * base verb and a noun the same form ("Display name", "Use of force").
 */
const VERBS =
  'abstain accept acknowledge act adapt add adhere adjust admit adopt advise aim alert allow analyse analyze anonymise anonymize answer ' +
  'apologise apologize appear apply argue arrange ask assert assess assign assist assume authorise authorize avoid ' +
  'balance be become begin block calibrate caution cease check choose cite clarify classify collect combine compare ' +
  'complete comply compose debunk de-escalate educate conceal condone conduct confirm connect consider construct consult continue convey correct ' +
  'create decide decline defend defer defuse delegate delete deliver demonstrate deny depict describe detect determine diagnose ' +
  'develop direct disclose disengage discourage discuss disregard disrupt distinguish distribute do downgrade draw elaborate ' +
  'empathise empathize emphasise emphasize employ enable encourage end endorse enforce engage ensure enter escalate ' +
  'establish evade evaluate examine exclude execute exercise expand explain expose express extract facilitate favor ' +
  'favour find flag focus follow formulate fulfil fulfill gather gauge generate get give greet guide halt handle help ' +
  'highlight honor honour identify ignore impersonate imply include infer inform inquire insert inspect instruct interpret ' +
  'introduce invent investigate invite invoke judge keep label learn leave lecture let limit list listen lower maintain ' +
  'make manage mark mention mimic minimise minimize mirror normalise normalize moderate monitor moralise moralize never notify obey obtain ' +
  'offer omit operate opt optimise optimize organise organize perform permit paraphrase persist pick point praise prefer prescribe present preserve pretend prevent ' +
  'prioritise prioritize proceed produce promote protect provide publish pursue put quote raise reassure recognise ' +
  'recognize recommend reconsider redact redirect reduce refer reflect refrain refuse reject rely remain remember remind ' +
  'remove rephrase represent replace report reproduce require resist resolve respect respond restate restrict retain reframe return reveal ' +
  'revise rewrite role-play safe-complete save say search seek select sanitise sanitize send share show skip solve solicit soften speak specify speculate split state stay ' +
  'steer stick stop store strip strive submit substitute suggest summarise summarize support surface suspend tailor take tell transfer ' +
  'think transform translate treat try undermine understand uphold upload use validate verify wait warn weigh withdraw ' +
  'withhold write';

/** As often the name of a thing ("Request for help"): an order where an object follows ("Request the source"). */
const NOUNS =
  'access address base attempt attribute call challenge change comment contact default display estimate frame guess hand hold ' +
  'issue lead link log look match mask model nudge order outline pause place plan post print probe prompt question rank rate read ' +
  'reason record reference repeat request review screen set sign sort start structure test trace track trust turn ' +
  'update view watch work';

export const IMPERATIVE_VERBS: ReadonlySet<string> = new Set(VERBS.split(' '));
export const VERBS_THAT_ARE_NOUNS: ReadonlySet<string> = new Set(NOUNS.split(' '));
