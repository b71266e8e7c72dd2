import { groupBy } from '../../spec/group-by.ts';
import type { Section, Span } from '../../spec/index.ts';
import { defineRule, type Found, type Subject } from '../rule.ts';
import { keyOf, readStems } from '../similarity/content-stems.ts';
import { type DefinedTerm, readDefinedTerms } from '../similarity/defined-terms.ts';
import { readListedScopes } from '../similarity/listed-scopes.ts';
import { placeOf } from '../similarity/place.ts';
import { quote } from '../similarity/quote.ts';
import { sentencesHaving } from '../similarity/sentences-having.ts';
import { readMemberships, readRemark } from '../terms/membership.ts';

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
    const terms = readDefinedTerms(subject).filter(({ included, excluded }) => included.length + excluded.length > 0);
    if (terms.length === 0) return [];
    const stated = groupBy(statementsOf(subject), ({ key }) => key);
    const rules = readRules(subject);
    const ruled = ruledStems(rules);
    const ruleOf = byStem(rules);
    return terms.flatMap((term): Found[] => {
      const own = readStems(term.term);
      const title = keyOf(own);
      const out = new Map(term.excluded.map((thing) => [keyOf(readStems(thing)), thing]));
      const both = term.included.find((thing) => out.has(keyOf(readStems(thing))));
      if (both !== undefined) return [report(term, both, null)];
      const acts = actsOn(own, ruleOf);
      const counted = (things: readonly string[], isIn: boolean) =>
        things.flatMap((thing): Found[] => {
          const stems = readStems(thing);
          const isOther = (each: Statement) =>
            each.isIn !== isIn && !(each.path === term.path && each.span.start === term.span.start);
          const other =
            (stated.get(keyOf(stems)) ?? []).find((each) => isOther(each) && concerns(each, { key: title, own, ruled })) ??
            acts.flatMap(({ place, act }) =>
              (stated.get(keyOf(new Set([...act, ...stems]))) ?? []).filter(
                (each) => isOther(each) && each.of === null && each.place === place,
              ),
            )[0];
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

/** The stems of a clause that says what is in the scope of a place: its includes, and what it forbids. */
interface Ruled {
  readonly place: string;
  readonly stems: ReadonlySet<string>;
}

function readRules(subject: Subject): Ruled[] {
  return subject.clauses.flatMap((clause): Ruled[] => {
    const section = subject.sectionOf(clause.section);
    if (!section || (section.role !== 'includes' && (clause.mode !== 'refuse' || section.role === 'excludes'))) return [];
    return [{ place: placeOf(subject, section), stems: readStems(clause.text.slice(0, 300)) }];
  });
}

function ruledStems(rules: readonly Ruled[]): ReadonlyMap<string, ReadonlySet<string>> {
  const ruled = new Map<string, Set<string>>();
  for (const { place, stems } of rules) {
    const known = ruled.get(place) ?? new Set();
    for (const stem of stems) known.add(stem);
    ruled.set(place, known);
  }
  return ruled;
}

/** What rules say of the term, the term left out: "the sale of a weapon" leaves the sale. */
function actsOn(
  own: ReadonlySet<string>,
  ruleOf: ReadonlyMap<string, readonly Ruled[]>,
): { readonly place: string; readonly act: readonly string[] }[] {
  const [first = ''] = own;
  return (ruleOf.get(first) ?? [])
    .filter(
      ({ stems }) => stems.size > own.size && stems.size <= own.size + MOST_ACT && [...own].every((stem) => stems.has(stem)),
    )
    .slice(0, MOST_RULES)
    .map(({ place, stems }) => ({ place, act: [...stems].filter((stem) => !own.has(stem)) }));
}

function byStem(rules: readonly Ruled[]): ReadonlyMap<string, readonly Ruled[]> {
  const found = new Map<string, Ruled[]>();
  for (const rule of rules)
    for (const stem of rule.stems) {
      const known = found.get(stem);
      if (!known) found.set(stem, [rule]);
      else if (known.length < MOST_RULES) known.push(rule);
    }
  return found;
}

const MOST_RULES = 40;
const MOST_ACT = 4;

/** The stems of the titles above a section, read once for each. */
function createTitleReader(subject: Subject): (section: Section) => ReadonlySet<string> {
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

function statementsOf(subject: Subject): Statement[] {
  const titleStems = createTitleReader(subject);
  const listed = [
    ...readListedScopes(subject).map((scope) => ({ ...scope, isIn: scope.kind === 'includes' })),
    ...allowedScopes(subject).map((scope) => ({ ...scope, isIn: false })),
  ].flatMap(({ section, text, isIn, path, span }): Statement[] => {
    const [head, remark] = splitRemark(text);
    const said = remark === null ? null : readRemark(remark);
    const place = { path, span, titles: titleStems(section), place: placeOf(subject, section) };
    const keys = [
      head,
      ...(said
        ? [head.slice(head.search(/(?:about|of|for|on|with) (?!.*(?:about|of|for|on|with) )/i)).replace(/^\w+ /, '')]
        : []),
    ];
    return keys.flatMap((words): Statement[] => {
      const key = words.length > LONGEST_THING ? '' : keyOf(readStems(words));
      if (!key) return [];
      return [
        { key, isIn, of: null, ...place },
        ...(said ? [{ key, isIn: said.isIn, of: keyOf(readStems(said.kind)), ...place }] : []),
      ];
    });
  });
  const said = sentencesHaving(subject, WORDS).flatMap(({ text, path, span }) =>
    readMemberships(text).flatMap(({ thing, kind, isIn }): Statement[] => {
      const key = keyOf(readStems(thing));
      return key ? [{ key, isIn, of: keyOf(readStems(kind)), titles: NONE, place: null, path, span }] : [];
    }),
  );
  return [...listed, ...said];
}

const LONGEST_THING = 120;

/** "A nickname, which is not an insult": the thing, and what is said of it. */
function splitRemark(text: string): [string, string | null] {
  const at = text.search(
    /,? (?:which|that|who) (?:is|are|do|does|counts?|never|falls?|the|we|[A-Z])|,? (?:because|since|as|for) (?:it|they|that|this) |;|:| \(| [–—-] |, (?:not|no|but not) /,
  );
  return at < 0 ? [text, null] : [text.slice(0, at), text.slice(at).replace(/^[\s,;:–—-]+/, '')];
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
  "is are isn’t isn't aren’t aren't treat treats consider considers regard regards class classes classify excluded never outside falls qualifies means considered treated classified regarded counted counts count form kind type include includes exclude excludes cover covers leaves".split(
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
