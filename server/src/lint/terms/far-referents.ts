import type { Sentence } from '../text/sentence.ts';
import type { Context } from './context.ts';
import type { OpenRule } from './open-rules.ts';

/**
 * Finds "those characteristics" in a list item that names none, "such content" after a list, and "such requests" or "this type of
 * speech" after a sentence that names two kinds.
 */
export function findFarReferents(sentence: Sentence, { before, itemsBefore }: Context): OpenRule[] {
  const { plain, prose, start } = sentence;
  if (!QUICK.test(plain) || plain.length > LONGEST) return [];
  const opened = (match: RegExpExecArray | null, why: string | null): OpenRule[] =>
    match && why ? [{ sentence, from: match.index, to: match.index + match[0].length, why }] : [];
  const trait = TRAITS.exec(plain);
  if (
    trait &&
    prose.kind === 'item' &&
    !CASE.test(plain.slice(0, trait.index)) &&
    !(/events|incidents/i.test(trait[0]) && EVENTS.test(sentence.section.title)) &&
    !names(prose.text.slice(0, start + trait.index), trait[1] ?? '') &&
    !names(prose.lead ?? '', trait[1] ?? '')
  )
    return opened(trait, 'its own item names none, and items are read one by one');
  const kind = KIND.exec(plain);
  if (kind && before) return opened(kind, namesTwo(before.plain, kind[1] ?? ''));
  const such = SUCH.exec(plain);
  if (!such) return [];
  const own = plain.slice(0, such.index);
  if (before && (own.trim() === '' || (/^[^,;:]{1,60}$/.test(own) && OTHERS.test(before.plain))))
    return opened(such, OTHERS.test(before.plain) ? 'the sentence before it names two kinds' : null);
  if (
    !before &&
    itemsBefore > 1 &&
    start === 0 &&
    /^content|material|image/i.test(such[1] ?? '') &&
    !THING.test(own) &&
    !ANY.test(own)
  )
    return opened(such, `${itemsBefore} items of the list before it fit`);
  if (ACTS.test(such[0]) && SEVERAL_ACTS.test(own) && !names(own, such[1] ?? ''))
    return opened(such, 'several acts are named before it');
  return [];
}

/** Whether a sentence holds words that the function above looks for. */
export function mayStandFar(plain: string): boolean {
  return SUCH.test(plain) || TRAITS.test(plain) || KIND.test(plain);
}

const LONGEST = 600;
const QUICK = /\b(?:such|those|these|this (?:type|kind|sort|form)) \w/i;
const TRAITS =
  /\b(?:those|these|such) (characteristics|attributes|traits|identities|events|incidents|factors|criteria|purposes|thresholds|exceptions|exemptions)\b(?! (?:that|which|who|as|listed|named|described|below|above|where|when|in which|of))/i;
/** A category of events says which they are. */
const EVENTS =
  /\b(?:events?|incidents?|disasters?|emergenc(?:y|ies)|accidents?|attacks?|shootings?|crises|crisis|wars?|conflicts?|elections?|outbreaks?|protests?)\b/i;
/** What happens in a case may be the event: "if somebody tells of an accident". */
const CASE = /\b(?:if|when|where|after)\b/i;
const KIND = /\b(?:this|these|that|those) (?:types?|kinds?|sorts?|forms?) of (\w+)\b/i;
const SUCH =
  /\bsuch (content|material|requests?|images?|posts?|messages?|questions?|speech|activit(?:y|ies)|acts?|actions|conduct)\b/i;
const ACTS = /\bsuch (?:activit|acts?\b|actions)/i;
/** The sentence names what it is about itself. */
const THING = /\b(?:information|photos?|videos?|images?|content|material|posts?|media|data|links?|files?|texts?)\b/i;
/** "When you see such content": any of the list is enough. */
const ANY =
  /^\W*(?:if|when|whenever|where|once) (?:you|the (?:assistant|model|bot|chatbot|agent|system)|it) (?:see|meet|encounter|find|detect|notice|come across|receive)s? $/i;
/** "Some requests concern hacking and others fraud." */
const OTHERS = /\bsome\b[^.;]{1,120}\b(?:and|while|,|whereas) others?\b/i;
/** "classifying, translating or teaching about crimes" */
const SEVERAL_ACTS =
  /\b\w+(?:ing|tion|tions|ism)\b(?:,| \([^)]{0,80}\),)[^.;]{1,80}?(?:\bor\b|\band\b|,)[^.;]{1,40}?\b\w+(?:ing|tions?|crimes?|activities|acts)\b/i;

/** Whether a text names it, in the singular or the plural. */
function names(text: string, noun: string): boolean {
  const stem = noun.toLowerCase().replace(/(?:ies|ia|s)$/, '');
  return text.toLowerCase().includes(stem);
}

function namesTwo(before: string, noun: string): string | null {
  const lower = before.toLowerCase();
  const singular = noun.toLowerCase().replace(/s$/, '');
  const uses = lower.split(/[^a-z]+/).filter((word) => word === singular || word === `${singular}s`).length;
  if (/^\W*(?:in other cases|others?|also|we also)\b/i.test(before)) return 'it may be the one just named, or those before it';
  return uses > 1 ||
    OTHERS.test(before) ||
    /\b(?:that|which|who)\b[^.;]{3,80}\band\b[^.;]{3,80}\b(?:that|which|who)\b/i.test(before)
    ? 'the sentence before it names two kinds'
    : null;
}
