import { readImperative } from './imperative.ts';
import { MODALS, NAMES_THE_MODEL } from './modal-patterns.ts';
import { isProhibition, type Modality } from './model.ts';
import { HAPPENS, readStatement } from './statements.ts';
import { statesTask, statesVerdict } from './verdicts.ts';

/**
 * How a sentence binds, from its own words; null where it binds nothing. Questions, quoted words other than those of a
 * verdict, and what binds neither the model nor the people whom a policy governs do not count.
 */
export function readModality(sentence: string): Modality | null {
  if (statesTask(sentence)) return readImperative(sentence);
  if (PERSONA.test(sentence) || DEFINES.test(sentence)) return null;
  if (sentence.endsWith(':') && SUPPOSES_ONLY.test(sentence.replace(/\([^()]*\)/g, ''))) return null;
  if (statesVerdict(sentence)) return 'verdict';
  if (ABOUT_THE_DOCUMENT.test(sentence)) return null;
  const text = withoutQuotes(sentence);
  if (/\?\W*$/.test(text)) return null;
  const order = readImperative(text);
  if (order) return (order === 'must' && afterLabel(text)) || order;
  return firstModal(text) ?? readStatement(text) ?? (NEGATES.test(text) && TAIL_ORDER.test(text) ? 'must-not' : null);
}

/** "Restrict retention: the agent must not …": where a rule with a modal verb stands behind a label, the label's verb orders nothing. */
function afterLabel(text: string): Modality | null {
  const label = /^[^:.;]{2,60}:\s+(?=\S)/.exec(text);
  return label ? firstModal(text.slice(label[0].length)) : null;
}

/** The modal that stands first binds the sentence: what follows it ("but may …") qualifies it. */
function firstModal(text: string): Modality | null {
  const found: { readonly modality: Modality; readonly end: number }[] = [];
  const isNamed = NAMES_THE_MODEL.test(text);
  for (const { modality, words, patterns } of MODALS) {
    if (!words.test(text)) continue;
    for (const { pattern, namesModel } of patterns) {
      const end = namesModel && !isNamed ? null : firstBinding(text, pattern, modality);
      if (end !== null) found.push({ modality, end });
    }
  }
  // "must not" also matches as "must", a few characters earlier: nearer than that, the negated reading wins.
  found.sort((a, b) => a.end - b.end);
  const negated = found.find((each) => isProhibition(each.modality));
  const plain = found.find((each) => !isProhibition(each.modality));
  if (!negated) return plain?.modality ?? null;
  return !plain || negated.end <= plain.end + 24 ? negated.modality : plain.modality;
}

/** Where the first match ends that binds the model; null where none of the first few does. */
function firstBinding(text: string, global: RegExp, modality: Modality): number | null {
  global.lastIndex = 0;
  for (let tries = 0; tries < 6; tries += 1) {
    const match = global.exec(text);
    if (!match) return null;
    const end = match.index + match[0].length;
    if (bindsTheModel(text, match.index, match[0], modality) && !(modality === 'may' && HAPPENS.test(text.slice(end, end + 80))))
      return end;
  }
  return null;
}

const OBLIGES = /(?:must|shall|should|ought|ha(?:s|ve) to|needs? to)\b/i;
/** "what the assistant should do", "a model that must refuse": the modal belongs to a clause inside the sentence. */
const SUBORDINATE = /\b(?:why|how|what|whether|which)\s+(?:\w+\s+){0,3}$/i;
const RELATIVE = /[^,(\s]\s+(?:that|which|who)\s+(?:\w+ly\s+|always\s+)?$/i;
/** "If the model does not know, …", "When we say …": what is supposed, not what is ruled. */
const SUPPOSED = /(?:^|[\s,(])(?:if|when|where|unless|whenever|once|because|since|although|while|say|mean)\s*$/i;

function bindsTheModel(text: string, start: number, matched: string, modality: Modality): boolean {
  const modal = OBLIGES.exec(matched);
  const lead = text.slice(Math.max(0, start - 40), start);
  if (SUBORDINATE.test(lead) || SUPPOSED.test(lead) || isAside(text, start, start + matched.length)) return false;
  if (!modal || NAMES_THE_MODEL.test(matched)) return true;
  const before = text.slice(Math.max(0, start + modal.index - 40), start + modal.index);
  if (SUBORDINATE.test(before) || RELATIVE.test(before)) return false;
  if (!OTHERS.test(before)) return true;
  if (/must/i.test(modal[0])) return GOVERNED.test(before) || DECIDES.test(before);
  if (/should/i.test(modal[0]))
    return DECIDES.test(before) || (isProhibition(modality) && YOU.test(before) && !ADVICE.test(text));
  // "You have to be 13" binds the person whom a community policy governs.
  return /ha/i.test(modal[0]) && YOU.test(before);
}

/** What stands in a condition ("If a request is prohibited, …") or in brackets is not what the sentence rules. */
function isAside(text: string, start: number, end: number): boolean {
  const before = text.slice(Math.max(0, start - 300), start);
  if (before.lastIndexOf('(') > Math.max(2, before.lastIndexOf(')'))) return text.charAt(end) !== ')';
  return start < 300 && CONDITION.test(before) && /,\s+\w/.test(text.slice(end, end + 300));
}

const CONDITION = /^\W*(?:if|when|whenever|unless|once|although)\b[^,;:]*$/i;

/** Who the sentence does not bind: the writer's company, the reader, the world. */
const OTHERS =
  /\b(?:we|openai|users?|people|person|developers?|readers?|society|humans?|humanity|you|they|who|teens?|operators?|everyone|anyone|everybody|moderators?|reviewers?|customers?|parents?|researchers?|engineers?|employees?|staff|teams?|companies|governments?)\s*(?:\w+ly\s+)?$/i;

/** Whom a policy for people governs: "You must not …". */
const GOVERNED = /\b(?:you|users?|customers?|employees?|everyone|everybody|anyone)\s*$/i;
const YOU = /(?:^|[,;:.]\s+)\W*you\s*$/i;
/** "You should not expect a reply": advice. */
const ADVICE =
  /\bshould(?: not|n['’]t)\s+(?:have to|need|expect|be able|assume|worry|feel|see|hesitate|be (?:surprised|alarmed|afraid|concerned|discouraged))\b/i;
/** Who decides by the policy: a rule for them is a rule for the model that does their work. */
const DECIDES = /\b(?:moderators?|reviewers?|staff)\s*(?:\w+ly\s+)?$/i;

/** A sentence about the document rather than about the model. */
const ABOUT_THE_DOCUMENT =
  /^(?:this|the (?:following|above|rest of (?:the|this)|next|previous)|these|below|here)\b[^.]{0,30}?\b(?:section|document|policy|overview|part|chapter|list|table|page|examples?)\b[^.]{0,20}?\b(?:describes?|explains?|outlines?|covers?|provides?|focus(?:es)?|sets? out|contains?|reflects?|discuss(?:es)?|lists?|illustrates?|is about|gives?|consists?)\b/i;

const NEGATES = /\b(?:do not|don['’]t|never)\s/i;
/** "Mixed languages are common; do not assume the worst." */
const TAIL_ORDER =
  /^(?!\W*(?:if|when|we|i)\b).{8,240}?(?:;\s|\s[–—-]\s|—)(?:so\s|but\s|and\s)?(?:do not|don['’]t|never)\s(?=[a-z])/i;

/** "If the topic is prohibited:" supposes it, and the list after it says what is done. */
const SUPPOSES_ONLY = /^\W{0,8}(?:if|when|whenever|where|unless|once)\b[^,;:]*:$/i;

/** Who the reader is, rather than what to do: "You are a policy expert …". */
const PERSONA = /^\W*you are (?:an?|the|our)\b/i;

/** A sentence that says what a kind of rule is: "Hard constraints are things the model should never do." */
const DEFINES =
  /^[^,;:]{3,80}?\b(?:is|are)\s+(?:not\s+|simply\s+)?(?:an?\s+|the\s+)?(?:(?:complete\s+)?list\s+of|(?:all\s+)?(?:the\s+)?(?:things|behaviou?rs|actions|cases|values|principles|rules|ones))\b/i;

function withoutQuotes(text: string): string {
  const plain = text.replace(/^(\W*(?:if|when)\b[^,;:.]{1,80}):\s+(?=[“"«])/i, '$1 ');
  return plain.replace(/“[^”]*”|"[^"]*"|«[^»]*»/g, ' … ').replace(/\((?:e\.g\.|for example|i\.e\.|see )[^)]*\)/gi, ' ');
}
