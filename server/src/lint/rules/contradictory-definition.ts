import { groupBy } from '../../spec/group-by.ts';
import type { Section, Span } from '../../spec/index.ts';
import { defineRule, type Found, type Subject } from '../rule.ts';
import { createStemReader, keyOf, type ReadStems } from '../similarity/content-stems.ts';
import { type DefinedTerm, readDefinedTerms } from '../similarity/defined-terms.ts';
import { readListedScopes } from '../similarity/listed-scopes.ts';
import { placeOf } from '../similarity/place.ts';
import { quote } from '../similarity/quote.ts';
import { sentencesHaving } from '../similarity/sentences-having.ts';

/**
 * Finds a definition that counts something in, and a list or a sentence that counts the same thing out, or the other way
 * round. Things are compared by their content words.
 */
export const contradictoryDefinition = defineRule({
  name: 'contradictory-definition',
  family: 'conflict',
  severity: 'error',
  summary: 'A definition that an exclusion of the spec contradicts.',
  check: (subject) => {
    const readStems = createStemReader();
    const terms = readDefinedTerms(subject).filter(({ included, excluded }) => included.length + excluded.length > 0);
    if (terms.length === 0) return [];
    const stated = groupBy(statementsOf(subject, readStems), ({ key }) => key);
    const ruled = ruledStems(subject, readStems);
    return terms.flatMap((term): Found[] => {
      const own = readStems(term.term);
      const title = keyOf(own);
      const out = new Map(term.excluded.map((thing) => [keyOf(readStems(thing)), thing]));
      const both = term.included.find((thing) => out.has(keyOf(readStems(thing))));
      if (both !== undefined) return [report(term, both, null)];
      const counted = (things: readonly string[], isIn: boolean) =>
        things.flatMap((thing): Found[] => {
          const other = (stated.get(keyOf(readStems(thing))) ?? []).find(
            (each) =>
              each.isIn !== isIn &&
              concerns(each, { key: title, own, ruled }) &&
              !(each.path === term.path && each.span.start === term.span.start),
          );
          return other ? [report(term, thing, { ...other, isIn })] : [];
        });
      return [...counted(term.included, true), ...counted(term.excluded, false)];
    });
  },
});

/** That something is, or is not, one of a kind. */
interface Statement {
  readonly key: string;
  readonly isIn: boolean;
  /** stems of the kind; null where the words of the titles above name it */
  readonly of: string | null;
  readonly titles: ReadonlySet<string>;
  /** the section about which the list speaks */
  readonly place: string | null;
  readonly path: string;
  readonly span: Span;
}

interface Defined {
  readonly key: string;
  readonly own: ReadonlySet<string>;
  readonly ruled: ReadonlyMap<string, ReadonlySet<string>>;
}

/** A list counts things in or out of what its titles name, and of what its category rules on. */
function concerns({ of, titles, place }: Statement, { key, own, ruled }: Defined): boolean {
  if (of !== null) return of === key;
  const all = ruled.get(place ?? '');
  return [...own].every((stem) => titles.has(stem) || all?.has(stem));
}

/** By place, the stems of what is in its scope: its includes, and what it forbids. */
function ruledStems(subject: Subject, readStems: ReadStems): ReadonlyMap<string, ReadonlySet<string>> {
  const ruled = new Map<string, Set<string>>();
  for (const clause of subject.clauses) {
    const section = subject.sectionOf(clause.section);
    if (!section || (section.role !== 'includes' && (clause.mode !== 'refuse' || section.role === 'excludes'))) continue;
    const place = placeOf(subject, section);
    const known = ruled.get(place) ?? new Set();
    for (const stem of readStems(clause.text.slice(0, 300))) known.add(stem);
    ruled.set(place, known);
  }
  return ruled;
}

const IS_OR_IS_NOT =
  /^\W*(?<thing>[^,;:.]{2,60}?) (?:is|are|counts?|should be|must be|will be)(?<not> not| never)? (?:be )?(?:(?:considered|treated as|classified as|regarded as|counted as|count as|as|a form of|a kind of|a type of) )*(?:an? |the )?(?<kind>[^,;:.]{2,50}?)\W*$/i;
/** "Exclusion: a herbal tea is not a medicine." */
const LED = /^\W{0,4}(?:in|ex)clu(?:sions?|des?|ded)\W{0,4}:\W{0,4}/i;
const INCLUDES =
  /^\W*(?<kind>[^,;:.]{2,50}?) (?<verb>includes?|covers?|excludes?|(?:does|do) not (?:include|cover)) (?<things>[^;:.]{2,160})/i;

/** The stems of the titles above a section, read once for each. */
function createTitleReader(subject: Subject, readStems: ReadStems): (section: Section) => ReadonlySet<string> {
  const known = new Map<string, ReadonlySet<string>>();
  return (section) => {
    const found = known.get(section.id);
    if (found) return found;
    const titles: string[] = [];
    for (let at = subject.sectionOf(section.parent); at && titles.length < 6; at = subject.sectionOf(at.parent))
      titles.push(at.title);
    const stems = readStems(titles.join(' '));
    known.set(section.id, stems);
    return stems;
  };
}

function statementsOf(subject: Subject, readStems: ReadStems): Statement[] {
  const titleStems = createTitleReader(subject, readStems);
  const listed = [
    ...readListedScopes(subject).map((scope) => ({ ...scope, isIn: scope.kind === 'includes' })),
    ...allowedScopes(subject).map((scope) => ({ ...scope, isIn: false })),
  ].flatMap(({ section, text, isIn, path, span }): Statement[] => {
    const key = text.length > 120 ? '' : keyOf(readStems(text));
    return key ? [{ key, isIn, of: null, titles: titleStems(section), place: placeOf(subject, section), path, span }] : [];
  });
  const said = sentencesHaving(subject, WORDS).flatMap(({ plain, path, span }): Statement[] => {
    if (plain.length > 300) return [];
    const statement = (thing: string, kind: string, isIn: boolean): Statement[] => {
      const key = keyOf(readStems(thing));
      return key ? [{ key, isIn, of: keyOf(readStems(kind)), titles: NONE, place: null, path, span }] : [];
    };
    const is = IS_OR_IS_NOT.exec(plain.replace(LED, ''))?.groups;
    if (is) return statement(is['thing'] ?? '', is['kind'] ?? '', is['not'] === undefined);
    const has = INCLUDES.exec(plain)?.groups;
    if (!has) return [];
    const isIn = /^(?:includes?|covers?)$/i.test(has['verb'] ?? '');
    return (has['things'] ?? '').split(/,| (?:and|or) /).flatMap((thing) => statement(thing, has['kind'] ?? '', isIn));
  });
  return [...listed, ...said];
}

/** What is allowed outright is counted out of what is not. */
function allowedScopes({
  clauses,
  sectionOf,
}: Subject): (Pick<Statement, 'path' | 'span'> & { text: string; section: Section })[] {
  return clauses.flatMap(({ text, path, span, section: id }) => {
    const section = sectionOf(id);
    return section?.role === 'allowed' ? [{ text, path, span, section }] : [];
  });
}

const NONE: ReadonlySet<string> = new Set();
const WORDS =
  'is are considered treated classified regarded counted counts count form kind type include includes exclude excludes cover covers'.split(
    ' ',
  );

function report(term: DefinedTerm, thing: string, other: Statement | null): Found {
  const isIn = other?.isIn ?? true;
  const against = other ? `another place counts it ${isIn ? 'out' : 'in'}` : 'it counts the same thing out';
  return {
    path: term.path,
    span: term.termSpan,
    message: `Unexpected ${quote(thing, 40)} ${isIn ? 'in' : 'outside'} the definition of “${term.term}”, expected one answer to what it covers: ${against}, so change one of the two`,
    related: other ? [{ path: other.path, span: other.span, message: `Counts it ${isIn ? 'out' : 'in'}` }] : [],
  };
}
