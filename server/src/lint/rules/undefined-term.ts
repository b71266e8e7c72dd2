import type { Block } from '../../spec/index.ts';
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
    const defined = definitions.map(({ term }) => stemsOf(term)).filter((stems) => stems.length > 0);
    const explained = new Map(
      files.filter((file) => file.text.search(PHRASE) >= 0).map((file) => [file.path, explainedWords(file.text)]),
    );
    return blocks.filter(isProse).flatMap(({ path, span }) => {
      const text = textOf(path).slice(span.start, span.end);
      return [...text.matchAll(PHRASE)].flatMap((match): Found[] => {
        const before = stemsOf(phraseBefore(text, match.index));
        const isDefined = defined.some((stems) => stems.every((stem) => before.includes(stem)));
        if (isDefined || explained.get(path)?.has(before.at(-1) ?? '')) return [];
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
