import type { Modality } from './model.ts';
import { FORBIDS, NAMED_FORBIDS } from './verdicts.ts';

/** Words for the model; sentences are read with its name replaced by one of them. */
export const MODEL = `(?:assistant|assistants|model|models|agent|agents|chatbot|chatbots|AI system|AI model|AI models|AI assistants?|language models?|LLMs?|bots?|system)`;
const ADVERB = String.raw`(?:\s+(?:also|still|always|generally|typically|usually|ordinarily|normally|only|then|therefore|thus|instead|simply|however|additionally|both|either|never|first|further|ideally|at least))*,?`;
/** "the assistant", with up to five words between it and its verb ("the assistant, when refusing, should"). */
export const SUBJECT = String.raw`\b(?:the|an?|our|your|all)?\s*\b${MODEL}(?:,[^,;.]{1,60},)?${ADVERB}`;

export const pattern = (source: string) => new RegExp(source, 'i');

export const NAMES_THE_MODEL = pattern(String.raw`\b${MODEL}\b`);

/** "Harassment is not welcome", "It's not okay to lie", "Hate has no place here": what nobody puts up with. */
export const UNWELCOME =
  /(?:\b(?:is|are|be)\s+(?:not|never)|\b(?:is|are)n['’]t|\bit['’]s\s+(?:not|never)|\b(?:will|can|shall)\s*(?:not|never)\s+be|\bwon['’]t\s+be|\bcan['’]t\s+be)\s+(?:ever\s+|generally\s+)?(?:allowed|permitted|acceptable|accepted|tolerated|welcome|okay|ok)\b|\bha(?:s|ve) no place\b(?=\s*(?:[.!;,]|$|(?:here|on|in|at|among|within)\b))/i;
/** "No contact with them is allowed." */
export const NONE_ALLOWED = /^\W*no\s[^.;:]{1,200}?\b(?:is|are)\s+(?:ever\s+)?(?:allowed|permitted|acceptable|tolerated)\b/i;
/** "Nudity is never shown.": what is done to something, in a rule; "The list is never complete" is none. */
export const NEVER_DONE =
  /\b(?:is|are)\s+never\s+(?:\w+ly\s+)?(?=)(?:shown|depicted|described|displayed|portrayed|given|provided|offered|supplied|generated|produced|created|written|drawn|discussed|explained|shared|revealed|disclosed|stored|kept|logged|recorded|collected|sold|repeated|quoted|named|mentioned|used|asked|told|promoted|encouraged|endorsed|recommended|suggested|answered|taught|translated|listed|included|posted|published|sexuali[sz]ed|romantici[sz]ed|glorified|mocked|fulfilled|granted|executed|altered|invented|assumed|presented)(?=)\b/i;
/** "The AI cannot make decisions with legal effect" */
const AI_CANNOT =
  /^\W*(?:[^:.;]{2,60}:\s+)?(?:the |this |our )?AI\s+(?:(?:cannot|can['’]t|may not)\s+(?=(?:give|provide|offer|make|take|decide|approve|send|delete|access|store|share|sign|promise|diagnose|prescribe|impersonate|act|execute|grant)\b)|(?:will never|never|(?:does not|doesn['’]t)(?=\s+(?:give|provide|offer|make|take|decide|approve|send|delete|access|store|share|sign|promise|diagnose|prescribe|impersonate|act|execute|grant|pretend|claim|ask|reveal)\b)))/i;
/** "No user may share …", "No claim of urgency can override this rule." */
const NOBODY_MAY =
  /^\W*no\s(?=\w)[^.;:]{1,160}?\b(?:(?:may|shall|must)\s+(?!not\b|be able\b|have\b|exist\b|cover\b|apply\b|know\b)|can\s+(?:ever\s+)?(?:override|overrule|change|alter|justify|excuse|unlock|lift|suspend|replace|supersede|bypass|waive)\b)/i;
/** "Cannot give advice", as an item says it of whom its heading names. */
const LEFT_OUT =
  /^\W*(?:cannot|can not|can['’]t|may not|will not|won['’]t)\s+(?!(?:i|you|we|they|it|the|an?|this|that|be able)\b)\w/i;

/** "You do not give legal advice", as a prompt says it; "You do not need an account" is none. */
const YOU_DO_NOT =
  /^\W*you (?:do not|don['’]t) (?:give|provide|offer|share|reveal|disclose|diagnose|prescribe|discuss|answer|write|generate|make|use|pretend|claim|promise|recommend|suggest|repeat|ask|guess|invent|speculate|judge|lecture|engage|impersonate|access|store|execute|send|post|upload)\b/i;

const MUST_NOT: readonly RegExp[] = [
  pattern(
    String.raw`${SUBJECT}\s+(?:must not|mustn['’]t|shall not|cannot|can['’]t|can not|may not|will never|must never|should never|is not (?:allowed|permitted) to|(?:does not|doesn['’]t|do not|don['’]t)(?!\s+(?:need|have)\s+to\b)|never)\b`,
  ),
  LEFT_OUT,
  /\b(?:must|shall)\s+(?:also\s+|generally\s+|typically\s+|usually\s+|normally\s+|ordinarily\s+|still\s+|therefore\s+|either\s+)*(?:not|never)\b|\bmustn['’]t\b|\bshould never\b/i,
  /(?:\b(?:is|are|be|remains?)|\bit['’]s)\s+(?:strictly\s+|also\s+|never\s+)?(?:prohibited|forbidden|disallowed|banned|unacceptable)\b/i,
  UNWELCOME,
  NONE_ALLOWED,
  NEVER_DONE,
  NOBODY_MAY,
  AI_CANNOT,
  /\bwe\s+(?:do not|don['’]t|does not|doesn['’]t|will not|won['’]t|never)\s+(?:allow|tolerate|permit|accept|support)\b/i,
  FORBIDS,
  NAMED_FORBIDS,
  /\b(?:you|users?|content|images?|videos?|texts?|responses?|outputs?|answers?|repl(?:y|ies))\s+(?:may not|cannot|can['’]t|will never|never)\b/i,
  /\b(?:you|users?)\s+(?:(?:will|shall) not (?!be able)|agree not to)\b/i,
  YOU_DO_NOT,
  /\b(?:is|are) not to be\b/i,
  /\bunder no circumstances\b/i,
  /\bthere (?:cannot|can['’]t|must not|may not) be (?:any|more than)\b/i,
];

const SHOULD_NOT: readonly RegExp[] = [
  /^\W*no\s(?=\w)[^.;:]{1,120}?\bshould\s(?!not\b)/i,
  pattern(String.raw`\b(?:do not|don['’]t) want (?:the\s+|an?\s+|our\s+)?${MODEL} to\b`),
  /\b(?:should|ought to)\s+(?:also\s+|generally\s+|typically\s+|usually\s+|still\s+|therefore\s+|either\s+)*(?:not|n['’]t)\b/i,
  /\bshouldn['’]t\b/i,
  /\bshould\s+(?:\w+ly\s+|also\s+)*(?:avoid|refrain|resist|try not|aim not|strive to avoid|strive not)\b/i,
];

/** "Every answer has to name its source"; not "the need to", "this has to do with", "will have to". */
const HAS_TO =
  /\b(?=ha|need)(?<!\b(?:not|never|will|would|may|might|could|can|shall|to|as|the|a|an|no|any|who|that|which|we|they|i)\s)(?:(?<!n['’]t\s)\bha(?:s|ve)|\bneeds|(?<=(?:\w\ws|\byou)\s)need)\s+to\b(?!\s+(?:do with|say|be said|know\b|understand|admit|remember|offer))/i;

/** "Payments require human approval" */
const REQUIRES =
  /\b(?=require)(?<!\b(?:that|which|who)\s)requires?\s+(?:(?:prior|human|explicit|express|written|parental|informed|verbal|user|users['’]|user['’]s)\s+){1,3}(?:consent|approval|oversight|confirmation|review|verification|permission|authori[sz]ation|supervision|sign-off)\b/i;

/** "Users are responsible for lawful use" */
const IS_RESPONSIBLE =
  /^\W*(?:[^:.;]{2,60}:\s+)?(?:(?:all|the|our|your|any|each)\s+)?(?:you|users?|customers?|clients|developers?|operators?|members|deployers?|employees|participants|parents(?: and guardians)?)(?:\s+of(?:\s+[\w'’-]+){1,5}?)?\s+(?:is|are)\s+(?:also\s+|solely\s+|fully\s+)?responsible for\b/i;

const MUST: readonly RegExp[] = [
  // "You can only help one user" restricts.
  pattern(String.raw`${SUBJECT}\s+(?:can|may)\s+only\b`),
  pattern(String.raw`${SUBJECT}\s+(?:must|shall|has to|have to|needs? to|(?:is|are) (?:required|obliged|obligated) to|always)\b`),
  /\b(?:must|shall)\b/i,
  REQUIRES,
  IS_RESPONSIBLE,
  /\b(?:is|are)\s+(?:required|mandatory|obligatory|obliged|obligated)\b/i,
  HAS_TO,
];

const SHOULD: readonly RegExp[] = [
  pattern(String.raw`\bwe want (?:the\s+|an?\s+|our\s+)?${MODEL} to\b`),
  /\bit(?: is|['’]s) (?:also )?(?:important|essential|critical|vital|crucial) (?:to|that the (?:assistant|model))\b/i,
  /\b(?:guiding |general |key )principle is to\b/i,
  pattern(
    String.raw`${SUBJECT}\s+(?:should|ought to|is expected to|are expected to|is encouraged to|aims to|strives to|is supposed to)\b`,
  ),
  /\b(?:should|ought to)\b/i,
  /\b(?:you|users?|members?|participants?|contributors?|moderators?|reviewers?|everyone|customers?|students?|staff)\s+(?:is|are)\s+(?:expected|encouraged|asked|supposed)\s+to\b/i,
];

/** "Well-supported claims may be made" */
const MAY_BE_DONE =
  /\bmay(?<!\b(?:that|which|who|it|they|you|users?|details|examples|updates)\smay)\s+(?:also\s+|still\s+)?be\s+(?:made|given|provided|discussed|shown|offered|quoted|answered|described|depicted|cited|generated|summari[sz]ed|explained|translated)\b/i;
/** "Can answer questions about fees": an item that leaves out who can. */
const CAN_HELP =
  /^\W*can\s+(?:also\s+|only\s+)?(?=)(?:answer|discuss|help (?:with|users?|customers?|people|students?|you)\b|assist|explain|offer|share|provide|give|summari[sz]e|translate|recommend|suggest|refer|quote|describe)\b/i;

const MAY: readonly RegExp[] = [
  /\b(?:users?|developers?|operators?)\b.{0,24}\b(?:can|may)\s+(?:\w+ly\s+)?(?:adjust|override|change|customi[sz]e|opt|disable|enable|relax|unlock|request)\b/i,
  /\bwe\s+(?:do\s+)?(?:generally\s+|also\s+|typically\s+)?(?:allow|permit|welcome)s?\b/i,
  pattern(String.raw`\b${MODEL}\b.{3,160}?,\s+(?:then\s+)?it\s+(?:may|can)\b`),
  pattern(
    String.raw`${SUBJECT}\s+(?:(?:may|might|can)(?! only\b)|is allowed to|is permitted to|is free to|are allowed to|are free to|need not|(?:is|are)(?: not|n['’]t) (?:required|obliged|expected) to|(?:do|does)(?: not|n['’]t) (?:need|have) to|is welcome to)\b`,
  ),
  /(?:\b(?:is|are)|\bit['’]s)\s+(?:also\s+|always\s+|generally\s+)?(?:allowed|permitted|acceptable|okay|fine|ok)\b/i,
  /\b(?:is|are)(?<!\b(?:feedback|suggestions|comments|contributions|ideas|questions|requests)\s(?:is|are))\s+(?:also\s+|always\s+)?welcome\b/i,
  CAN_HELP,
  /\b(?:responses?|outputs?|answers?|repl(?:y|ies))\s+may\b/i,
  MAY_BE_DONE,
  /\bthere (?:is|are) no (?:restrictions? on|limits? on|prohibitions? on|need to)\b/i,
];

export interface Modal {
  readonly modality: Modality;
  /** words without which none of the patterns matches: most sentences need no closer look */
  readonly words: RegExp;
  readonly patterns: readonly ModalPattern[];
}

interface ModalPattern {
  /** global, so that a second match can be asked for where the first binds somebody else */
  readonly pattern: RegExp;
  /** matches only where the model is named */
  readonly namesModel: boolean;
}

const modal = (modality: Modality, words: RegExp, patterns: readonly RegExp[]): Modal => ({
  modality,
  words,
  patterns: patterns.map(({ source, flags }) => ({
    pattern: new RegExp(source, `${flags}g`),
    namesModel: source.includes(MODEL),
  })),
});
export const MODALS: readonly Modal[] = [
  modal('must-not', /not\b|n['’]t|never|\bno\b|prohibit|forbid|disallow|\bbans?|banned|unacceptable/i, MUST_NOT),
  modal('should-not', /should|ought|want/i, SHOULD_NOT),
  modal('must', /must|shall|only|ha(?:s|ve) to|need|require|oblig|always|mandatory|responsible/i, MUST),
  modal('should', /should|ought|principle|expected|encouraged|asked|aims|strives|supposed|want|it(?: is|['’]s)/i, SHOULD),
  modal(
    'may',
    /\b(?:may|might|can)\b|allow|permit|welcome|free to|need|have to|required|acceptable|okay|\bfine\b|\bok\b|no restriction|no limit|no prohibition/i,
    MAY,
  ),
];
