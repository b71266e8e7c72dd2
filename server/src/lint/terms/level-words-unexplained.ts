import { groupBy } from '../../spec/group-by.ts';
import type { Found, Subject } from '../rule.ts';
import type { DefinedLevels } from './defined-levels.ts';
import type { UsedLevel } from './level-words-used.ts';

/**
 * Finds a level of which a spec speaks by halves: what comes of "Tier 1" and not what it is, or what is escalated at "Level 3" and not
 * what happens there. A level that is both given and followed up needs no list.
 */
export function unexplainedLevels(subject: Subject, readDefined: () => DefinedLevels, all: readonly UsedLevel[]): Found[] {
  const used = all.filter((each) => KIND.test(each.kind) || (GIVEN_KIND.test(each.kind) && GIVING.test(before(each))));
  if (used.length === 0) return [];
  const defined = readDefined();
  return [...groupBy(used, ({ kind }) => kind).entries()].flatMap(([kind, group]) => {
    const names = defined.get(kind) ?? NONE;
    // A list that leaves a level out is looked at elsewhere.
    if (names.size > 1) return [];
    const missing = [...groupBy(group, ({ name }) => name).values()]
      .slice(0, MOST)
      .filter((uses) => !uses.some(({ name }) => names.has(name)) && !isTold(uses) && !isExplained(subject, uses));
    return missing.slice(0, 1).flatMap(([first]) => (first ? [report(first)] : []));
  });
}

function report({ sentence: { path }, found: { text, span } }: UsedLevel): Found {
  return {
    path,
    span,
    message: `Unexpected “${text}”, expected a level that this spec defines: say which cases are of it and what happens in them, or name another`,
  };
}

/** Given in one place, followed up in another. */
function isTold(uses: readonly UsedLevel[]): boolean {
  const given = uses.filter(isGiven);
  return given.length > 0 && given.length < uses.length;
}

function isGiven(use: UsedLevel): boolean {
  return GIVING.test(before(use)) && GIVEN_END.test(after(use));
}

/** Whether any sentence or title says what it is: "level 2 once the form is signed", "(level 2)". */
function isExplained({ sections, text }: Subject, [use, ...others]: readonly UsedLevel[]): boolean {
  if (!use) return false;
  const written = new RegExp(`(?<![\\w-])${use.found.text.replace(/[^\w -]/g, '.').replace(/[ -]/g, '[ -]')}(?![\\w-])`, 'i');
  return (
    [use, ...others].some(
      (each) => EXPLAINS.test(after(each)) || IN_BRACKETS.test(before(each).slice(-2)) || ELSEWHERE.test(each.sentence.text),
    ) ||
    sections.some(({ title }) => written.test(title)) ||
    text()
      .having([use.kind, `${use.kind}s`])
      .some(({ text: words }) => words.length < LONGEST && (SCALE.test(words) || ELSEWHERE.test(words)))
  );
}

function before({ sentence, found }: UsedLevel): string {
  return sentence.text.slice(Math.max(0, found.index - 80), found.index);
}

function after({ sentence, found }: UsedLevel): string {
  const end = found.index + found.text.length;
  return sentence.text.slice(end, end + 60);
}

const NONE: ReadonlySet<string> = new Set();
const LONGEST = 600;
const MOST = 10;
const KIND = /^(?:level|tier|priority|severity)$/;
/** Kinds that are also steps of other things: only where a rule gives them. */
const GIVEN_KIND = /^(?:class|category|stage|strike|band|grade|rating)$/;
const GIVING =
  /\b(?:treat|handle|classif|rate|rating|mark|label|tag|escalat|log|record|file|flag|assign|raise|mov|rais|promot|demot|upgrad|downgrad|put|plac|count|rank|report|set|gets?\b|receives?\b|is\b|are\b|becom|reach|fall|belong|go(?:es)?\b)[a-z]*(?: [\w’'-]+){0,6}? ?(?:(?:as|at|to|in|into|under|with|a|an|the|of) ){0,2}$/i;
const GIVEN_END = /^\W*(?:$|[.,;)]| (?:if|when|where|unless|because|once)\b)/;
const EXPLAINS =
  /^ ?(?:[([:=]|[–—]| - )|^(?: [a-z]+)? (?:means?|covers?|refers? to|stands? for|includes?|is for|are for|is (?:an?|the|any|when|where|one)|are (?:those|the|any)|is reserved)\b|^ (?:once|after|as soon as|as long as|until)\b/i;
const IN_BRACKETS = /[([]$/;
/** What another text explains is not looked for in this one. */
const ELSEWHERE =
  /\b(?:defined|described|explained|listed|set out|laid down|according to|as per|see|standard|framework|ISO|NIST|appendix|annex|matrix|attached|handbook)\b/i;
const SCALE = /\b(?:scale|ranges?|from \w+ to \w+|between \w+ and \w+|out of \d|\d ?[–-] ?\d)\b/i;
