import type { Found, Subject } from '../rule.ts';
import { type Sentence, spanIn } from '../text/sentence.ts';

/** The names of each series of levels that a spec defines, by the kind: `tier`, `level`, `word` ("low", "high"). */
type DefinedLevels = ReadonlyMap<string, ReadonlySet<string>>;

/**
 * Finds levels that a rule tells people to choose from, or points to, and that the spec nowhere says how to tell apart:
 * "severity (low, medium, high)", "two tiers, described below".
 */
export function announcedLevels(subject: Subject, readDefined: () => DefinedLevels): Found[] {
  const text = subject.text();
  const scales = text.having(SCALE_WORDS).flatMap((sentence) => {
    const match = sentence.plain.length < LONGEST ? SCALE.exec(sentence.plain) : null;
    return match ? [{ sentence, match }] : [];
  });
  const pointed = text.having(['below', 'above', 'following']).flatMap((sentence) => {
    const match = sentence.plain.length < LONGEST ? (POINTED.exec(sentence.plain) ?? COUNTED.exec(sentence.plain)) : null;
    return match ? [{ sentence, match }] : [];
  });
  if (scales.length + pointed.length === 0) return [];
  const defined = readDefined();
  const words = defined.get('word') ?? new Set<string>();
  return [
    ...scales.slice(0, 1).flatMap(({ sentence, match }) => {
      const names = (match.groups?.['names'] ?? '').toLowerCase().match(SIZE) ?? [];
      const missing = names.filter((name) => !words.has(name));
      return missing.length < 2 ? [] : [reportScale(sentence, match, missing)];
    }),
    ...pointed
      .filter(({ match }) => (defined.get((match.groups?.['kind'] ?? '').toLowerCase().replace(/s$/, ''))?.size ?? 0) === 0)
      .map(({ sentence, match }) => reportPointed(sentence, match)),
  ];
}

const LONGEST = 1500;
const SIZES = 'low|medium|moderate|high|critical|severe|minor|major|minimal|extreme|negligible';
const SIZE = new RegExp(SIZES, 'g');
const SCALE_WORDS = ['low', 'minor', 'minimal'];
const SCALE = new RegExp(
  String.raw`\b(?:severity|risk|priority|harm|threat|urgency|impact)(?: (?:levels?|scores?|ratings?|tiers?))?(?: as| of|:| is| –| -)? ?\(?(?<names>(?:${SIZES})(?:(?:, or |, and |, | or | and | ?/ ?|\|)(?:${SIZES})){1,5})\b`,
  'i',
);
const POINTED = /\b(?<kind>Tier|Level|Class|Stage|Grade) (?:\d{1,2}|[IVX]{1,4}|[A-F]) (?:below|above)\b/i;
const COUNTED =
  /\b(?:two|three|four|five|six|the following|different) (?<kind>tiers|levels|classes|stages|grades)\b[^.;:]{0,30}\b(?:described|defined|explained|listed|set out|outlined|given)?,? (?:below|above)\b/i;

function reportScale(sentence: Sentence, { 0: words, index, groups }: RegExpExecArray, missing: readonly string[]): Found {
  const names = groups?.['names'] ?? '';
  const from = index + words.lastIndexOf(names);
  return {
    path: sentence.path,
    span: spanIn(sentence, from, from + names.length),
    message: `Unexpected levels “${names}” without a definition (${missing.join(', ')}), expected what each one is: say by which signs a case is ${missing[0]} or ${missing[1]}`,
  };
}

function reportPointed(sentence: Sentence, { 0: words, index }: RegExpExecArray): Found {
  return {
    path: sentence.path,
    span: spanIn(sentence, index, index + words.length),
    message: `Unexpected “${words}”, expected the place to which it points: nothing in this spec describes it; describe it, or name where it stands`,
  };
}
