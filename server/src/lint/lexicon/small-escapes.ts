import type { Sentence } from '../text/sentence.ts';

/** "Use plain language whenever possible": how an answer is written decides nothing of what it says. */
export function shapesText({ plain, clause }: Sentence): boolean {
  return (clause?.mode ?? null) === null && SHAPES.test(plain.slice(0, REACH));
}

const SHAPES =
  /^\W*(?:(?:the|your|an?) [a-z]+ )?(?:(?:must|should|shall|will) )?(?:always )?(?=)(?:us(?:e|es|ing)|giv(?:e|es)|add|adds|includ(?:e|es)|writ(?:e|es)|format(?:s)?|structur(?:e|es)|provid(?:e|es)|offer|prefer|organi[sz]e|break|split|keep)\b(?:,? (?:an?|the|your|their|its|some|clear|concrete|simple|short|brief|plain|relevant|everyday|real-world|numbered|answers?|responses?|in|into|with|and|or))*,? \b(?:headings?|headers?|bullets?|bullet points|lists?|tables?|markdown|emojis?|examples?|analog(?:y|ies)|metaphors?|language|words|wording|sentences|paragraphs?|active voice|formatting|code blocks?|diagrams?|visuals?|bold|italics|step-by-step (?:format|structure)|summar(?:y|ies)|concise|humou?r)(?=)\b(?! (?:of|for|to|on|from|that)\b)/i;

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
