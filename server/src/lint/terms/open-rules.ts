import type { Sentence } from '../text/sentence.ts';
import type { Context } from './context.ts';

/** Words that stand for a rule said before, where two rules fit. */
export interface OpenRule {
  readonly sentence: Sentence;
  readonly from: number;
  readonly to: number;
  /** what fits, for the message */
  readonly why: string;
}

/** Finds "this", "such requests", "the same", "the above", "the latter" where more than one rule or thing before them fits. */
export function findOpenRules(sentence: Sentence, context: Context): OpenRule[] {
  const open = (match: RegExpExecArray | null, why: string | null): OpenRule[] => {
    const words = match?.groups?.['words'] ?? match?.[0] ?? '';
    const from = match ? match.index + match[0].indexOf(words) : 0;
    return match && why ? [{ sentence, from, to: from + words.length, why }] : [];
  };
  const { plain } = sentence;
  if (LATER_WORDS.test(plain))
    return [
      ...open(
        ABOVE.exec(plain),
        context.clausesBefore > 1 ? `${context.clausesBefore} rules stand above it in this section` : null,
      ),
      ...open(LATTER.exec(plain), whyThree(plain, context)),
    ].slice(0, 1);
  if (!OPENING_WORDS.test(plain)) return [];
  if (CASE.test(plain)) return open(CASE.exec(plain), whyTwoCases(context));
  return [
    ...open(DEMONSTRATIVE.exec(plain), whyTwoRules(context)),
    ...open(SUCH.exec(plain), whyTwoRules(context) ?? whySuch(plain, context)),
    ...open(SAME.exec(plain), whyTwoRules(context)),
  ].slice(0, 1);
}

const LATER_WORDS = /\bthe (?:above|foregoing|former|latter)\b/i;
const OPENING_WORDS = /^\W{0,4}(?:However, |But |In |If |When |Where |Unless )?(?:this|that|these|those|such|the same)\b/i;
const DECIDES = String.raw`(?:also\s)?(?:applies|apply|(?:does not|do not|doesn['’]t) (?:apply|hold|cover|override|extend|affect|change|limit|permit|allow)|holds?|overrides?|covers?|is (?:not |never |also |always |only )?(?:allowed|permitted|prohibited|forbidden|acceptable|required)|must|should|may|cannot|shall)`;
const DEMONSTRATIVE = new RegExp(String.raw`^\W*(?:However, |But )?(?<words>this|that|these|those)\s${DECIDES}\b`, 'i');
const SUCH =
  /^\W*(?:However, |But |In )?(?<words>such (?:content|requests?|information|material|cases?|situations?|topics?|messages?|posts?|behaviou?r|conduct|prompts?|images?|advice|help|users?|activit(?:y|ies)|instructions?|data|answers?|claims?|links?|questions?))\b/i;
const SAME =
  /^\W*(?<words>the same (?:rule |limit |restriction |exception |standard |requirement )?(?:applies|holds|is true|goes))\b/i;
/** "If this is the case", "In this case" */
const CASE =
  /^\W*(?:(?:if|when|where|unless) (?<words>this|that)(?= (?:is (?:so|true|the case)|happens|occurs|applies)\b)|in (?:this|that) case\b)/i;
const ABOVE =
  /(?<!\b(?:of|in|see|per|by|with|to|from|than|under|like|as) )\b(?<words>the (?:above|foregoing)(?: (?:rule|exception|restriction|requirement|limit|condition|clause|ban|prohibition|provision|guideline|instruction))?)(?=\s(?:applies|apply|does|do|is|are|must|should|may|cannot|can|shall|will|holds?|overrides?|includes?|covers?))/i;
const LATTER = /\b(?<words>the (?:former|latter))\b/i;

function whyTwoRules({ before, itemsBefore }: Context): string | null {
  if (before?.clause && statesTwo(before.plain)) return 'the sentence before it states two rules, or a rule and its exception';
  if (!before && itemsBefore > 1) return `${itemsBefore} rules of the list before it fit`;
  return null;
}

/** "A message may ask for a note, or it may ask who …": two cases. */
function whyTwoCases({ before }: Context): string | null {
  return before && TWO_CASES.test(before.plain) ? 'the sentence before it names two cases' : null;
}

const TWO_CASES =
  /\b(?:may|might|can|could)\b[^.;:]{3,160}(?:,|;)? or (?:else )?(?:it|they|he|she|(?:the|an?|another) [a-z]+) (?:may|might|can|could)\b|\beither\b[^.;:]{3,120}, or (?:it|they|he|she|(?:the|an?) [a-z]+) /i;
const MODAL =
  /\b(?:must|should|shall|may|can|cannot|will|is (?:not )?(?:allowed|permitted|prohibited|acceptable)|are (?:not )?(?:allowed|permitted|prohibited|acceptable))\b/gi;

/** A rule and its contrary or its exception in one sentence. */
function statesTwo(text: string): boolean {
  const modals = text.match(MODAL)?.length ?? 0;
  if (/\b(?:unless|except|other than|with the exception of)\b/i.test(text)) return true;
  return /(?:,|;)?\s\b(?:but|whereas|while|however|although|though)\b/i.test(text) && modals > 1;
}

/** "Fictional content and instructional content …": two kinds of it. */
function whySuch(plain: string, { before }: Context): string | null {
  const noun = /such (\w+)/i.exec(plain)?.[1]?.toLowerCase().replace(/s$/, '') ?? '';
  if (!before || noun.length < 4) return null;
  const kinds = before.plain
    .toLowerCase()
    .split(/\W+/)
    .filter((word) => word === noun || word === `${noun}s`).length;
  return kinds > 1 ? `the sentence before it names two kinds of ${noun}` : null;
}

/** "The latter" of three. */
function whyThree(plain: string, { before }: Context): string | null {
  const at = plain.search(LATTER);
  const text = at > 30 ? plain.slice(0, at) : `${before?.plain ?? ''} ${plain.slice(0, at)}`;
  return THREE.test(text.slice(-300)) ? 'three or more things before it fit' : null;
}

const THREE = /[\w-]+(?:\s[\w-]+){0,4},\s[\w-]+(?:\s[\w-]+){0,4},?\s(?:and|or)\s[\w-]+/;
