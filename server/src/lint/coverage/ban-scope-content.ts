import type { Clause } from '../../spec/index.ts';
import { isProhibition } from '../../spec/model.ts';
import type { Sentence } from '../text/sentence.ts';
import { barsAny, decreesAny } from './ban-scope-decrees.ts';
import { CONTENT, CONTENT_ITSELF, MADE, PRECISE, SHOWN_HARM, USED } from './ban-scope-words.ts';

/**
 * Whether a clause bans all content of a hazard: what is made, shown or told of it, whatever it is for. A ban on an act, an intent or
 * instructions is none.
 *
 * @param title of its category: under "Violence", a ban on showing anything is one on content; empty where it has none, and "no drugs" may
 *   be on the things themselves
 */
export function bansAllContent({ mode, modality, text, exceptions }: Clause, title: string): boolean {
  const forbids = isProhibition(modality)
    ? mode === 'refuse' || mode === null
    : mode === 'refuse' && (modality === 'verdict' || modality === 'must' || modality === 'will');
  return (
    exceptions.length === 0 &&
    (forbids || (mode !== 'comply' && modality !== 'may')) &&
    isOnContent(isProhibition(modality) ? ruleOf(text) : text, title) &&
    (forbids || decreesAny(text))
  );
}

/** Whether a sentence that is no clause does the same: "Nudity is never shown", "The tutor refuses all texts that show a killing". */
export function decreesNoContent({ clause, text, section, prose }: Sentence, title: string): boolean {
  return (
    clause === null &&
    text.length <= LONGEST &&
    section.role !== 'examples' &&
    prose.holds !== 'definition' &&
    !text.endsWith(':') &&
    isOnContent(text, title) &&
    (decreesAny(ruleOf(text)) || barsAny(text))
  );
}

/** "If the category is disallowed, …": what only supposes a ban states none. */
function ruleOf(text: string): string {
  return /^\W*(?:if|when|whenever|where|once)\b/i.test(text) ? text.slice(text.indexOf(',') + 1 || text.length) : text;
}

/** Whether a ban is on content that no use makes right. */
export function isAbsolute(text: string): boolean {
  return ABSOLUTE.test(text);
}

function isOnContent(whole: string, title: string): boolean {
  const text = whole.includes('(') ? whole.replace(EXAMPLES, '') : whole;
  if (PRECISE.test(text.replace(WHO, ''))) return false;
  if (ABSOLUTE.test(text)) return MADE.test(text) || SEXUALISES.test(text);
  if (CONTENT.test(text))
    return (
      MADE.test(title === '' ? text.replace(USED, '') : text) || (title !== '' && NONE_OF.test(text)) || CONTENT_ITSELF.test(text)
    );
  if (SHOWN_HARM.test(text)) return true;
  return CONTENT.test(title) && (DEPICTED.test(text) || (SOFT.test(text) && MADE.test(text)) || MAKES_CONTENT.test(text));
}

/** "The recipe assistant must not": what somebody is called says nothing of the ban. */
const WHO =
  /^\W*(?:[\w-]+ ){1,5}?(?=(?:(?:must|may|shall|should|will|can|does|do) (?:not|never|always)|never|refuses|declines|avoids) (?!be\b))/i;
/** "(e.g., self-harm)": an example of the subject, and not the subject. */
const EXAMPLES = /\((?:e\.?g\.?|for example|for instance|such as)[^()]*\)/gi;
/** A sentence that is longer is no plain ban. */
const LONGEST = 200;
const MINORS =
  '(?:minors?|child(?:ren)?|kids?|under[- ]?age\\w*|teen(?:s|agers?)?|adolescents?|young people|pupils?|schoolchildren|(?:boys?|girls?)|under[- ](?:18s?|eighteens?)|U18s?)';
const ABSOLUTE = new RegExp(String.raw`\bCSAM\b|\bsexual\w*[^.]{0,80}\b${MINORS}\b|\b${MINORS}\b[^.]{0,80}\bsexual`, 'i');
const SEXUALISES = /\bsexuali[sz]\w*/i;

/** "No nudity", "zero tolerance for racism" */
const NONE_OF = /^\W*(?:we have )?(?:no|zero[- ]tolerance (?:for|of|on)|absolutely no|never any)\s/i;
/** What is one of them under such a title. */
const SOFT =
  /\b(?:fights?|fighting|battles?|assaults?|attacks?|deaths?|dies|dying|killed|hurts?|injur\w+|beat(?:en|ings?)|graphic|blood|thefts?|frauds?|steals?|sex|intimacy|undress\w*|explosions?|slogans?|stereotypes?|inferior)\b/i;
/** What makes a picture or a tale of whatever its object is. */
const DEPICTED =
  /\b(?:depict\w*|portray\w*|narrat\w*|illustrat\w*|draw(?:s|ing)?|paint(?:s|ing)?|render(?:s|ing)?|scenes?|imagery|images? of|pictures? of|photos? of|poems? (?:about|on|of)|texts? (?:about|on|of|in which)|accounts? of|stor(?:y|ies) (?:about|of|in which)|jokes? about|songs? about|writ(?:e|es|ing) about|(?:tell|speak)s? of|describ(?:e|es|ing) (?!how|what|why|where|when|its|the way)|show(?:s|ing)? (?!how|that|users?|where|the user|a warning|its))/i;
/** Under a title that names a harm, whatever is said of the text or picture that is not to be made: "prose that belittles a people". */
const MAKES_CONTENT =
  /\b(?:generat|produc|creat|writ|compos|draft|draw|render|narrat|illustrat|show|display|publish|post|print|voic|sing|paint|output|invent|make|host|share|put)(?:e|es|s|ing|ting|ed)?(?=) (?:[a-z-]+ ){0,3}?(?=)(?:content|material|texts?|prose|passages?|scenes?|lines|verses?|poems?|lyrics|songs?|stor(?:y|ies)|tales?|jokes?|pictures?|images?|videos?|posts?|dialogue|art|fiction|imagery|depictions?|accounts?|anything|something)\b/i;
