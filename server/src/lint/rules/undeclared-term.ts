import type { Fix } from '../finding.ts';
import { isCondition, partBefore } from '../lexicon/sentence-parts.ts';
import { words } from '../options.ts';
import { defineRule, type Found, type Subject } from '../rule.ts';
import { findAcronyms, isSpelledIn } from '../terms/acronyms.ts';
import { type CandidateTerm, findCapitalised, type IsUsed } from '../terms/candidate-terms.ts';
import { createDeclared } from '../terms/declared.ts';
import { definitionSkeleton } from '../terms/definition-skeleton.ts';
import { type Place, readPlaces, spanOf, termKey } from '../terms/places.ts';
import { findQuoted } from '../terms/quoted-terms.ts';
import type { Sentence } from '../text/sentence.ts';
import type { TextIndex } from '../text/text-index.ts';

/** Finds terms that a spec writes as defined ones, with capitals, in quotation marks or as an abbreviation, and never defines. */
export const undeclaredTerm = defineRule({
  name: 'undeclared-term',
  family: 'ambiguity',
  severity: 'info',
  strict: 'warning',
  summary: 'A term that is written as if it were defined, and is not.',
  options: { ignore: words('Terms and abbreviations that readers know without a definition.') },
  check: (subject, { ignore }) => {
    const ignored = new Set(ignore.map((term) => termKey([term])));
    const text = subject.text();
    const lines = readPlaces(text.sentences.filter(({ plain }) => LOOKS_DECLARED.test(plain)));
    const isUsed = createIsUsed(text);
    const candidates = [
      ...findCapitalised(lines, isUsed),
      ...findAcronyms(lines, isUsed, namesIn(subject)),
      ...findQuoted(text.sentences),
    ].slice(0, MOST);
    const isDeclared = createDeclared(subject);
    return candidates
      .filter(({ words: own }) => !ignored.has(termKey(own)) && !isDeclared(own))
      .flatMap((candidate) => report(subject, candidate));
  },
});

/** Two words with capitals next to each other, three capitals, or two beside two others. */
const LOOKS_DECLARED = /[A-Z][A-Za-z-]* [A-Z][a-z]|[A-Z]{3}|[A-Z]{2}\/[A-Z]{2}/;

/** Asks the index of sentences, each word once. */
function createIsUsed(text: TextIndex): IsUsed {
  const known = new Map<string, boolean>();
  return (word) => {
    const isUsed = known.get(word) ?? text.having([word]).some(({ plain }) => plain.includes(` ${word}`));
    known.set(word, isUsed);
    return isUsed;
  };
}

/** A spec with more such terms than this has a way of writing, and not a missing definition. */
const MOST = 60;

function report(subject: Subject, { words: own, uses }: CandidateTerm): Found[] {
  const bound = uses.find(([{ sentence }]) => sentence.clause !== null) ?? uses[0];
  const span = bound ? spanOf(subject, bound[0], bound[1]) : null;
  if (!bound || !span) return [];
  if (uses.some((use) => isLinked(subject, use))) return [];
  const term = own.join(' ');
  const { path } = bound[0].sentence;
  const isAcronym = own.length === 1 && term === term.toUpperCase();
  if (
    isAcronym &&
    isSpelledIn(
      subject.sections.map(({ title }) => title),
      term,
    )
  )
    return [];
  if (
    isAcronym &&
    isSpelledIn(
      uses.slice(0, FEW).map(([{ sentence }]) => lineAt(subject, sentence)),
      term,
    )
  )
    return [];
  // What stands in quotation marks or as code somewhere is a name: “RAG”.
  if (isAcronym && QUOTES.some(([open, close]) => subject.textOf(path).includes(`${open}${term}${close}`))) return [];
  const fix: Fix = { title: `Define “${term}”`, safe: false, edits: [definitionSkeleton(subject, path, term)] };
  return [
    {
      path,
      span,
      // An abbreviation that no outcome hangs on is looked up by who needs it.
      ...(isAcronym && !uses.slice(0, MOST).some(([place]) => decides(place)) ? { severity: 'info' as const } : {}),
      message: isAcronym
        ? `Unexpected abbreviation “${term}”, expected its full words: nothing in the spec says what it stands for; spell it out at its first use, or define it`
        : `Unexpected “${term}”, expected a definition: it is written as a defined term${uses.length > 1 ? ` in ${uses.length} places` : ''} and nothing says what it covers; define it, or use plain words`,
      fixes: [fix],
    },
  ];
}

/** Whether something is withheld, given or labelled by an abbreviation; not where it names whom to obey or to tell. */
function decides({ index, sentence: { plain, clause, section } }: Place): boolean {
  if (OBEYS.test(partBefore(plain, index))) return false;
  return (
    isCondition(plain, index) ||
    (clause?.mode ?? section.mode) !== null ||
    section.verdict !== null ||
    (clause !== null && (clause.modality === 'verdict' || clause.modality === 'must-not' || /\b(?:must|should)\b/.test(plain)))
  );
}

const OBEYS =
  /\b(?:compl(?:y|ies|iance)|align\w*|accord\w*|consisten\w+|follow\w*|under|enforce\w*|escalat\w+|notif\w+|report(?:s|ed)? to|contact\w*|adher\w+|conform\w*|required by|regulat\w+)\b/i;

/** The paragraph, or the row of a table, that a sentence stands in. */
function lineAt(subject: Subject, { path, span }: Sentence): string {
  const text = subject.textOf(path);
  const before = text.slice(Math.max(0, span.start - LONGEST), span.start);
  const after = text.slice(span.start, span.start + LONGEST);
  return before.slice(before.lastIndexOf('\n') + 1) + after.slice(0, /\n|$/.exec(after)?.index);
}

/** So many of a term's places are looked at, and so much of each. */
const FEW = 5;
const LONGEST = 1000;

const QUOTES = [
  ['“', '”'],
  ['"', '"'],
  ['`', '`'],
] as const;

/** A link goes to what the term means. */
function isLinked(subject: Subject, [first, last]: CandidateTerm['uses'][number]): boolean {
  const span = spanOf(subject, first, last);
  return span !== null && subject.textOf(first.sentence.path)[span.end] === ']';
}

/** Labels, codes and verdict words are names of their own. */
function namesIn({ sections, labels }: Subject): Set<string> {
  return new Set(
    [
      ...sections.flatMap(({ code, label, verdict }) => [code, label, verdict].flatMap((name) => name ?? [])),
      ...labels.map(({ label }) => label),
    ].flatMap((name) => [name, name.replace(/[\d.].*$/, '')]),
  );
}
