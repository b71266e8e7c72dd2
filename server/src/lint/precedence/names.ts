import { keyOf, readStems } from '../similarity/content-stems.ts';
import type { Subject } from '../subject.ts';
import type { Sentence } from '../text/sentence.ts';

/**
 * Names the rule that a few words speak of, so that two ways of writing it are one: by its id or label, by the title of a
 * section, by "this section", else by its stems. Null where the words name nothing by themselves ("it").
 */
export function createRuleNamer(subject: Subject): (words: string, sentence: Sentence) => string | null {
  const byId = new Map<string, string>();
  for (const { id } of [...subject.sections, ...subject.clauses]) byId.set(id.toLowerCase(), id);
  for (const { label, target } of subject.labels) byId.set(label.toLowerCase(), target);
  const byTitle = new Map<string, string>();
  for (const { id, title, level } of subject.sections) {
    // A title in quotation marks names its section, whatever its words.
    if (level > 0 && !byId.has(title.toLowerCase())) byId.set(title.toLowerCase(), id);
    const key = keyOf(readStems(withoutKind(title.replace(/\([^)]*\)\s*$/, ''))));
    if (level > 0 && key && !byTitle.has(key)) byTitle.set(key, id);
  }
  return (words, sentence) => {
    const name = withoutKind(words);
    if (/\b(?:this|these|the present)\s+(?:section|polic|rule|principle|guideline|categor)/i.test(words))
      return sentence.section.id;
    const id = byId.get(
      name
        .replace(/[`"'“”[\]]/g, '')
        .trim()
        .toLowerCase(),
    );
    if (id) return id;
    const quoted = byId.get(/[“"]([^“”"]+)[”"]/.exec(words)?.[1]?.trim().toLowerCase() ?? '');
    if (quoted) return quoted;
    const people = name.match(PEOPLE);
    const stems = new Set([...readStems(name), ...(people ? [people[0].toLowerCase()] : [])]);
    if (stems.size === 0 || stems.size > MOST_STEMS || NO_NAME.test(name.trim())) return null;
    const key = keyOf(stems);
    return byTitle.get(key) ?? key;
  };
}

const MOST_STEMS = 6;
const NO_NAME = /^(?:one|former|latter|first|second|other|others)$/i;
/** Left out of what a text is about, but names of those whose words are ordered. */
const PEOPLE = /\b(?:user|assistant|model)(?=s?\b)/i;
const KIND =
  '(?:rules?|instructions?|polic(?:y|ies)|guidelines?|guidance|clauses?|principles?|sections?|requirements?|considerations?|concerns?|messages?|levels?|authority|labels?|categor(?:y|ies)|verdicts?)';
const KIND_BEFORE = new RegExp(String.raw`^${KIND}\s+(?:(?:of|on|in|under|about|for|from|by|at)\s+)?(?:the\s+)?(?=\S)`, 'i');
const KIND_AFTER = new RegExp(String.raw`\s${KIND}\W*$`, 'i');
const ARTICLE = /^\W*(?:the|an?|any|all|each|every|its|our|these|those|and|or|that|always)\s+/i;
const ADVERBS =
  /\s(?:always|also|must|should|shall|will|would|may|might|can|could|generally|usually|typically|normally|often|ordinarily|mostly|then|therefore|still|likewise|do|does|to|has|have|tends?)\W*$/i;

/** "the rules on privacy always" → "privacy" */
function withoutKind(words: string): string {
  let name = words.trim();
  for (let round = 0; round < 4; round += 1) {
    const shorter = [ADVERBS, ARTICLE, KIND_BEFORE, KIND_AFTER].reduce((text, pattern) => text.replace(pattern, '').trim(), name);
    if (shorter === name || shorter === '') break;
    name = shorter;
  }
  return name;
}
