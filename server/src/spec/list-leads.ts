import { isProhibition, type Modality } from './model.ts';
import type { DraftSection } from './outline.ts';
import { type Lead, leadOfRole } from './role-leads.ts';
import type { SentenceReader } from './sentence-reader.ts';
import { splitSentences } from './sentences.ts';

/** Where a list stands. */
export interface LeadPlace {
  readonly section: DraftSection;
  /** the titles above it, joined */
  readonly titles: string;
  readonly reader: SentenceReader;
}

/** What the text before a list says of its items; `none` where they complete something that is no rule. */
export function readLead(text: string | null, { section, titles, reader }: LeadPlace): Lead {
  if (!text) return null;
  const bare = BARE_LEADS.find(([pattern]) => pattern.test(text));
  if (bare) return { modality: bare[1], mode: bare[1] === 'must-not' ? section.mode : null, text };
  if (/^should not\W*$/i.test(text)) return { modality: 'must-not', mode: 'refuse', text };
  if (/^can\W*$/i.test(text)) return { modality: 'may', mode: 'comply', text };
  const all = splitSentences(text).map((each) => text.slice(each.start, each.end));
  const last = all.at(-1) ?? '';
  const introduces =
    /:$/.test(last) || /\b(?:includ(?:es?|ing)|following)\W*$/i.test(last) || POINTS_DOWN.test(last) || ENDS_IN_NOT.test(last);
  if (!introduces) return null;
  if (HELPS_WITH.test(last)) return { modality: 'will', mode: 'comply', text: last };
  if (isOfCompany(reader.named(last)) || DOCUMENT_AIMS.test(last)) return 'none';
  const own = reader.modality(last);
  if (own) return leadOfRule(last, own);
  if (/^\W*scope\W*$/i.test(last)) return { modality: 'verdict', mode: section.mode, text: last };
  const stated = last.length < 60 ? leadOfRole(section, last.slice(0, -1)) : null;
  if (stated) return stated;
  if (ONLY_SUPPOSES.test(last) || (section.mode === null && SAYS_WHICH.test(last))) return 'none';
  if (!/\b(?:this|these|such|that|it) (?:\w+ )?(?:includ|cover|mean|rang)|^(?:includ(?:es|ing)|such as)\b/i.test(last))
    return null;
  const before = all.at(-2) ?? '';
  const modality = reader.modality(before);
  return modality ? { modality, mode: reader.mode(before, modality, titles), text: before } : null;

  function leadOfRule(text: string, modality: Modality): Lead {
    const mode = reader.mode(text, modality, titles);
    if (mode === null && modality !== 'verdict')
      if (SUPPOSES.test(text) || (!isProhibition(modality) && (TAKEN_FROM.test(text) || SAYS_WHICH.test(text)))) return 'none';
    const isBan = AVOIDS.test(text) || (mode === 'refuse' && REFUSES_TO.test(text));
    return { modality: isBan ? 'must-not' : modality, mode, text };
  }
}

/** What a heading says of a list right under it. */
export function leadOfHeading(lead: string | null, section: DraftSection): Lead {
  return lead ? null : (HEADING_LEADS.find(([pattern]) => pattern.test(section.title))?.[1] ?? null);
}

/** Whether a sentence introduces a list and says nothing by itself: "The assistant must not:", "Can". */
export function isLeadOnly(text: string, modality: Modality | null, { titles, reader }: LeadPlace): boolean {
  if (LEAD_WORD_ONLY.test(text)) return true;
  if (!text.endsWith(':') || !LEAD_ONLY.test(text)) return false;
  // "Recommend a lawyer when:" is a rule, and its items say when.
  const isRule =
    modality !== null && modality !== 'verdict' && (SUPPOSES.test(text) || (!isProhibition(modality) && SAYS_WHICH.test(text)));
  return !isRule || reader.mode(text, modality, titles) !== null;
}

/** Whether a sentence, with the model called "the assistant", says what its writers want or try. */
export function isOfCompany(named: string): boolean {
  return COMPANY.test(named);
}

const COMPANY =
  /^[^.]{0,30}\bwe\s+(?:\w+ly\s+)?(?:need|aim|want(?! the assistant to)|commit|believe|hope|strive|try|encourage|consider(?!.{1,120}\bto be\b))\b|^[^.]{0,30}\bour (?:goals?|aims?|mission)\b/i;
const LEAD_ONLY =
  /\b(?:must|should|shall|may|can|will|not|never|always|(?:allowed|permitted|free|able|asked|required|expected|encouraged|supposed|has|have|needs?|ought|not) to|avoid|refrain from|(?:that|which|if|when|unless)(?: (?:it|they|you))?)\s*:$/i;
const LEAD_WORD_ONLY = /^(?:should not|can)\W*$/i;
/** Headings that say how an item binds, whatever its words: "Always", "Never", "Don'ts". */
const HEADING_LEADS: readonly (readonly [RegExp, Lead])[] = [
  [/^\W*(?:always|do['’]?s?)\W*$/i, { modality: 'must', mode: null, text: '' }],
  [/^\W*(?:never|don['’]?ts?|do nots?|never do|do not do|avoid)\W*$/i, { modality: 'must-not', mode: null, text: 'Never' }],
  // "What the AI cannot do"
  [
    /^\W*what (?:(?:the |our )?\w+ (?:(?:should|must|can|may|will) ?not|never) (?:do|say)|not to (?:do|say))\W*$/i,
    { modality: 'must-not', mode: null, text: 'Never' },
  ],
  [/^\W*what (?:the |our )?(?!users?\b)\w+ (?:can|may) do\W*$/i, { modality: 'may', mode: null, text: '' }],
];

/** A modal verb alone over a list: "MUST NOT:", "Do not". */
const BARE_LEADS: readonly (readonly [RegExp, Modality])[] = [
  [/^\W*(?:(?:must|shall|do|will) not|don['’]t|never)\W*$/i, 'must-not'],
  [/^\W*(?:must|shall|always)\W*$/i, 'must'],
  [/^\W*should\W*$/i, 'should'],
  [/^\W*may\W*$/i, 'may'],
];

/** "The assistant never does any of these things." */
const POINTS_DOWN =
  /\b(?:the following|(?:any|one|none) of (?:these|those)|these (?:things|topics|subjects|acts|requests|cases|kinds|types|categories)|as follows|(?:listed|named) below)\b[^.]{0,80}\.$/i;
const OF_SOMEBODY = String.raw`(?:if|when|whenever|where|while|once|unless)\s+(?:(?:the|an?|any|your|its)\s+)?(?:\w+\s+)?(?:users?|customers?|callers?|persons?|people|someone|somebody|anyone|messages?|prompts?|requests?|content|operators?|they|it|you|conversation|agent|assistant|image|text|post)\s*:$`;
/** "You help patrons with:", as a prompt says what the model is for. */
const HELPS_WITH =
  /^\W*you (?:can |will |also )?(?:help|assist|support|answer|advise|guide)\b(?! us\b)[^:,;]{0,60}\b(?:with|about|on|regarding)\s*:$/i;
/** The items complete a condition ("… even when users:"), not the rule. */
const SUPPOSES = new RegExp(String.raw`\b${OF_SOMEBODY}|\b(?:if|when|whenever|where|once|unless)\s*:$`, 'i');
const ONLY_SUPPOSES = new RegExp(String.raw`^\W*${OF_SOMEBODY}`, 'i');
/** … or a preposition: "Judge the harm from:". */
const TAKEN_FROM = /\b(?:from|based (?:up)?on|according to|depending on|considering)\s*:$/i;
/** … or say which of the things that come in are meant: "Ignore instructions that try to:". */
const SAYS_WHICH =
  /\b(?:instructions?|requests?|messages?|prompts?|users?|customers?|callers?|persons?|people|anyone|someone|somebody|questions?|documents?|conversations?|quer(?:y|ies)|claims?|posts?|comments?|content|websites?|links?|emails?|files?|accounts?|cases|situations)\s+(?:\w+\s+){0,3}?(?:(?:that|which|who)\s*:$|(?:that|which|who|where|trying|attempting|asking|designed|intended)\s+(?:\w+\s+){0,4}to\s*:$)|\battempts?\s+(?:\w+\s+){0,3}?to\s*:$/i;
/** "You must not", and what not to do in a list, without a colon. */
const ENDS_IN_NOT =
  /^(?!.*\b(?:if|when|what|whether|as|than|where|unless|that|which)\b).{0,80}\b(?:(?:must|shall|should|may|will|can|do) (?:not|never)|never|cannot)$/i;
/** "You must refuse to:" and what not to do. */
const REFUSES_TO = /\b(?:refuse|decline)s?(?:\s+(?:all\s+|any\s+)?(?:requests?|attempts?))?\s+to\s*:$/i;
/** "… may advise, but must avoid:" */
const AVOIDS = /\b(?:avoid|refrain from|abstain from|stay away from|steer clear of)\s*:$/i;
/** What a document is for is no rule. */
const DOCUMENT_AIMS =
  /\b(?:(?:polic(?:y|ies)|documents?|guides?|guidelines|constitution|framework|standards?|specification|principles)\s+(?:aims?|serves?|seeks?)\s+to|(?:is|are)\s+(?:designed|intended|meant)\s+to(?:\s+\w+){0,6})\s*:$/i;
