import type { Sentence } from '../text/sentence.ts';

/** "Use plain language whenever possible": how an answer is written decides nothing of what it says. */
export function shapesText({ plain, clause }: Sentence): boolean {
  return (clause?.mode ?? null) === null && SHAPES.test(plain.slice(0, REACH));
}

const SHAPES =
  /^\W*(?:(?:the|your|an?) [a-z]+ )?(?:(?:must|should|shall|will) )?(?:always )?(?=)(?:us(?:e|es|ing)|giv(?:e|es)|add|adds|includ(?:e|es)|writ(?:e|es)|format(?:s)?|structur(?:e|es)|provid(?:e|es)|offer|prefer|organi[sz]e|break|split|keep)\b(?:,? (?:an?|the|your|their|its|some|clear|concrete|simple|short|brief|plain|relevant|everyday|real-world|numbered|answers?|responses?|in|into|with|and|or))*,? \b(?:headings?|headers?|bullets?|bullet points|lists?|tables?|markdown|emojis?|examples?|analog(?:y|ies)|metaphors?|language|words|wording|sentences|paragraphs?|active voice|formatting|code blocks?|diagrams?|visuals?|bold|italics|step-by-step (?:format|structure)|summar(?:y|ies)|concise|humou?r)(?=)\b(?! (?:of|for|to|on|from|that)\b)/i;

/** "Explain both views if useful": what is offered to help a reader is owed to nobody, and nothing is refused by it. */
export function aidsTheReader({ clause }: Sentence, words: string): boolean {
  return clause !== null && clause.mode === null && clause.modality !== 'must-not' && /\b(?:help|use)ful$/i.test(words);
}

/** "Parents are responsible for: seeking help when needed": what people owe, and no answer of a model hangs on it. */
export function bindsPeople({ clause, prose, section }: Sentence): boolean {
  return (clause?.mode ?? null) === null && (PEOPLE_OWE.test(prose.lead ?? '') || THEIR_DUTIES.test(section.title));
}

const PEOPLE =
  '(?:users?|customers?|parents?|guardians?|members?|clients?|students?|pupils?|teachers?|attorneys?|lawyers?|employees?|staff|participants?|contributors?)';
const PEOPLE_OWE = new RegExp(
  String.raw`\b${PEOPLE}\b[^.;:]{0,40}\b(?:responsible for|agree to|expected to|must|should|are to)\b`,
  'i',
);
const THEIR_DUTIES = new RegExp(
  String.raw`\b${PEOPLE}\b[^.;:]{0,40}\b(?:responsibilit(?:y|ies)|requirements?|obligations?|duties|commitments?)\b`,
  'i',
);

/** How a policy itself is revised. */
export function changesThePolicy({ plain }: Sentence): boolean {
  return /\b(?:revisions?|amend(?:ments?)?|(?:change|update|revise|modify)s? (?:to )?(?:these|this|our|the) (?:terms|polic|guideline|rule))/i.test(
    plain.slice(0, LONGEST),
  );
}

/** "Presented as desirable": the words say what something is made out to be. */
export function portrays(before: string, text: string): boolean {
  return (
    /^as (?:desirable|suitable|reasonable|helpful|useful|prudent|advisable|justified|plausible|feasible|warranted|relevant|appropriate|practical)$/i.test(
      text,
    ) &&
    /\b(?:present|depict|portray|describ|fram|show|treat|regard|seen?|view|label|mark|promot|advertis|cast|paint|classif|accept|consider)[a-z]*(?: [\w-]+){0,3} $/i.test(
      before,
    )
  );
}

/** A sentence says near its beginning what it is about. */
const REACH = 120;
const LONGEST = 600;
