import type { Found, Subject } from '../rule.ts';
import { sentencesHaving } from '../similarity/sentences-having.ts';
import { findWords } from '../text/sentence.ts';
import { COLOURS } from './level-words.ts';
import { readExplainedNames } from './named-levels-heads.ts';

/** Finds a mark that rules give and that the spec nowhere explains: "gets a yellow flag", "marked C", 'put in the "blackout" class'. */
export function unexplainedMarks(subject: Subject): Found[] {
  const letters = marksOf(subject, LETTER_WORDS, LETTER);
  const marks = [
    ...marksOf(subject, COLOURS.split('|'), COLOURED),
    ...marksOf(subject, CLASS_WORDS, QUOTED),
    // One letter alone may be a school's grade.
    ...(new Set(letters.map(({ name }) => name)).size > 1 ? letters : []),
  ];
  if (marks.length === 0) return [];
  const { words } = readExplainedNames(subject);
  const seen = new Set<string>();
  return marks.flatMap(({ path, name, text, span }): Found[] => {
    if (seen.has(name) || seen.size >= MOST) return [];
    seen.add(name);
    if (words.has(name) || isExplained(subject, name)) return [];
    return [
      {
        path,
        span,
        message: `Unexpected “${text}”, expected one that this spec defines: say what it means and what happens with what has it, or name another`,
      },
    ];
  });
}

function marksOf(subject: Subject, words: readonly string[], pattern: RegExp) {
  return sentencesHaving(subject, words).flatMap((sentence) =>
    findWords({ ...sentence, plain: sentence.text }, pattern).map(({ groups, ...found }) => ({
      ...found,
      path: sentence.path,
      name: (groups['name'] ?? groups['before'] ?? '').toLowerCase(),
    })),
  );
}

/** Whether some sentence goes on from the name to what it says, or the name stands in brackets behind it. */
function isExplained({ text, sections }: Subject, name: string): boolean {
  const own = new RegExp(
    String.raw`(?:^|[^\w-])${name}["”’']?(?: (?!is\b|are\b)[a-z]+)?(?: ?[:=(–—]| (?:means?|covers?|stands? for|signals?|shows?|tells|says|indicates|refers? to|applies|is (?:for|an?|the|when|where|given|used|put)|are (?:for|those|given|used)|if|when|once)\b)|\(${name}["”’']?[):,]`,
    'i',
  );
  return (
    sections.some(({ title }) => title.length < LONGEST && own.test(title)) ||
    text().sentences.some(({ text: words }) => words.length < LONGEST && own.test(words))
  );
}

const LONGEST = 600;
/** No policy has more marks; a text that does would take long. */
const MOST = 20;
const MARKS = 'flag|card|label|mark|tag|sticker|badge|banner|alert|notice|code|ticket';
const COLOURED = new RegExp(
  String.raw`\b(?:get|receive|carr|raise|rais|assign|show|issue|earn|given)[a-z]{0,4} (?:it |them )?(?:an?|the) (?<name>(?!red flag)(?:${COLOURS}))[ -](?:${MARKS})\b`,
  'gi',
);
const CLASS_WORDS = ['class', 'category', 'level', 'tier', 'status', 'stage', 'grade', 'band'];
const GIVE =
  "(?:put|plac|mark|fil|assign|sort|add|treat|set|mov|classif|escalat|rais|given?|gets?|falls?|belongs?|goes)[a-z]{0,4}(?: [\\w’'-]+){0,5}? (?:in|into|as|under|to|with|the|a|at) (?:the |a )?";
const QUOTED = new RegExp(
  String.raw`\b${GIVE}(?:(?:${CLASS_WORDS.join('|')}) (?:of )?["“‘'](?<name>[A-Za-z]{3,20})["”’']|["“‘'](?<before>[A-Za-z]{3,20})["”’'] (?:${CLASS_WORDS.join('|')})\b)`,
  'gi',
);
const LETTER_WORDS = ['marked', 'graded', 'rated', 'labelled', 'labeled', 'classed'];
const LETTER = /\b(?:marked|graded|rated|labell?ed|classed)(?: as| with an?)? (?<name>[A-F])(?![\w’'.-]*\w)/g;
