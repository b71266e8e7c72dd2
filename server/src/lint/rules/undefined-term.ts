import { groupBy } from '../../spec/group-by.ts';
import type { Block, Definition } from '../../spec/index.ts';
import { defineRule, type Found } from '../rule.ts';
import { stemsOf } from '../words.ts';

/**
 * Finds "as defined above" after words that the spec nowhere defines. Only this phrase is looked at: which other words
 * need a definition is for an editor to judge.
 */
export const undefinedTerm = defineRule({
  name: 'undefined-term',
  family: 'structure',
  severity: 'warning',
  summary: 'A term that is “defined above” and nowhere defined.',
  check: ({ definitions, blocks, files, textOf }) => {
    const explained = new Map(
      files.filter((file) => file.text.search(PHRASE) >= 0).map((file) => [file.path, explainedWords(file.text)]),
    );
    if (explained.size === 0) return [];
    const isDefined = createDefinedReader(definitions);
    return blocks
      .filter((block) => isProse(block) && explained.has(block.path))
      .flatMap(({ path, span }) => {
        const text = textOf(path).slice(span.start, span.end);
        return [...text.matchAll(PHRASE)].flatMap((match): Found[] => {
          const before = stemsOf(phraseBefore(text, match.index));
          if (isDefined(before) || explained.get(path)?.has(before.at(-1) ?? '')) return [];
          const start = span.start + match.index;
          return [
            {
              path,
              span: { start, end: start + match[0].length },
              message: `Unexpected “${match[0].replace(/\s+/g, ' ')}”, expected a definition of the term before it: add one under a heading “Definitions”, or drop the phrase`,
            },
          ];
        });
      });
  },
});

/** Tells whether words hold all of a defined term: only terms are looked at that have their rarest stem there. */
function createDefinedReader(definitions: readonly Definition[]): (words: readonly string[]) => boolean {
  const stemmed = definitions.map(({ term }) => stemsOf(term)).filter((stems) => stems.length > 0);
  const terms = [...new Map(stemmed.map((stems) => [stems.join(' '), stems])).values()];
  const uses = groupBy(terms.flat(), (stem) => stem);
  const countOf = (stem: string) => uses.get(stem)?.length ?? 0;
  const byRarest = groupBy(terms, (stems) => stems.reduce((rarest, stem) => (countOf(stem) < countOf(rarest) ? stem : rarest)));
  return (words) => words.some((word) => (byRarest.get(word) ?? []).some((stems) => stems.every((stem) => words.includes(stem))));
}

/** A phrase that points inside the spec; "as defined by law" points elsewhere. */
const PHRASE =
  /\b(?:as (?:defined|used|understood)\s+(?:above|below|earlier|here|elsewhere|(?:in|under|by)\s+(?:the\s+)?(?:definitions|glossary|this (?:policy|spec|document)))|(?:with)?in the (?:meaning|sense) of (?:this (?:policy|spec|document|section)|these (?:rules|guidelines)|the (?:definitions|glossary)))\b/gi;
/** How many characters before the phrase its term stands in. */
const REACH = 80;

/** The words that the phrase is said of: "if the client is a vulnerable party, as defined above" says nothing of the client. */
function phraseBefore(text: string, index: number): string {
  return (
    text
      .slice(Math.max(0, index - REACH), index)
      .split(ENDS_PHRASE)
      .at(-1) ?? ''
  );
}

const ENDS_PHRASE = /\b(?:is|are|must|may|should|can|cannot|not|will|refuses?|if|when|unless|who|which)\b/i;

const EXPLAINED =
  /([\p{L}\p{N}]+)["”*_`]*\s{0,3}(?:\([^()\n]{0,40}\)\s{0,3})?(?:means?\b|refers? to\b|includes?\b|(?:is|are) defined\b|:)/giu;

/** Stems of the words that prose explains: `X means …`, `X refers to …`, `**X**: …`. */
function explainedWords(text: string): Set<string> {
  return new Set([...text.matchAll(EXPLAINED)].flatMap((match) => stemsOf(match[1] ?? '')));
}

function isProse({ kind }: Block): boolean {
  return kind === 'prose' || kind === 'list' || kind === 'quote' || kind === 'table';
}
