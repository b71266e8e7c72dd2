import type { Found, Subject } from '../rule.ts';
import { findWords } from '../text/sentence.ts';
import { KINDS, levelName, NUMBER } from './level-words.ts';

/**
 * Finds a level of a series that a spec names in its own word: "mode D", where a list explains mode A and mode B, "trust 3". The words
 * that every spec counts by ("level", "tier") are looked at elsewhere, and parts of a document are none.
 */
export function undefinedInSeries(subject: Subject): Found[] {
  const series = readSeries(subject);
  if (series.size === 0) return [];
  const words = [...series.keys()];
  const pattern = new RegExp(String.raw`\b(?<kind>${words.join('|')}) (?<name>${NUMBER})(?![\w%-]|[.:,]\d)`, 'gi');
  const seen = new Set<string>();
  return subject
    .text()
    .having(words)
    .flatMap((sentence) => {
      if (sentence.text.length > LONGEST) return [];
      return findWords(sentence, pattern).flatMap(({ text, span, groups }): Found[] => {
        const names = series.get((groups['kind'] ?? '').toLowerCase());
        const name = levelName(groups['name'] ?? '');
        // "Mode a": an article, and no name.
        if (!names || names.has(name) || /^[a-z]$/.test(groups['name'] ?? '') || seen.has(text.toLowerCase())) return [];
        seen.add(text.toLowerCase());
        return [
          {
            path: sentence.path,
            span,
            message: `Unexpected “${text}”, expected one that this spec defines (${[...names].slice(0, 6).join(', ')}): define it, or name another`,
          },
        ];
      });
    });
}

const LONGEST = 1000;
/** Two make a series. */
const FEWEST = 2;

/** The names of each series of at least two that head sections, items or sentences. */
function readSeries(subject: Subject): ReadonlyMap<string, ReadonlySet<string>> {
  const found = new Map<string, Set<string>>();
  for (const head of headsOf(subject)) {
    const { kind = '', name = '' } = HEAD.exec(head)?.groups ?? {};
    const word = kind.toLowerCase();
    if (word === '' || NO_SERIES.test(word)) continue;
    found.set(word, (found.get(word) ?? new Set()).add(levelName(name)));
  }
  return new Map([...found].filter(([, names]) => names.size >= FEWEST));
}

function* headsOf({ sections, prose, text }: Subject): Iterable<string> {
  for (const { title } of sections) yield title;
  for (const each of prose) yield each.text;
  for (const { start, text: words } of text().sentences) if (start > 0) yield words;
}

const HEAD = new RegExp(
  `^[^A-Za-z]{0,4}(?<kind>[A-Z][a-z]{2,12}) (?<name>${NUMBER})(?: ?[:–—(]| - | (?:is (?:for|an?|the)|means|covers|may|can|sees?|reads?|lets?|opens?|allows?|gives?) )`,
);
/** Other kinds of levels, and what a document is made of. */
const NO_SERIES = new RegExp(
  `^(?:${KINDS}|section|rule|example|part|chapter|article|appendix|annex|figure|table|clause|question|scenario|principle|note|exhibit|page|point|paragraph|item|version|volume|option|test|sample|prompt|turn|user|message|line|day|week|month|year|january|february|march|april|may|june|july|august|september|october|november|december|case|exception|goal|objective|task|reason|answer|response|requirement|policy|guideline|topic|plan|team|room|world|round|row|column|unit|module|lesson|exercise|route|gate|the|and|for|over|under|about|between|within|only|all|any|after|before|at least)$`,
);
