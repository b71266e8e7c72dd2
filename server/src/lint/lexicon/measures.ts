import { isPossibility } from './deciding-degrees.ts';
import { isReason } from './sentence-parts.ts';
import type { UsedWords } from './used-words.ts';

/** Whether what a degree leaves open is said beside it, or nothing hangs on it: there is no need of a limit. */
export function isBounded({ sentence, found }: UsedWords): boolean {
  const { plain, clause } = sentence;
  if (isReason(plain, found.index)) return true;
  const before = plain.slice(Math.max(0, found.index - 40), found.index);
  const after = plain.slice(found.index + found.text.length, found.index + found.text.length + 100);
  // What stands under a lead says what is appropriate, and whoever may add relevant details may leave them.
  if (PLAIN.test(found.text) && (clause?.modality === 'may' || /^ [^.;]{0,40}:\s*$/.test(after))) return true;
  // "Without excessive qualification" is advice on manners where nothing is decided.
  if (clause?.mode === null && clause.modality !== 'verdict' && /^(?:excessive|undue)/i.test(found.text) && MANNERS.test(before))
    return true;
  return (
    STANDARD.test(`${found.text}${after}`) ||
    BOUNDED.test(after) ||
    isMeasured(before, found.text, after) ||
    isPlainNo(before, found.text, after) ||
    changesNothing(plain, found) ||
    (!isPossibility(found.text) && ILLUSTRATED.test(after)) ||
    /\bage-?\s*$/i.test(before)
  );
}

/** "A claim alone is not sufficient": how much would be is not asked. */
function isPlainNo(before: string, text: string, after: string): boolean {
  return (
    /^(?:sufficient|enough|adequate)$/i.test(text) &&
    /\b(?:is|are|be|was|were)(?: (?:alone|by itself|on its own))? (?:not|never)(?: (?:alone|by itself|on its own))? (?:itself )?$/i.test(
      before,
    ) &&
    /^(?:\W|$| (?:for|to|on|by|as|in)\b)/.test(after)
  );
}

/** "Repeated requests must not change the verdict": however many they are. */
function changesNothing(plain: string, { index, text }: UsedWords['found']): boolean {
  return (
    /^(?:repeated|persistent|multiple|several|frequent|prolonged|many|a few|excessive)$/i.test(text) &&
    index < NEAR_START &&
    STAYS.test(plain.slice(index, index + LONG))
  );
}

const NEAR_START = 60;
const LONG = 300;
const STAYS =
  /^[^.;]*?\b(?:must not|should not|shall not|may not|cannot|can not|do not|does not|don[’']t|doesn[’']t|will not|won[’']t|never)\s+(?:cause|change|alter|override|bypass|affect|influence|weaken|sway|matter|lower|loosen|unlock|persuade|move|erode|count|justify|entitle)/i;

/** "So detailed that it …", "properly age-rated (Teen or Mature)", "unsafe according to our policy" say by what. */
function isMeasured(before: string, text: string, after: string): boolean {
  return (
    ((/\bso $/i.test(before) || /^so /i.test(text)) && /^(?: \w+){0,2} that\b/i.test(after)) ||
    ((/\btoo $/i.test(before) || /^too /i.test(text)) && /^(?: \w+){0,2} to\b/i.test(after)) ||
    (/ly$/i.test(text) && /^ [\w-]+ \([^)]/.test(after)) ||
    // "The appropriate level (low, high)", "sensitive data (names, addresses)": it is one of these.
    (!isPossibility(text) && /^ [^.;:,(]{1,30}\([^()]+,[^()]+\)/.test(after)) ||
    /^[^.;]{0,60}\b(?:according to|as defined (?:in|by)|under) (?:our|the|this|these|its|your)\b[^.;]{0,30}\b(?:polic|categor|guideline|definition|criteria|rules?\b|standards?\b)/i.test(
      after,
    )
  );
}

const PLAIN = /^(?:relevant|appropriate|suitable|proper|effective|efficient)$/i;
/** A person of law, not a degree; and a reason given in law. */
const STANDARD =
  /^(?:un)?reasonabl[ey] (?:(?:and|or|,) \w+ )?(?:person|people|user|users|human|adult|reader|observer|man|suspicion|doubt|accommodations?|cause|force|belie\w+|expectations? of privacy)\b|^reasonable interpretations?\b|^reasonably (?:expect|believe|infer|understood|available|foreseeable)\w*\b|^significant (?:other|figures?|digits?)\b|^material (?:facts?|support)\b|^proportionate(?:ly)? to\b|^standard\b(?! of)|^(?:appropriately|properly|duly|suitably) (?:licen[sc]ed|certified|accredited|registered|authori[sz]ed|insured)\b/i;
const MANNERS = /\b(?:avoid\w*|without|resorting to)\s+(?:[\w-]+\s+){0,4}$/i;
/** The measure, given after the word. */
const BOUNDED =
  /^[^.;]{0,60}?(?:(?:\(|,(?!\d)|:|[—–]|\bif\b|\bof\b)\s*(?:that is|i\.e\.|meaning|defined as|as (?:defined|described|listed)|namely|which (?:is|means)|(?:which )?we define|defined|at least|at most|no more than|no fewer than|not more than|more than|less than|fewer than|above|below|over|under|within|here|(?:two|three|four|five|six|seven|eight|nine|ten|twelve|twenty|thirty|half|one)\b|[a-z ]{0,20}\d))/i;

/** Examples that show the degree: "excessive hedging (e.g., …)", "severe harm such as …". */
const ILLUSTRATED =
  /^(?: [\w-]+){0,3},? ?(?:\((?:e\.g\.|for example|such as|like|see)(?!\w)|(?:such as|including|like|for example)\b)/i;
