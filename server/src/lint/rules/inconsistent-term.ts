import { groupBy } from '../../spec/group-by.ts';
import type { Edit, Fix } from '../finding.ts';
import { words } from '../options.ts';
import { defineRule, type Found, type Subject } from '../rule.ts';
import { findCapitals } from '../terms/capitals.ts';
import { sentencesToCompare } from '../terms/compared-sentences.ts';
import { findCompounds } from '../terms/compounds.ts';
import { readPlaces, spanOf } from '../terms/places.ts';
import { findSpelledWords } from '../terms/spelled-words.ts';
import { byPlace, type Deviation, deviationsOf, type LocatedUse, type Use, writtenAs } from '../terms/spelling-group.ts';

/** Finds a term that a spec writes in two ways: "self harm" where it writes "self-harm" elsewhere. */
export const inconsistentTerm = defineRule({
  name: 'inconsistent-term',
  family: 'ambiguity',
  severity: 'info',
  summary: 'A term that the spec writes in two ways.',
  options: { ignore: words('Spellings to leave alone.') },
  check: (subject, { ignore }) => {
    const ignored = new Set(ignore.map((word) => word.toLowerCase()));
    const lines = readPlaces(sentencesToCompare(subject));
    const groups = [...findCompounds(subject, lines), ...findSpelledWords(subject, lines), ...findCapitals(subject, lines)];
    return merged(groups.flatMap(deviationsOf))
      .flatMap((deviation) => report(subject, deviation))
      .filter(({ written }) => !ignored.has(written.toLowerCase()))
      .map(({ found }) => found);
  },
});

/** Before a noun and elsewhere, one spelling is one deviation. */
function merged(deviations: readonly Deviation[]): Deviation[] {
  const bySpelling = groupBy(deviations, ({ uses }) => (uses[0] ? writtenAs(uses[0]).toLowerCase() : ''));
  return [...bySpelling.values()].flatMap((same) => {
    const uses = new Set(same.flatMap((deviation) => deviation.uses));
    return same.slice(0, 1).map((first) => ({ ...first, uses: [...uses].sort(byPlace) }));
  });
}

/** A finding at each place of a spelling; where there are very many, at the first. */
function report(subject: Subject, { uses, usual, isDefined }: Deviation): { readonly found: Found; readonly written: string }[] {
  const places = located(subject, uses);
  const [model] = located(subject, usual);
  if (!model) return [];
  const why = isDefined
    ? 'as in its definition or a heading'
    : `as in ${usual.length === 1 ? 'the other place' : `${usual.length} other places`}`;
  return places.slice(0, MOST).map(({ use, span }) => {
    const written = writtenAs(use);
    const expected = use.inStyle(model.use.style);
    const found: Found = {
      path: pathOf(use),
      span,
      message: `Unexpected “${written}”, expected “${expected}”, ${why}: write one term in one way, or a reader looks for two`,
      // An ordinary word in two spellings puzzles nobody.
      ...(isDefined ? {} : { severity: 'hint' as const }),
      related: [{ path: pathOf(model.use), span: model.span, message: `Written “${writtenAs(model.use)}” here` }],
      fixes: fixesFor({ use, span }, places, model.use.style),
    };
    return { found, written };
  });
}

/** A spelling has this many findings at most. */
const MOST = 10;

function fixesFor(place: LocatedUse, places: readonly LocatedUse[], style: string): Fix[] {
  const edit = ({ use, span }: LocatedUse): Edit => ({ path: pathOf(use), span, text: use.inStyle(style) });
  const expected = place.use.inStyle(style);
  const here = { title: `Write “${expected}”`, safe: false, edits: [edit(place)] };
  return places.length === 1
    ? [here]
    : [here, { title: `Write “${expected}” in all ${places.length} places`, safe: false, edits: places.map(edit) }];
}

function pathOf({ first }: Use): string {
  return first.sentence.path;
}

function located(subject: Subject, uses: readonly Use[]): LocatedUse[] {
  return uses.flatMap((use) => {
    const span = spanOf(subject, use.first, use.last);
    return span ? [{ use, span }] : [];
  });
}
