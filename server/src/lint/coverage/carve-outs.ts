import { isProhibition } from '../../spec/model.ts';
import type { Sentence } from '../text/sentence.ts';
import { givesCare } from './care.ts';
import { leavesAlone } from './stances.ts';

/**
 * Whether a sentence speaks of a use for which content on a harm is often allowed: information, teaching, history, news,
 * fiction, art, research, quotation. It counts whether the sentence allows the use or says that it changes nothing.
 */
export function namesUse(sentence: Sentence): boolean {
  const { text, clause } = sentence;
  if (RECORDS.test(text)) return false;
  if (ANY.test(text) || REACHES.test(text)) return true;
  const forbids = clause !== null && (clause.mode === 'refuse' || isProhibition(clause.modality));
  if (NAMED.test(text)) return !isPlainDuty(sentence) || reachesUse(sentence);
  return !forbids && (TELLS.test(text) || (LOOSE.test(text) && !isPlainDuty(sentence)));
}

/** "The guide must call the museum", "do not write a story that praises a killer": no word on uses, though it names one. */
function isPlainDuty(sentence: Sentence): boolean {
  const { text, clause } = sentence;
  if (clause === null || clause.mode === 'comply' || CHANGES.test(text)) return false;
  const binds =
    isProhibition(clause.modality) || clause.modality === 'must' || clause.modality === 'should' || clause.modality === 'will';
  return binds && !leavesAlone(sentence);
}

/**
 * Whether a ban itself says whether it holds for a use: "not even in a novel", "news photographs included". "Never compose erotic
 * poetry" only says what it bans.
 */
export function reachesUse({ text }: Pick<Sentence, 'text'>): boolean {
  return text.length <= LONGEST && (REACHES.test(text) || ANY.test(text) || AFTER.test(text) || BEFORE.test(text));
}

/** Whether a general rule decides on a use for the bans of all categories; "helps pupils with history" decides on none of them. */
export function settlesUses(sentence: Sentence): boolean {
  const { text, clause } = sentence;
  return clause !== null && namesUse(sentence) && (DECIDES.test(text) || clause.mode !== null) && ON_BANS.test(text);
}

/** The same of a sentence that need be no clause, in a document that has no categories. */
export function decidesOnUses(sentence: Sentence): boolean {
  const { text } = sentence;
  return text.length <= LONGEST && NAMED.test(text) && DECIDES.test(text) && ON_BANS.test(text);
}

/**
 * Whether a sentence only sends people to help, or says what is done with a chat: it may be the one permission in a category, and says
 * nothing of a use.
 */
export function onlyHelps(sentence: Sentence): boolean {
  return (givesCare(sentence) || RUNS_CHAT.test(sentence.plain)) && !INFORMS.test(sentence.plain) && !NAMED.test(sentence.plain);
}

/** Whether a sentence is on telling something to somebody, or on what people learn. */
export function informs({ plain }: Sentence): boolean {
  return INFORMS.test(plain);
}

const USES =
  'information(?:al)? (?:purposes?|contexts?|content)|informational|education(?:al)?|educates?|textbooks?|histor(?:y|ical|ians?)|fiction(?:al)?|novels?|stor(?:y|ies)|storytelling|creative writing|literature|literary|poetry|artistic|satir(?:e|ical)|parod(?:y|ies)|newsworthy|news|journalis(?:m|tic|ts?)|reporters?|reportage|documentar(?:y|ies)|scientific|academic|scholar(?:ly|ship)|research(?:ers?)?|clinical|quot(?:es?|ed|ing|ations?)|condemn(?:s|ing|ation)?|counter-?speech|critique[sd]?|critici[sz](?:e|es|ing|m)|hypotheticals?|role[- ]?play\\w*|make-believe|invented|imaginary|thrillers?|screenplays?|memoirs?|biograph\\w+|lectures?|lessons?|seminars?|sculptures?|paintings?|classrooms?|coursework|testimon(?:y|ies)|museums?';
const NAMED = new RegExp(`\\b(?:${USES})\\b`, 'i');
const ANY =
  /\b(?:(?:any|every|all|whatever) (?:the )?(?:contexts?|purposes?|framings?|form)|(?:any|no) circumstances?|(?:regardless|irrespective) of|anywhere|in (?:an?|any) (?:play|poem|song|film|game|joke|lesson|report|memoir)|(?:art|songs?|films?|poems?|plays?|games?) (?:alike|included|too|as well))\b/i;
const AFTER = new RegExp(
  String.raw`\b(?:in|for|as|even|including|inside|within|whether|nor|unless|except|outside|beyond|regardless|not)\b[^.;]{0,60}\b(?:${USES})\b`,
  'i',
);
const BEFORE = new RegExp(
  String.raw`\b(?:${USES})\b[^.;]{0,40}\b(?:included|too|alike|as well|aside|excepted|exempt)\b|; [^.;]{0,40}\b(?:${USES})\b`,
  'i',
);
const LONGEST = 600;
/** "The ban covers plays and games" */
const REACHES =
  /\b(?:covers?|extends? to|(?:applies|apply) to|holds? (?:in|for|of)|reach(?:es)?|binds?)\b[^.;]{0,60}\b(?:plays?|poems?|songs?|lyrics|films?|games?|art|jokes?|lessons?|paintings?|comics?|reports?)\b/i;
const TELLS =
  /\b(?:inform(?:s|ative)|teach(?:es|ing)?|awareness|preventi(?:on|ve)|neutral(?:ly)?|factual(?:ly)?|facts|explains?|discuss(?:es|ion|ing)?|general questions?|objective)\b/i;
/** "Owner: clinical safety" */
const RECORDS =
  /^\W*(?:owner|reviewers?|severity|priority|contact|team|author|version|date|status|updated|last updated|approved by|effective)\b[^:]{0,20}:/i;
const LOOSE =
  /\b(?:tales?|fairy ?tales?|legends?|myths?|fables?|classics|dramas?|comics?|cartoons?|set texts?|dictionar(?:y|ies)|encyclop\w+|translat\w+|exhibits?|exhibitions?|archives?|leaflets?|campaigns?|training|memorials?|anatom\w+|surg(?:ery|ical)|debunk\w*|rebut\w*|denounc\w*|commemorat\w*|survivors?|witness\w*|information|school|films?|games?|art|arts|reporting|science|stud(?:y|ies)|medical|recovery|context)\b/i;
/** What a sentence says that decides on a use: "fictional violence counts as violence". */
const CHANGES =
  /\b(?:counts?|chang\w+|difference|excuses?|matters?|also|too|as well|even|still|whether|same|alike|treat\w*|regard\w*|consider\w*|exempt\w*|except\w*|allowed|permitted|fine|context)\b/i;
/** "may end the chat", "may ask for a name" */
const RUNS_CHAT =
  /\b(?:may|can) (?:also |then |always )?(?:ask|end|close|block|stop|warn|refuse|decline|report(?! on| about)|escalate|pass|hand|log|contact|call|suspend|remove|mute|ban|pause|label|rename)\b/i;
const DECIDES = /\b(?:regardless|even (?:in|if|when)|any (?:framing|context|purpose)|allowed|permitted|may|exempt|exception)\b/i;
/** What such a rule is about: the bans, or content of any kind. */
const ON_BANS =
  /\b(?:content|material|texts?|posts?|rules?|bans?|banned|prohibit\w+|forbidden|disallowed|allowed|permitted|exempt\w*|exceptions?|polic(?:y|ies)|categor(?:y|ies)|limits?|sections?|below|above|harm\w*|sensitive|violen\w+|sexual|hate\w*|drugs?|crimes?|topics?|subjects?|contexts?|purposes?|framings?|regardless|even (?:in|if|when))\b/i;
const INFORMS =
  /\b(?:explain\w*|describ\w*|discuss\w*|inform\w*|general|facts?|factual\w*|teach\w*|histor\w+|laws?|quot\w+|summar\w+|educat\w+|questions? (?:about|on)|analy[sz]\w*|compar\w+|overview|outlines?|news|fiction\w*|stud(?:y|ies)|research\w*|school|allowed|permitted)\b/i;
