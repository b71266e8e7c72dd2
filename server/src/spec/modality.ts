import { IMPERATIVE_VERBS } from './imperative-verbs.ts';
import type { Modality } from './model.ts';

const MODEL = `(?:assistant|assistants|model|models|agent|agents|chatbot|AI system|AI model|AI models|system)`;
const ADVERB = String.raw`(?:\s+(?:also|still|always|generally|typically|usually|ordinarily|normally|only|then|therefore|thus|instead|simply|however|additionally|both|either|never|first|further|ideally|at least))*,?`;
/** "the assistant", with up to five words between it and its verb ("the assistant, when refusing, should"). */
const SUBJECT = String.raw`\b(?:the|an?|our|your|all)?\s*\b${MODEL}(?:,[^,;.]{1,60},)?${ADVERB}`;

const pattern = (source: string) => new RegExp(source, 'i');

/** Who the sentence does not bind: the writer's company, the reader, the world. */
const OTHERS =
  /\b(?:we|openai|users?|people|person|developers?|readers?|society|humans?|humanity|you|they|who|teens?|operators?)\s*(?:\w+ly\s+)?$/i;

const LABEL = String.raw`[\x60"]?\b[A-Z]{1,6}\d{1,3}(?:\.[a-z0-9]+)?\b`;
const OUTCOME = `(?:VALID|INVALID|ALLOWED|SAFE|UNSAFE|VIOLATES|VIOLATING|COMPLIANT)`;

const VERDICTS: readonly RegExp[] = [
  /(?:→|⇒)\s*\S/,
  new RegExp(String.raw`(?:->|=>)\s*.*(?:${LABEL}|\b${OUTCOME}\b)`),
  new RegExp(
    String.raw`\b(?:[Cc]lassif(?:y|ied)|[Ll]abel(?:l?ed)?|[Tt]reat(?:ed)?|[Mm]ark(?:ed)?|[Ff]lag(?:ged)?|[Aa]ssign(?:ed)?|[Cc]ounts? as|[Rr]ate[d]?)\b.*(?:${LABEL}|\b${OUTCOME}\b)`,
  ),
  /^\W*Output\s*:\s*\S/,
  new RegExp(String.raw`^${LABEL}[\x60"]?\s*[:–—-]\s*\S`),
  // How a policy for people and content says it: the outcome, rather than a duty.
  /\b(?:violates?|is a violation of|in violation of|breach(?:es)?|falls? under|runs? afoul of)\b[^.]*\b(?:polic(?:y|ies)|rules?|restrictions?|prohibitions?|guidelines|terms)\b/i,
  /\b(?:may|might|will|can|is|are|be)\s+(?:not\s+)?(?:necessarily\s+)?consider(?:ed)?\b[^.]*\b(?:violation|harassment|abuse|invasion|spam|misinformation|impersonation|infringement)\b/i,
  /\brises? to the level of\b/i,
  /\bgets? (?:exactly )?(?:one|two|a|a single|both) labels?\b/i,
];
/** Both outcomes named: the task, not a verdict. */
const TASK = /\bVALID\b.*\bINVALID\b|\bINVALID\b.*\bVALID\b/;

/** A sentence about the document rather than about the model. */
const ABOUT_THE_DOCUMENT =
  /^(?:this|the (?:following|above|rest of (?:the|this)|next|previous)|these|below|here)\b[^.]{0,30}?\b(?:section|document|policy|overview|part|chapter|list|table|page|examples?)\b[^.]{0,20}?\b(?:describes?|explains?|outlines?|covers?|provides?|focus(?:es)?|sets? out|contains?|reflects?|discuss(?:es)?|lists?|illustrates?|is about|gives?|consists?)\b/i;

/** What may happen to the model, not what it may do. */
const HAPPENS =
  /^\s*(?:\w+ly\s+)?(?:face|encounter|need|have|lack|receive|get|see|not (?:have|know|be able)|make (?:a )?mistakes?|be (?:interrupted|asked|unable|uncertain|unsure|wrong|given|told|aware|used|subject|deployed|exposed|required|tempted|misled)|lead|cause|result|become|seem|appear|misunderstand|misinterpret|fail|know|not be (?:able|aware))\b/i;

const MUST_NOT: readonly RegExp[] = [
  pattern(
    String.raw`${SUBJECT}\s+(?:must not|mustn['’]t|shall not|cannot|can['’]t|can not|may not|will never|must never|should never|is not (?:allowed|permitted) to|does not|doesn['’]t|do not|don['’]t|never)\b`,
  ),
  /\b(?:must not|mustn['’]t|shall not|must never|should never|shall never)\b/i,
  /\b(?:is|are|be|remains?)\s+(?:strictly\s+|also\s+|never\s+)?(?:prohibited|forbidden|disallowed|banned|unacceptable)\b/i,
  /\b(?:is|are|be)\s+(?:not|never)\s+(?:allowed|permitted|acceptable|tolerated)\b/i,
  /\bwe\s+(?:do not|don['’]t|will not|won['’]t|never)\s+(?:allow|tolerate|permit|accept|support)\b/i,
  /\b(?:you|users?|content|responses?|outputs?)\s+(?:may not|cannot|can['’]t)\b/i,
  /\bunder no circumstances\b/i,
];

const SHOULD_NOT: readonly RegExp[] = [
  /\b(?:should|ought to)\s+(?:also\s+|generally\s+|typically\s+|usually\s+|still\s+|therefore\s+|either\s+)*(?:not|n['’]t)\b/i,
  /\bshouldn['’]t\b/i,
  /\bshould\s+(?:\w+ly\s+|also\s+)*(?:avoid|refrain|resist|try not|aim not|strive to avoid|strive not)\b/i,
];

const MUST: readonly RegExp[] = [
  pattern(
    String.raw`${SUBJECT}\s+(?:must|shall|has to|have to|needs? to|is required to|are required to|is obligated to|always)\b`,
  ),
  /\b(?:must|shall)\b/i,
  /\b(?:is|are)\s+(?:required|mandatory|obligatory)\b/i,
];

const SHOULD: readonly RegExp[] = [
  /\b(?:guiding |general |key )principle is to\b/i,
  pattern(
    String.raw`${SUBJECT}\s+(?:should|ought to|is expected to|are expected to|is encouraged to|aims to|strives to|is supposed to)\b`,
  ),
  /\b(?:should|ought to)\b/i,
];

const MAY: readonly RegExp[] = [
  /\b(?:users?|developers?|operators?)\b.{0,24}\b(?:can|may)\s+(?:\w+ly\s+)?(?:adjust|override|change|customi[sz]e|opt|disable|enable|relax|unlock|request)\b/i,
  /\bwe\s+(?:do\s+)?(?:generally\s+|also\s+|typically\s+)?(?:allow|permit|welcome)\b/i,
  new RegExp(String.raw`\b${MODEL}\b.{3,160}?,\s+(?:then\s+)?it\s+(?:may|can)\b`, 'i'),
  pattern(
    String.raw`${SUBJECT}\s+(?:may|might|can|is allowed to|is permitted to|is free to|are allowed to|are free to|need not|is not required to|does not need to|doesn['’]t need to|is welcome to)\b`,
  ),
  /\b(?:is|are)\s+(?:also\s+|always\s+|generally\s+)?(?:allowed|permitted|acceptable|okay|fine|ok)\b/i,
];

const THIRD_PERSON = pattern(
  String.raw`^(?:\W*(?:If|When|Where|Unless|In|For|Before|After|With|Otherwise|Instead)\b[^,;]*,?\s+)?(?:the|our|an?)?\s*${MODEL}\s+(?:also\s+|then\s+|always\s+|only\s+|instead\s+)*(\w+s)\b`,
);
const PURPOSE = new RegExp(
  String.raw`\b${MODEL}['’]s\s+(?:\w+\s+)?(?:goal|aim|approach|role|task|purpose|priority|job|responsibility|default)\b[^.]{0,40}\bis\b`,
  'i',
);
/** Third-person verbs that describe the model rather than what it does. */
const NO_CONDUCT: ReadonlySet<string> = new Set(
  'is has was does lacks receives sees faces knows means seems appears becomes gets runs sometimes often needs happens this'.split(
    ' ',
  ),
);
const WILL = pattern(String.raw`${SUBJECT}\s+(?:will|won['’]t)\b`);

/**
 * How a sentence binds, from its own words; null where it binds nothing. Quoted words, questions, and sentences that
 * bind somebody other than the model do not count.
 */
export function readModality(sentence: string): Modality | null {
  if (TASK.test(sentence)) return readImperative(sentence);
  if (VERDICTS.some((each) => each.test(sentence))) return 'verdict';
  if (ABOUT_THE_DOCUMENT.test(sentence)) return null;
  const text = withoutQuotes(sentence);
  if (/\?\W*$/.test(text)) return null;
  const order = readImperative(text);
  if (order) return order;
  return firstModal(text) ?? readStatement(text);
}

type Found = { modality: Modality; at: number };

/** The modal that stands first binds the sentence: what follows it ("but may …") qualifies it. */
function firstModal(text: string): Modality | null {
  const found: Found[] = [];
  const look = (modality: Modality, patterns: readonly RegExp[]) => {
    for (const each of patterns) {
      const match = each.exec(text);
      if (match && bindsTheModel(text, match) && !(modality === 'may' && HAPPENS.test(text.slice(match.index + match[0].length))))
        found.push({ modality, at: match.index + match[0].length });
    }
  };
  look('must-not', MUST_NOT);
  look('should-not', SHOULD_NOT);
  look('must', MUST);
  look('should', SHOULD);
  look('may', MAY);
  if (found.length === 0) return null;
  // "must not" also matches as "must", a few characters earlier: nearer than that, the negated reading wins.
  const negated = found.filter((each) => each.modality.endsWith('-not')).sort((a, b) => a.at - b.at)[0];
  const plain = found.filter((each) => !each.modality.endsWith('-not')).sort((a, b) => a.at - b.at)[0];
  if (!negated) return plain?.modality ?? null;
  return !plain || negated.at <= plain.at + 24 ? negated.modality : plain.modality;
}

function bindsTheModel(text: string, match: RegExpExecArray): boolean {
  const modal = /(?:must|shall|should|ought)\b/i.exec(match[0]);
  if (!modal || new RegExp(MODEL, 'i').test(match[0])) return true;
  const before = text.slice(Math.max(0, match.index + modal.index - 40), match.index + modal.index);
  if (/\b(?:why|how|what|whether)\s+(?:\w+\s+){0,3}$/i.test(before)) return false;
  // "You must not" binds the person whom a community policy governs.
  return !OTHERS.test(before) || /\b(?:you|users?)\s*$/i.test(before) === /must/i.test(modal[0]);
}

function readStatement(text: string): Modality | null {
  if (WILL.test(text)) return /\b(?:will not|won['’]t)\b/i.test(text) ? 'must-not' : 'will';
  if (PURPOSE.test(text)) return 'will';
  const verb = THIRD_PERSON.exec(text)?.[1]?.toLowerCase();
  return verb && !NO_CONDUCT.has(verb) ? 'will' : null;
}

const CONDITION = /^(?:if|when|where|unless|in|for|before|after|with|even if|even when|once|as)\b[^,;:]*(?:,|→)\s*(?:then\s+)?/i;
const LEAD_WORD =
  /^(?:instead|otherwise|additionally|also|then|please|finally|however|in general|similarly|rather|conversely),?\s+/i;

/** An order: "Refuse …", "Do not …", after a label ("Be kind: …"), a condition ("If unclear, …") or a lead word. */
function readImperative(text: string): Modality | null {
  for (const candidate of openings(text)) {
    const words = candidate.toLowerCase().match(/[a-z][a-z'’-]*/g) ?? [];
    const [first = '', second = ''] = words;
    if (first === 'never' || /^don['’]t$/.test(first) || (first === 'do' && second === 'not')) return 'must-not';
    if (first === 'avoid' || first === 'refrain') return 'must-not';
    if (first === 'always') return 'must';
    if (IMPERATIVE_VERBS.has(first) && !isNoun(candidate, first, second)) return 'must';
  }
  return null;
}

function openings(text: string): string[] {
  const found = [text.replace(/^[^\p{L}]+/u, '')];
  const label = /^[^:.;]{2,60}:\s+/.exec(found[0] ?? '');
  if (label) found.push((found[0] ?? '').slice(label[0].length));
  for (const each of [...found]) {
    const rest = each.replace(CONDITION, '').replace(LEAD_WORD, '');
    if (rest !== each) found.push(rest);
  }
  return found;
}

/** "Use of force", "Support resources", "Help desk", "Report, then": the word names a thing. */
function isNoun(text: string, first: string, second: string): boolean {
  if (/^(?:of|resources?|is|are|was|were|and|or|can|may|will|has|have)$/.test(second)) return true;
  return new RegExp(String.raw`^${first}\s*[:–—]`, 'i').test(text) || text.split(/\s+/).length < 2;
}

function withoutQuotes(text: string): string {
  return text.replace(/“[^”]*”|"[^"]*"|«[^»]*»/g, ' … ').replace(/\((?:e\.g\.|for example|i\.e\.|see )[^)]*\)/gi, ' ');
}
