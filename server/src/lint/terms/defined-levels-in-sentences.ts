import { allMatches } from '../../spec/all-matches.ts';
import type { Subject } from '../subject.ts';
import { COLOURS, DEFINED_SIZES, levelName, NUMBER, SCALES, singularKind } from './level-words.ts';

/**
 * The levels that sentences explain: "the risk is low (no harm) or high (a danger)", "code green means", "0 = harmless" among scores, and
 * "In stage 1, …" where a sentence opens with it. Each as a kind and a name.
 */
export function explainedInSentences(subject: Subject): [string, string][] {
  const text = subject.text();
  const having = (words: readonly string[]) => text.having(words).flatMap(({ text: own }) => (own.length > LONGEST ? [] : [own]));
  return [
    ...having(NAME_WORDS).flatMap((own) =>
      [BRACKETED, MEANT, IF].flatMap((pattern) => allMatches(own, pattern).map(({ groups }) => wordOf(groups?.['name'] ?? ''))),
    ),
    ...having(RATINGS).flatMap((own) =>
      RATES.test(own) ? allMatches(own, NAMED_IF).map(({ groups }) => wordOf(groups?.['name'] ?? '')) : [],
    ),
    ...having(SCORES).flatMap((own) =>
      allMatches(own, NUMBERED).flatMap(({ groups }): [string, string][] =>
        ['score', 'rating'].map((kind) => [kind, groups?.['name'] ?? '']),
      ),
    ),
    ...numbersInLines(subject),
    ...having(STEPS).flatMap((own): [string, string][] => {
      const { kind, name } = IN_STAGE.exec(own)?.groups ?? {};
      return kind && name ? [[singularKind(kind), levelName(name)]] : [];
    }),
  ];
}

/** "0 = no risk" and "1 = a risk" under each other, in a spec that scores or asks for a digit */
function numbersInLines({ prose, text }: Subject): [string, string][] {
  if (text().having(ASKS_NUMBER).length === 0) return [];
  return prose.flatMap(({ kind, text: own }) => {
    if (kind === 'cell') return [];
    return own.split('\n').flatMap((line): [string, string][] => {
      const name = LINE.exec(line.slice(0, 12))?.[1];
      return name ? ['score', 'rating'].map((series) => [series, name]) : [];
    });
  });
}

function wordOf(written: string): [string, string] {
  const name = written.toLowerCase();
  return [IS_COLOUR.test(name) ? 'colour' : 'word', name];
}

const LONGEST = 600;
const NAMES = `${DEFINED_SIZES}|${COLOURS}`;
const NAME_WORDS = NAMES.split('|');
const BRACKETED = new RegExp(String.raw`\b(?<name>${NAMES}) \((?!(?:s|see)\b)[^()]{3,80}\)`, 'gi');
const MEANT = new RegExp(
  String.raw`(?:^\W*|\b(?:code |an? |the ))(?=)(?<name>${NAMES})(?: (?:${SCALES}|flag|code|level|light|card|band|rating))? (?:means|stands for|signals|indicates|marks|covers|is (?:for|an?|the|when|where)) `,
  'gi',
);
/** "The risk is low if …" */
const IF = new RegExp(
  String.raw`\b(?:${SCALES}|code|flag|level) (?:is|counts as)(?=) (?<name>${NAMES}) (?:if|when|where|whenever|as long as)\b`,
  'gi',
);
/** "rated low when …, medium when … and high when …" */
const RATES = /\b(?:rated|graded|classed|marked|labell?ed|scored) (?:as )?[a-z]+ (?:if|when|where)\b/;
const RATINGS = ['rated', 'graded', 'classed', 'marked', 'labelled', 'labeled', 'scored'];
const NAMED_IF = new RegExp(String.raw`\b(?<name>${NAMES}) (?:if|when|where|whenever)\b`, 'gi');
const SCORES = ['rated', 'rating', 'ratings', 'score', 'scores', 'scored'];
const NUMBERED = /\b(?<name>\d{1,2}) ?(?:\(|=|–|—|: |means\b)/g;
const ASKS_NUMBER = [...SCORES, 'score', 'digit', 'integer', 'number'];
const LINE = /^[^\p{L}\d]{0,3}(\d{1,2})[^\p{L}\d]{0,2} ?(?:=|–|—|:| - )/u;
/** Kinds whose levels follow one another: what happens in one is what it is. */
const STEPS = ['stage', 'step', 'phase'];
const IN_STAGE = new RegExp(String.raw`^\W*(?:in|at|during) (?<kind>stage|step|phase)(?=) (?<name>${NUMBER})\b`, 'i');
const IS_COLOUR = new RegExp(`^(?:${COLOURS})$`);
