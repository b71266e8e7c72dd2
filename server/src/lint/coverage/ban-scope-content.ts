import type { Clause } from '../../spec/index.ts';
import { isProhibition } from '../../spec/model.ts';
import type { Sentence } from '../text/sentence.ts';

/**
 * Whether a clause bans all content of a hazard: what is made, shown or told of it, whatever it is for. A ban on an act, an intent or
 * instructions is none.
 *
 * @param title of its category: under "Violence", a ban on showing anything is one on content
 */
export function bansAllContent({ mode, modality, text, exceptions }: Clause, title: string): boolean {
  const forbids = isProhibition(modality)
    ? mode === 'refuse' || mode === null
    : mode === 'refuse' && (modality === 'verdict' || modality === 'must' || modality === 'will');
  return (forbids || DECREED.test(text)) && exceptions.length === 0 && isOnContent(text, title);
}

/** Whether a sentence that is no clause does the same: "Nudity is never shown", "The tutor refuses all texts that show a killing". */
export function decreesNoContent({ clause, text, section, prose }: Sentence, title: string): boolean {
  return (
    clause === null &&
    text.length <= LONGEST &&
    section.role !== 'examples' &&
    prose.holds !== 'definition' &&
    (DECREED.test(text) || BARRED.test(text)) &&
    isOnContent(text, title)
  );
}

/** Whether a ban is on content that no use makes right. */
export function isAbsolute(text: string): boolean {
  return ABSOLUTE.test(text);
}

function isOnContent(text: string, title: string): boolean {
  if (PRECISE.test(text)) return false;
  if (ABSOLUTE.test(text)) return MADE.test(text) || SEXUALISES.test(text);
  if (CONTENT.test(text)) return MADE.test(text) || NONE_OF.test(text);
  return CONTENT.test(title) && (DEPICTED.test(text) || (SOFT.test(text) && MADE.test(text)));
}

/** A sentence that is longer is no plain ban. */
const LONGEST = 200;
const MINORS =
  '(?:minors?|child(?:ren)?|kids?|under[- ]?age\\w*|teen(?:s|agers?)?|adolescents?|young people|pupils?|schoolchildren|(?:boys?|girls?)|under[- ](?:18s?|eighteens?)|U18s?)';
const ABSOLUTE = new RegExp(String.raw`\bCSAM\b|\bsexual\w*[^.]{0,80}\b${MINORS}\b|\b${MINORS}\b[^.]{0,80}\bsexual`, 'i');
const SEXUALISES = /\bsexuali[sz]\w*/i;

/** Kinds of content that history, news or fiction is full of; spam or a leaked password is not. */
const CONTENT =
  /\b(?:violen\w+|gore|gory|torture|murders?|massacres?|rapes?|bloodshed|brutality|cruelty|stabbings?|shootings?|lynchings?|executions?|killings?|terroris\w+|extremis\w+|weapons?|firearms?|guns?|explosives?|bombs?|drugs?|narcotics?|alcohol|tobacco|suicid\w+|self[- ](?:harm|injur)\w*|eating disorders?|anorexia|hate|hateful|hatred|bigot\w*|slurs?|racis\w+|sexis\w+|homophob\w+|transphob\w+|antisemit\w+|islamophob\w+|misogyn\w+|xenophob\w+|dehumani[sz]\w+|discriminat\w+|sexual\w*|sex scenes?|intercourse|erotic\w*|pornograph\w*|nudity|nazi\w*|genocid\w*|stabb?\w*|wounds?|bloody?|massacred|slaughter\w*|cocaine|cannabis|heroin|opioids?|robber\w+|burglar\w+|traffick\w+|slavery|gambl\w+|betting|insult\w*|demean\w*|bully\w*|contempt|prejudice\w*|starv\w+|terror|propaganda|conspirac\w+|lewd|explicit (?:content|material|text|images?|scenes?)|crimes?|illegal (?:acts?|activit\w+)|abuse|corpses?|dead bod(?:y|ies)|gruesome|brutal\w*|naked\w*|nude|sex(?= scenes?\b)|explicit passages?|mutilat\w+|beheading\w*|war crimes?)\b/i;
const MADE =
  /\b(?:content|material|generat\w*|produc\w*|creat(?:e|es|ing)|writ(?:e|es|ing)|compos(?:e|es|ing)|draft(?:s|ing)?|draw(?:s|ing)?|render(?:s|ing)?|narrat\w*|illustrat\w*|express\w*|show(?:s|ing)?|display\w*|featur(?:e|es|ing)|scenes?|passages?|stor(?:y|ies)|jokes?|poems?|depict\w*|depictions?|describ\w*|descriptions?|portray\w*|imag(?:e|es|ery)|videos?|texts?|posts?|speech|discuss\w*|mention\w*|contain\w*|output\w*|respon[ds]\w* (?:with|to)|posting|sharing|share|repeat\w*|reproduc\w*|voic(?:e|es|ing)|say(?:s|ing)?|quot(?:e|es|ing)|use[sd]?|appear\w*|words?|language|symbols?|references?|anything|nothing|tell(?:s|ing)?|paint\w*|recit\w*|print(?:s|ing)?|publish\w*|glimpse\w*|present(?:s|ing)?|includ\w*|shown|written|drawn|made)\b/i;
/** "No nudity", "zero tolerance for racism" */
const NONE_OF = /^\W*(?:we have )?(?:no|zero[- ]tolerance (?:for|of|on)|absolutely no|never any)\s/i;
/** What is one of them under such a title. */
const SOFT =
  /\b(?:fights?|fighting|battles?|assaults?|attacks?|deaths?|dies|dying|killed|hurts?|injur\w+|beat(?:en|ings?)|graphic|blood|thefts?|frauds?|steals?|sex|intimacy|undress\w*|explosions?|slogans?|stereotypes?|inferior)\b/i;
/** What makes a picture or a tale of whatever its object is. */
const DEPICTED =
  /\b(?:depict\w*|portray\w*|narrat\w*|illustrat\w*|draw(?:s|ing)?|paint(?:s|ing)?|render(?:s|ing)?|scenes?|imagery|images? of|pictures? of|photos? of|poems? (?:about|on|of)|texts? (?:about|on|of|in which)|accounts? of|stor(?:y|ies) (?:about|of|in which)|jokes? about|songs? about|writ(?:e|es|ing) about|(?:tell|speak)s? of|describ(?:e|es|ing) (?!how|what|why|where|when|its|the way)|show(?:s|ing)? (?!how|that|users?|where|the user|a warning|its))/i;
/** A ban on an intent, an act or instructions is no ban on content. */
const PRECISE =
  /\b(?:how to|instructions?|steps?|methods?|recipes?|techniques?|plans?|actionable|guidance|advice|intent|intend\w*|threat\w*|real (?:person|people|individuals?)|unless|except|(?:say|tell|explain|describ|show|reveal|name)\w* (?:how|where|who|when|which)\b|aside\b|apart from|other than|outside|without|only|specific|obtain\w*|acquir\w*|buy\w*|purchas\w*|sell\w*|(?:in )?detail(?:s|ed)?|encourag\w*|promot\w*|glorif\w*|prais\w*|help\w*|assist(?:s|ing|ance)?|facilitat\w*|enabl\w*|aids?|accus\w+|quantit\w+|in order to|so that|notes?|propaganda for|recruit\w*|incit\w*|dispos\w*|conceal\w*|malware|phishing|code|another user|other users|privileged|confidential|system prompt)\b/i;

/** A ban in the passive, or of whatever is of a kind: "nudity is never shown", "references to drugs are blocked". */
const DECREED =
  /\b(?:is|are|gets?|(?:must|will|shall|should) be) (?:always |strictly |absolutely |automatically )?(?:refused|removed|blocked|declined|rejected|banned|prohibited|forbidden|disallowed|deleted|taken (?:down|off)|a violation|off the table|filtered|omitted|avoided|left out|kept out|cut out|taboo|out of bounds|unacceptable|not (?:okay|ok|acceptable)|off[- ]limits|(?:not|never) (?:allowed|permitted|accepted|tolerated|shown|written|drawn|made|produced|generated|published|answered|acceptable))\b(?! (?:if|when|where|unless|only|for)\b)|^\W*it is (?:strictly )?(?:forbidden|prohibited) to\b|\b(?:ha(?:s|ve) no place|(?:may|must|can|shall|should) (?:not|never) appear)\b|^\W*we (?:always )?(?:take down|remove|delete|block|reject|ban) (?:all|any|every|each)\b|^\W*nothing (?:that|which)\b[^.;]{0,100} (?:may|can|is|must|shall|will) (?:ever )?(?:be )?[a-z]+(?:ed|en|n)\b/i;
/** A model that does not: "The tutor refuses all texts on …", "Penny may never write about …". "No gore." */
const BARRED =
  /^\W*(?:(?:the |our )?[a-z]+(?: [a-z]+)? (?:always |simply |also )?(?:refuses|declines|rejects|blocks|avoids|omits|leaves out|stays away from|steers clear of|may never|will never|can never|must never|shall never|never|won['’]t|refrains from|is barred from|does not|do not|doesn['’]t|is (?:never|not) (?:to|allowed to)) |(?:we have )?(?:no|zero[- ]tolerance (?:for|of|on)|absolutely no|never any) )/i;
