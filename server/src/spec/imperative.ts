import { IMPERATIVE_VERBS, VERBS_THAT_ARE_NOUNS } from './imperative-verbs.ts';
import type { Modality } from './model.ts';

const CONDITION =
  /^(?:if|when|where|unless|in|for|before|after|with|even if|even when|once|as|under|during|while|whenever|until)\b[^,;:]*(?:,|→)\s*(?:then\s+)?/i;
const LEAD_WORD =
  /^(?:instead|otherwise|additionally|also|then|please|just|finally|however|in general|similarly|rather|conversely|but|and),?\s+/i;
const NO_CIRCUMSTANCES = /^under no circumstances\b/i;

/** "the", "any", "only": after one of these a word that could be a noun is a verb. */
const DETERMINER =
  /^(?:the|an?|all|any|each|every|its|their|your|this|that|these|those|it|them|only|whether|both|no|not|what|how|back)$/;

const BASES_ON = /^base (?!models?\b)(?:[\w'’-]+ ){1,4}on\b/i;
/** "Redirect: helplines and trusted adults" */
const LABELLED_ORDER = /^\W*(?:redirect|escalate)(?: \([^()\n]{1,60}\))?:\s+\S/i;
const KEEPS_FROM =
  /^\w+ (?:the |an? |our |your )?(?:\w+ )?(?:assistants?|models?|agents?|chatbots?|bots?|systems?) from \w+ing\b/i;

/** An order: "Refuse …", "Do not …", after a label ("Be kind: …"), a condition ("If unclear, …") or a lead word. */
export function readImperative(text: string): Modality | null {
  if (LABELLED_ORDER.test(text)) return 'must';
  for (const candidate of openings(text)) {
    const [first = '', second = ''] = firstWords(candidate);
    if (first === 'never' || /^don['’]t$/.test(first) || (first === 'do' && second === 'not')) return 'must-not';
    if (/^(?:prevent|stop|keep)$/.test(first) && KEEPS_FROM.test(candidate)) return 'must-not';
    if (/^(?:prohibit|ban|forbid|disallow)$/.test(first) && bansAThing(candidate)) return 'must-not';
    if (first === 'not' && IMPERATIVE_VERBS.has(second)) return 'must-not';
    if (first === 'avoid' || first === 'refrain' || NO_CIRCUMSTANCES.test(candidate)) return 'must-not';
    if (first === 'no' && forbidsAThing(candidate)) return 'must-not';
    if (first === 'always') return 'must';
    if (first === 'feel' && second === 'free') return 'may';
    if (first === 'only' && IMPERATIVE_VERBS.has(second)) return 'must';
    if (isOrder(candidate)) return 'must';
    const bare = withoutManner(candidate);
    if (bare !== candidate && isOrder(bare)) return 'must';
    if (first === 'start' && second === 'with') return 'must';
    if (first === 'base' && BASES_ON.test(candidate)) return 'must';
    if (VERBS_THAT_ARE_NOUNS.has(first) && DETERMINER.test(second) && !/^\w+\s*:/.test(candidate)) return 'must';
  }
  return null;
}

function firstWords(text: string): readonly string[] {
  return (
    text
      .slice(0, 80)
      .toLowerCase()
      .match(/[a-z][a-z'’-]*/g) ?? []
  );
}

function isOrder(text: string): boolean {
  const [first = '', second = '', third = ''] = firstWords(text);
  return IMPERATIVE_VERBS.has(first) && !isNoun(text, first, second, third);
}

function openings(text: string): string[] {
  const found = [text.replace(/^[^\p{L}]+/u, '')];
  const label = /^[^:.;]{2,60}:\s+/.exec(found[0] ?? '');
  if (label) found.push((found[0] ?? '').slice(label[0].length).replace(/^[^\p{L}]+/u, ''));
  for (const each of [...found]) {
    const rest = each.replace(CONDITION, '').replace(LEAD_WORD, '');
    if (rest !== each) found.push(rest);
  }
  return found;
}

const NAMES_A_THING =
  /^(?:search|report|support|answer|use|help|guide|label|list|block|limit|share|point|store|focus|aim|control)$/;
/** Adjectives as often as verbs: "Direct threats", "Moderate violence", "Express consent". */
const QUALITIES: ReadonlySet<string> = new Set(['direct', 'moderate', 'lower', 'express']);
const PERSONS =
  /^(?:users?|people|persons?|customers?|clients?|students?|pupils?|children|teens?|patients?|members?|employees?|visitors?|callers?|learners?|minors?|anyone|everyone|someone|anybody|everybody|him|her|them|us|me|such|attention|concerns)$/;
/** "Clearly refuse", "Briefly explain": not "Family support" */
const MANNER =
  /^(?!(?:fami|ear|like|dai|week|month|year|on|elder|friend|dead|ug|supp|rep|app|assemb|anoma|bul|ho)ly$)[a-z]{3,}ly$/;
const AUXILIARY = /^(?:is|are|was|were|may|might|can|will|must|should|has|have|do|does)$/;

/** "Use of force", "Support resources", "Help desk", "Report, then": the word names a thing. */
function isNoun(text: string, first: string, second: string, third: string): boolean {
  // "Search results may be old" says something of results; "Ensure answers are short" is an order.
  if (NAMES_A_THING.test(first) && /s$/.test(second) && !DETERMINER.test(second) && AUXILIARY.test(third)) return true;
  if (QUALITIES.has(first)) return !directs(text, second);
  // "Block 1: analysis", "Answer 3"
  if (/^\w+ \d+\s*(?:\W\s|$)/.test(text)) return true;
  if (/^(?:of|resources?|is|are|was|were|and|or|can|may|will|has|have)$/.test(second)) return true;
  return /^\s*[:–—]/.test(text.slice(first.length)) || !/\S\s+\S/.test(text);
}

/** "Prohibit weapon requests", "Ban malicious code"; "Ban on drugs", "Ban evasion is …" name a thing. */
function bansAThing(text: string): boolean {
  return !/^\w+ (?:on|of|evasion|lists?|period|length)\b|^\w+\W*$|^\w+\s*[:–—]|\b(?:is|are|was|were|may|can|will|lasts?)\b/i.test(
    text.slice(0, 120),
  );
}

/** "Explicitly and strongly recommend …" without its adverbs. */
function withoutManner(text: string): string {
  let rest = text;
  for (let index = 0; index < 3; index += 1) {
    const [found, adverb = ''] = /^([a-z]+ly)(?:,| and)?\s+/i.exec(rest) ?? [];
    if (!found || !MANNER.test(adverb.toLowerCase())) break;
    rest = rest.slice(found.length);
  }
  return rest;
}

/** "Direct users to a helpline", "Direct questions about fees to the desk", rather than "Direct threats". */
function directs(text: string, second: string): boolean {
  if (DETERMINER.test(second) || PERSONS.test(second)) return true;
  return /^\w+ (?:questions?|requests?|complaints?|inquiries|enquiries|queries)\b[^.;:]{0,60}? to\b/i.test(text);
}

/** "No links to shops." forbids; "No policy covers this." and "No one should …" say something. */
function forbidsAThing(text: string): boolean {
  if (
    text.length > 120 ||
    /:|=>|->|→/.test(text) ||
    /^no (?:one|matter|longer|doubt|problem|need|further|single|other|more|less|such)\b/i.test(text)
  )
    return false;
  return !/\b(?:is|are|was|were|be|has|have|had|can|could|may|might|will|would|should|must|shall|does|do|did)\b|\b\w+[^s\W]s (?:the|an?|this|that|it|all|its)\b/i.test(
    text,
  );
}
