import { readImperative } from './imperative.ts';
import { isProhibition, type Modality } from './model.ts';
import { FORBIDS, NAMED_FORBIDS, statesTask, statesVerdict } from './verdicts.ts';

const MODEL = `(?:assistant|assistants|model|models|agent|agents|chatbot|chatbots|AI system|AI model|AI models|AI assistants?|language models?|LLMs?|bots?|system)`;
const ADVERB = String.raw`(?:\s+(?:also|still|always|generally|typically|usually|ordinarily|normally|only|then|therefore|thus|instead|simply|however|additionally|both|either|never|first|further|ideally|at least))*,?`;
/** "the assistant", with up to five words between it and its verb ("the assistant, when refusing, should"). */
const SUBJECT = String.raw`\b(?:the|an?|our|your|all)?\s*\b${MODEL}(?:,[^,;.]{1,60},)?${ADVERB}`;

const pattern = (source: string) => new RegExp(source, 'i');

/** Who the sentence does not bind: the writer's company, the reader, the world. */
const OTHERS =
  /\b(?:we|openai|users?|people|person|developers?|readers?|society|humans?|humanity|you|they|who|teens?|operators?|everyone|anyone|everybody|moderators?|reviewers?|customers?|parents?|researchers?|engineers?|employees?|staff|teams?|companies|governments?)\s*(?:\w+ly\s+)?$/i;

/** Whom a policy for people governs. */
const GOVERNED = /\b(?:you|users?)\s*$/i;

/** A sentence about the document rather than about the model. */
const ABOUT_THE_DOCUMENT =
  /^(?:this|the (?:following|above|rest of (?:the|this)|next|previous)|these|below|here)\b[^.]{0,30}?\b(?:section|document|policy|overview|part|chapter|list|table|page|examples?)\b[^.]{0,20}?\b(?:describes?|explains?|outlines?|covers?|provides?|focus(?:es)?|sets? out|contains?|reflects?|discuss(?:es)?|lists?|illustrates?|is about|gives?|consists?)\b/i;

/** Who the reader is, rather than what to do: "You are a policy expert …". */
const PERSONA = /^\W*you are (?:an?|the|our)\b/i;

/** A sentence that says what a kind of rule is: "Hard constraints are things the model should never do." */
const DEFINES =
  /^[^,;:]{3,80}?\b(?:is|are)\s+(?:not\s+|simply\s+)?(?:an?\s+|the\s+)?(?:(?:complete\s+)?list\s+of|(?:all\s+)?(?:the\s+)?(?:things|behaviou?rs|actions|cases|values|principles|rules|ones))\b/i;

/** What may happen to the model, not what it may do. */
const HAPPENS =
  /^\s*(?:\w+ly\s+|sometimes\s+|often\s+|also\s+)?(?:face|encounter|contain|look|vary|differ|need|have|lack|receive|get|see|not (?:have|know|be (?:able|aware))|make (?:a )?mistakes?|be (?:interrupted|asked|provided|unable|uncertain|unsure|wrong|given|told|aware|used|subject|deployed|exposed|required|tempted|misled)|lead|cause|result|become|seem|appear|misunderstand|misinterpret|fail|know)\b/i;

const MUST_NOT: readonly RegExp[] = [
  pattern(
    String.raw`${SUBJECT}\s+(?:must not|mustn['’]t|shall not|cannot|can['’]t|can not|may not|will never|must never|should never|is not (?:allowed|permitted) to|does not|doesn['’]t|do not|don['’]t|never)\b`,
  ),
  /\b(?:must|shall)\s+(?:also\s+|generally\s+|typically\s+|usually\s+|normally\s+|ordinarily\s+|still\s+|therefore\s+|either\s+)*(?:not|never)\b|\bmustn['’]t\b|\bshould never\b/i,
  /\b(?:is|are|be|remains?)\s+(?:strictly\s+|also\s+|never\s+)?(?:prohibited|forbidden|disallowed|banned|unacceptable)\b/i,
  /\b(?:is|are|be)\s+(?:not|never)\s+(?:allowed|permitted|acceptable|tolerated)\b/i,
  /^\W*no (?:\w+ ){1,8}(?:is|are) (?:ever )?(?:allowed|permitted|acceptable|tolerated)\b/i,
  /\bwe\s+(?:do not|don['’]t|does not|doesn['’]t|will not|won['’]t|never)\s+(?:allow|tolerate|permit|accept|support)\b/i,
  FORBIDS,
  NAMED_FORBIDS,
  /\b(?:you|users?|content|images?|videos?|texts?|responses?|outputs?|answers?|repl(?:y|ies))\s+(?:may not|cannot|can['’]t|will never|never)\b/i,
  /\b(?:you|users?)\s+(?:(?:will|shall) not (?!be able)|agree not to)\b/i,
  /\b(?:is|are) not to be\b/i,
  /\bunder no circumstances\b/i,
];

const SHOULD_NOT: readonly RegExp[] = [
  pattern(String.raw`\b(?:do not|don['’]t) want (?:the\s+|an?\s+|our\s+)?${MODEL} to\b`),
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
  pattern(String.raw`\bwe want (?:the\s+|an?\s+|our\s+)?${MODEL} to\b`),
  /\bit(?: is|['’]s) (?:also )?(?:important|essential|critical|vital|crucial) (?:to|that the (?:assistant|model))\b/i,
  /\b(?:guiding |general |key )principle is to\b/i,
  pattern(
    String.raw`${SUBJECT}\s+(?:should|ought to|is expected to|are expected to|is encouraged to|aims to|strives to|is supposed to)\b`,
  ),
  /\b(?:should|ought to)\b/i,
];

const MAY: readonly RegExp[] = [
  /\b(?:users?|developers?|operators?)\b.{0,24}\b(?:can|may)\s+(?:\w+ly\s+)?(?:adjust|override|change|customi[sz]e|opt|disable|enable|relax|unlock|request)\b/i,
  /\bwe\s+(?:do\s+)?(?:generally\s+|also\s+|typically\s+)?(?:allow|permit|welcome)s?\b/i,
  pattern(String.raw`\b${MODEL}\b.{3,160}?,\s+(?:then\s+)?it\s+(?:may|can)\b`),
  pattern(
    String.raw`${SUBJECT}\s+(?:may|might|can|is allowed to|is permitted to|is free to|are allowed to|are free to|need not|is not required to|does not need to|doesn['’]t need to|is welcome to)\b`,
  ),
  /(?:\b(?:is|are)|\bit['’]s)\s+(?:also\s+|always\s+|generally\s+)?(?:allowed|permitted|acceptable|okay|fine|ok)\b/i,
  /\b(?:responses?|outputs?|answers?|repl(?:y|ies))\s+may\b/i,
  /\bthere (?:is|are) no (?:restrictions? on|limits? on|prohibitions? on|need to)\b/i,
];

const THIRD_PERSON = pattern(
  String.raw`^(?:[^:.;]{2,60}:\s+)?(?:\W*(?:If|When|Where|Unless|In|For|Before|After|With|Otherwise|Instead)\b[^,;]*,?\s+)?(?:the|our|an?)?\s*${MODEL}\s+(?:also\s+|then\s+|always\s+|only\s+|instead\s+|\w+ly\s+)*((?:\w+-)?\w+s)\b`,
);
/** "If the model does not know the answer, it says so." */
const PRONOUN = pattern(
  String.raw`^\W*(?:If|When|Where|Unless)\b[^,;]*\b${MODEL}\b[^;]*?,\s+(?:then\s+)?it\s+(?:(never|does not|doesn['’]t|will not|won['’]t)|(?:will|(?:\w+ly\s+|also\s+)?(\w+s)))\b`,
);
/** "If intent is unclear, it will ask.": what only a model does. */
const IT_RESPONDS =
  /(?:^|[:;]\s)\W*(?:If|When|Where|Unless|Whenever)\b[^,;:]{1,200},\s+(?:then\s+)?it\s+will\s+(not\s+|never\s+)?(?:\w+ly\s+)?(?:refuse|decline|ask|answer|respond|reply|redirect|comply|offer|explain|suggest|clarify|warn)\b/i;
const IS_WILLING = pattern(String.raw`${SUBJECT}\s+is\s+(?:\w+ly\s+)?(?:happy|willing|glad|careful|cautious)\b`);
const PURPOSE = pattern(
  String.raw`\b${MODEL}['’]s\s+(?:\w+\s+)?(?:goal|aim|approach|role|task|purpose|priority|job|responsibility|default)\b[^.]{0,40}\bis\b`,
);
/** Third-person verbs that describe the model rather than what it does. */
const NO_CONDUCT: ReadonlySet<string> = new Set(
  'is has was does lacks receives sees faces knows means seems appears becomes gets runs sometimes often needs happens this'.split(
    ' ',
  ),
);
const WILL = pattern(String.raw`${SUBJECT}\s+(?:will|won['’]t)\b`);

/**
 * How a sentence binds, from its own words; null where it binds nothing. Questions, quoted words other than those of a
 * verdict, and what binds neither the model nor the people whom a policy governs do not count.
 */
export function readModality(sentence: string): Modality | null {
  if (statesTask(sentence)) return readImperative(sentence);
  if (PERSONA.test(sentence) || DEFINES.test(sentence)) return null;
  if (statesVerdict(sentence)) return 'verdict';
  if (ABOUT_THE_DOCUMENT.test(sentence)) return null;
  const text = withoutQuotes(sentence);
  if (/\?\W*$/.test(text)) return null;
  const order = readImperative(text);
  if (order) return order;
  return firstModal(text) ?? readStatement(text);
}

interface Modal {
  readonly modality: Modality;
  /** words without which none of the patterns matches: most sentences need no closer look */
  readonly words: RegExp;
  readonly patterns: readonly ModalPattern[];
}

interface ModalPattern {
  /** global, so that a second match can be asked for where the first binds somebody else */
  readonly pattern: RegExp;
  /** matches only where the model is named */
  readonly namesModel: boolean;
}

const modal = (modality: Modality, words: RegExp, patterns: readonly RegExp[]): Modal => ({
  modality,
  words,
  patterns: patterns.map(({ source, flags }) => ({
    pattern: new RegExp(source, `${flags}g`),
    namesModel: source.includes(MODEL),
  })),
});
const MODALS: readonly Modal[] = [
  modal('must-not', /not|n['’]t|never|\bno\b|prohibit|forbid|disallow|\bbans?|banned|unacceptable/i, MUST_NOT),
  modal('should-not', /should|ought|want/i, SHOULD_NOT),
  modal('must', /must|shall|ha(?:s|ve) to|need|required|obligat|always|mandatory/i, MUST),
  modal('should', /should|ought|principle|expected|encouraged|aims|strives|supposed|want|it(?: is|['’]s)/i, SHOULD),
  modal(
    'may',
    /\b(?:may|might|can)\b|allow|permit|welcome|free to|need|required|acceptable|okay|\bfine\b|\bok\b|no restriction|no limit|no prohibition/i,
    MAY,
  ),
];

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
    if (bindsTheModel(text, match.index, match[0]) && !(modality === 'may' && HAPPENS.test(text.slice(end, end + 80))))
      return end;
  }
  return null;
}

const OBLIGES = /(?:must|shall|should|ought)\b/i;
const NAMES_THE_MODEL = pattern(String.raw`\b${MODEL}\b`);
/** "what the assistant should do", "a model that must refuse": the modal belongs to a clause inside the sentence. */
const SUBORDINATE = /\b(?:why|how|what|whether|which)\s+(?:\w+\s+){0,3}$/i;
const RELATIVE = /[^,(\s]\s+(?:that|which|who)\s+(?:\w+ly\s+|always\s+)?$/i;
/** "If the model does not know, …", "When we say …": what is supposed, not what is ruled. */
const SUPPOSED = /(?:^|[\s,(])(?:if|when|where|unless|whenever|once|because|since|although|while|say|mean)\s*$/i;

function bindsTheModel(text: string, start: number, matched: string): boolean {
  const modal = OBLIGES.exec(matched);
  const lead = text.slice(Math.max(0, start - 40), start);
  if (SUBORDINATE.test(lead) || SUPPOSED.test(lead)) return false;
  if (!modal || NAMES_THE_MODEL.test(matched)) return true;
  const before = text.slice(Math.max(0, start + modal.index - 40), start + modal.index);
  if (SUBORDINATE.test(before) || RELATIVE.test(before)) return false;
  // "You must not" binds the person whom a community policy governs.
  return !OTHERS.test(before) || (GOVERNED.test(before) && /must/i.test(modal[0]));
}

function readStatement(text: string): Modality | null {
  const it = IT_RESPONDS.exec(text);
  if (it) return it[1] ? 'must-not' : 'will';
  if (!NAMES_THE_MODEL.test(text)) return null;
  const will = WILL.exec(text);
  if (will && !HAPPENS.test(text.slice(will.index + will[0].length)))
    return /\b(?:will not|won['’]t)\b/i.test(text) ? 'must-not' : 'will';
  if (PURPOSE.test(text) || IS_WILLING.test(text)) return 'will';
  const [, not, does] = PRONOUN.exec(text) ?? [];
  if (not) return 'must-not';
  if (does && !NO_CONDUCT.has(does.toLowerCase())) return 'will';
  const verb = THIRD_PERSON.exec(text)?.[1]?.toLowerCase();
  return verb && !NO_CONDUCT.has(verb) ? 'will' : null;
}

function withoutQuotes(text: string): string {
  return text.replace(/“[^”]*”|"[^"]*"|«[^»]*»/g, ' … ').replace(/\((?:e\.g\.|for example|i\.e\.|see )[^)]*\)/gi, ' ');
}
