import type { Sentence } from '../text/sentence.ts';
import type { Row } from './ban-scope-units.ts';
import { deniedInLine, deniesBelow, isRefusalOnly } from './ban-scope-verdicts.ts';
import { CONTENT, CONTENT_ITSELF, MEDIUM, PRECISE, SHOWN_HARM } from './ban-scope-words.ts';

/** What stands around a sentence that is only a part of a rule. */
export interface ListedIn {
  /** null where it is no cell */
  readonly row: Row | null;
  /** whether the spec says what a model answers: there "weapons" is a subject of talk, and elsewhere a thing or an act */
  readonly spoken: boolean;
}

/**
 * Whether a few words ban a kind of content together with what stands around them: an item under "Never", a cell beside "Not
 * allowed", "Off limits: torture", or "Refuse." under the title "Weapons".
 */
export function bansByPlace({ text, section, prose, clause, start }: Sentence, { row, spoken }: ListedIn): boolean {
  if (text.length > LONGEST || section.role === 'examples' || prose.holds === 'definition' || text.endsWith('?')) return false;
  if (row !== null) {
    const no = row.others.find((cell) => isNo(cell, row));
    if (no === undefined) return deniesBelow(row.column) && !STATES.test(text) && namesContent(text, isSaid(row.column, spoken));
    return namesContent(text, (spoken || POSTED.test(no)) && !GOODS.test(row.header));
  }
  if (isRefusalOnly(text)) return clause?.mode !== 'comply' && namesContent(withoutCode(section.title), true);
  const inLine = deniedInLine(text);
  if (inLine !== null) return namesContent(inLine, isSaid(text, spoken));
  const none = NONE_OF.exec(text);
  if (none) return !STATES.test(text) && namesContent(text.slice(none[0].length), spoken && !GOODS.test(text));
  // What follows in the same item explains it.
  if (start > 0) return false;
  if (prose.kind === 'item' && prose.lead !== null)
    return deniesBelow(prose.lead) && namesContent(text, isSaid(prose.lead, spoken));
  return (
    deniesBelow(section.title) &&
    (prose.kind === 'item' || !STATES.test(text)) &&
    namesContent(text, isSaid(section.title, spoken))
  );
}

/** Whether a cell says no: "Removed", and "No" where the column asks. */
function isNo(cell: string, { header }: Row): boolean {
  return isRefusalOnly(cell) && (!/^\W*(?:no|out|never)\W*$/i.test(cell) || ASKS.test(header));
}

/** Whether what stands below these words is said or shown, and no thing and no act. */
function isSaid(above: string, spoken: boolean): boolean {
  return (spoken || MEDIUM.test(above) || POSTED.test(above)) && !GOODS.test(above);
}

/** Whether a phrase is a kind of content as a whole, or a list that has one: "pictures of drugs", "gore", "insults, slurs". */
function namesContent(phrase: string, spoken: boolean): boolean {
  if (
    phrase.length > LONGEST ||
    !(CONTENT.test(phrase) || SHOWN_HARM.test(phrase)) ||
    PRECISE.test(phrase) ||
    NO_CONTENT.test(phrase)
  )
    return false;
  return phrase
    .split(/[,;/]| and | or /, MOST_PARTS)
    .some(
      (part) =>
        CONTENT_ITSELF.test(part) ||
        SHOWN_HARM.test(part) ||
        (CONTENT.test(part) &&
          (MEDIUM.test(part) || (spoken && !ACT.test(phrase) && part.trim().split(/\s+/, FEW + 1).length <= FEW))),
    );
}

/** "S5: Terrorism", "4.2 Self-harm" */
function withoutCode(title: string): string {
  return title.replace(/^\W*(?:(?:category|section|policy|part|rule)\b\W*)?(?:[A-Z]{0,4}\d[\d.]*\b\W*)?/i, '');
}

const NONE_OF = /^\W*(?:we have )?(?:no|zero[- ]tolerance (?:for|of|on)|absolutely no|never any)\s/i;
const ASKS =
  /\b(?:allow\w*|permi\w+|ok|okay|accept\w*|answer\w*|may|can|discuss\w*|post\w*|show\w*|do|verdict|decision|action|response)\b/i;
/** A sentence, and no name of a subject. */
const STATES = /\b(?:is|are|was|were|will|may|must|can|should|has|have|we|you|they)\b/i;
const LONGEST = 160;
const MOST_PARTS = 20;
/** What is done with what somebody posts, and with nothing else. */
const POSTED = /\b(?:remov\w+|delet\w+|tak(?:e|es|en) down|publish\w*|drawings?|hidden?|shown?|written)\b/i;
/** An act of which a list says that nobody is to commit it. */
const ACT =
  /\b(?:crimes?|illegal|criminal|traffick\w+|robber\w+|burglar\w+|discriminat\w+|bully\w*|abuse|insult\w*|demean\w*|terror|hoax\w*|laundering|fraud\w*|prejudice\w*|contempt)\b/i;
/** A bare subject has an adjective or two; what is longer says more of it. */
const FEW = 4;
const GOODS =
  /\b(?:use|uses|used|using|activit\w+|conduct|behaviou?rs?|purposes?|actions?|practices?|items?|goods|products?|listings?|sell|sales?|carry|carried|premises|buildings?|on board|on site|baggage|luggage|services|merchandise)\b/i;
/** What is done to somebody, or to a system. */
const NO_CONTENT = /\b(?:victims?|hotlines?|helplines?|prevention|tests?|policy|policies|laws?|filters?|reports?)\b/i;
