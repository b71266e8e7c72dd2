import { IMPERATIVE_VERBS } from '../../spec/imperative-verbs.ts';
import type { Clause } from '../../spec/index.ts';
import type { Sentence } from '../text/sentence.ts';

/**
 * Whether a sentence rules something: it belongs to a clause, stands under a label or a verdict, or obliges the people
 * whom a policy governs. Clauses bind the model alone; a faulty sentence is as faulty where it binds a moderator.
 */
export function rules(sentence: Sentence): boolean {
  const { clause, section, plain, prose } = sentence;
  if (section.role === 'examples' || EXPLAINING.test(section.title)) return false;
  if (clause) return clause.modality === 'verdict' || isFirstOf(clause, sentence) || OBLIGES.test(plain) || opensWithVerb(plain);
  if (
    prose.holds === 'definition' ||
    section.role === 'definitions' ||
    ABOUT_THE_TEXT.test(plain) ||
    plain.slice(-4).includes('?')
  )
    return false;
  if ((section.label !== null || section.verdict !== null) && prose.kind === 'paragraph') return !plain.endsWith(':');
  const start = plain.slice(0, REACH);
  return OBLIGES_PEOPLE.test(start) || ((DECIDES.test(start) || SANCTIONS.test(start)) && !SUPPOSES.test(start));
}

const EXPLAINING =
  /^\W*(?:rationale|background|why\b|commentary|motivation|history|changelog|change log|about this|how we wrote|how to read)/i;
/** A clause with a written id may go on with sentences that only explain it. */
function isFirstOf(clause: Clause, { span }: Sentence): boolean {
  return span.start <= clause.span.start + 2;
}

function opensWithVerb(plain: string): boolean {
  return IMPERATIVE_VERBS.has(/^\W*([a-z-]+)/i.exec(plain.slice(0, 40))?.[1]?.toLowerCase() ?? '');
}

const OBLIGES =
  /\b(?:must|should|shall|will|cannot|never|may not|do not|does not|don['’]t|doesn['’]t|is (?:dis)?allowed|are (?:dis)?allowed|prohibited)\b|^\W*(?:if|when|unless|where)\b|\b(?:assistant|model|chatbot|bot|agent|it|we) (?:also |then |[a-z]+ly )?(?!is\b|has\b|was\b)[a-z]+s\b/i;
/** A rule says whom or what it is about near its beginning. */
const REACH = 240;
const OBLIGES_PEOPLE =
  /^\W*(?:(?:if|when|where|before|after|unless|for)\b[^;]{1,160}?,\s+)?(?:(?:the|all|our|your|each|every|any|such|an?)\s+)?(?:[a-z-]+\s+){0,2}?(?=)(?:you|users?|members?|moderators?|reviewers?|raters?|annotators?|labell?ers?|operators?|developers?|creators?|authors?|sellers?|customers?|employees?|agents?|staff|teams?|posts?|content|accounts?|messages?|comments?|images?|videos?|links?|requests?|responses?|answers?|replies|refusals?|notices?|outputs?|they|it)\s+(?:[a-z]+ly\s+|also\s+|then\s+)?(?:,[^,]{1,40},\s+)?(?:must|should|shall|may not|cannot)\b/i;
const DECIDES =
  /\b(?:is|are|be|gets?)\s+(?:[a-z]+\s+){0,2}?(?=)(?:removed|deleted|allowed|prohibited|permitted|banned|suspended|refused|declined|blocked|rejected|escalated|taken down|disallowed|hidden|labell?ed)\b|\b(?:moderators?|reviewers?|team|we)\s+(?:looks?|reviews?|decides?|checks?|contacts?|considers?|acts?|responds?|escalates?|forwards?)\b|^\W*(?:if\b[^,;]{1,120},\s+)?we\s+(?:[a-z]+ly\s+|may\s+|will\s+|also\s+|do not\s+|don['’]t\s+){0,3}(?:remove|allow|permit|leave up|prohibit|ban|suspend|restrict|take down|delete|block|hide)\b|\b(?:must|should|shall)\s+(?:not\s+|only\s+|also\s+|never\s+)?be\s+(?:[a-z]+ly\s+)?[a-z]+ed\b|\b(?:may|can)\s+(?:not\s+|only\s+|also\s+)?be\s+(?:shared|disclosed|revealed|given|provided|answered|posted|published|discussed|shown)\b|^\W*we\s+(?:will|shall|must)\s+(?!continue|keep|update|work)/i;
/** "Permanent termination for serious violations": what is done, and for what. */
const SANCTIONS =
  /^\W*(?:(?:immediate|temporary|permanent|formal|written|first|final|automatic|account|content|posting) ){0,3}(?:suspension|termination|removal|deletion|ban|warning|mute|restriction|strike)s?(?: notices?)? (?:for|after|upon|following|in case of)\b/i;
/** What is only asked, told or imagined. */
const SUPPOSES = /\b(?:whether|why|how|would|could|was|were|had)\b/i;
const ABOUT_THE_TEXT =
  /^\W*(?:this|these|the (?:following|above)|here)\b[^.]{0,40}\b(?:section|document|polic(?:y|ies)|rules?|guidelines?|standards?|examples?|list)\b|^\W*(?:for example|note|please note|see)\b/i;
