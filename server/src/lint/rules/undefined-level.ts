import { groupBy } from '../../spec/group-by.ts';
import { defineRule, type Found, type Subject } from '../rule.ts';
import { announcedLevels } from '../similarity/announced-levels.ts';
import { sentencesHaving } from '../similarity/sentences-having.ts';
import { undefinedOutcomes } from '../similarity/undefined-outcomes.ts';
import { type FoundWords, findWords, type Sentence } from '../text/sentence.ts';

/**
 * Finds a level, tier or grade that a rule speaks of and the spec's own list leaves out: "level 4" where levels 1 to 3 are
 * defined, "critical severity" where low, medium and high are. Labels such as `S5` are another rule's.
 */
export const undefinedLevel = defineRule({
  name: 'undefined-level',
  family: 'conflict',
  severity: 'warning',
  summary: 'A level or an outcome that a rule speaks of and no list defines.',
  check: (subject) => [
    ...undefinedLevels(subject),
    ...announcedLevels(subject, () => readDefined(subject)),
    ...undefinedOutcomes(subject),
  ],
});

function undefinedLevels(subject: Subject): Found[] {
  const used = sentencesHaving(subject, WORDS).flatMap((sentence) => [
    ...findWords(sentence, NUMBERED).map((found) => ({ sentence, found, ...numbered(found) })),
    ...findWords(sentence, NAMED).map((found) => ({
      sentence,
      found,
      kind: 'word',
      name: (found.groups['name'] ?? '').toLowerCase(),
    })),
  ]);
  if (used.length === 0) return [];
  const defined = readDefined(subject);
  if (![...defined.values()].some((names) => names.size >= 2)) return [];
  return [...groupBy(used, ({ kind, name }) => `${kind} ${name}`).values()].flatMap((group) => {
    const [first] = group;
    const names = defined.get(first?.kind ?? '');
    if (!first || !names || names.size < 2 || names.has(first.name)) return [];
    return group.slice(0, MOST_EACH).map(({ sentence, found }) => report(sentence, found, [...names]));
  });
}

const MOST_EACH = 3;
const KINDS = 'levels?|tiers?|grades?|bands?|stages?|severity|severities|classes|class|groups?|steps?|priority|priorities';
const WORDS =
  'level levels tier tiers grade grades band bands stage stages severity severities class classes group groups step steps priority priorities risk confidence harm level-1 level-2 level-3 level-4 level-5 tier-1 tier-2 tier-3 tier-4 tier-5'.split(
    ' ',
  );
const NUMBER = String.raw`(?:\d{1,2}|[IVX]{1,4}|[A-F])`;
/** "Level 3", "tier-2", "severity level 4" */
const NUMBERED = new RegExp(
  String.raw`\b(?<kind>[Ll]evel|[Tt]ier|[Gg]rade|[Bb]and|[Ss]tage|[Ss]everity|[Cc]lass|[Gg]roup|[Pp]riority|LEVEL|TIER)(?:s|es)?(?: level)?[ -](?<name>${NUMBER})(?![\w%]|[.:,]\d| ?(?:years?|months?|days?|hours?|students?|pupils?|people|and \d+ years))`,
  'g',
);
const SIZES = 'low|medium|moderate|high|critical|severe|minimal|extreme|catastrophic|negligible|elevated';
const NAMED = new RegExp(
  String.raw`\b(?<name>${SIZES})[ -](?<kind>severity|risk|priority|confidence|harm)(?: (?:level|tier))?\b(?= (?:content|violations?|cases?|requests?|messages?|posts?|items?|labels?|is|are|must|should|means)\b|[,.;:)]|$)`,
  'gi',
);

function numbered({ groups }: FoundWords): { kind: string; name: string } {
  return { kind: (groups['kind'] ?? '').toLowerCase(), name: (groups['name'] ?? '').toUpperCase() };
}

const HEAD = new RegExp(
  String.raw`^[^\p{L}]*(?:severity |risk |harm |trust |access |priority |safety )?(?<kind>${KINDS})(?: level)?[ -](?<name>${NUMBER})\b`,
  'iu',
);
const HEAD_NAMED = new RegExp(
  String.raw`^[^\p{L}]*(?<name>${SIZES})(?:[ -](?:severity|risk|priority|confidence|harm|level|tier))*[^\p{L}]*(?:$|[:–—(|-])`,
  'iu',
);
const RANGE = new RegExp(
  String.raw`\b(?<kind>${KINDS})\b[^.;:]{0,30}?(?<from>\d{1,2}) ?(?:to|through|–|-|and) ?(?<to>\d{1,2})\b`,
  'giu',
);

/** "There are three levels: level 1, level 2 and level 3." */
const COUNTED = new RegExp(
  String.raw`\b(?:two|three|four|five|six|seven|\d{1,2}|following|these) (?!(?:to|and|or|through|than) )(?:[\w-]+ )?(?:${KINDS})\b[^.\n]{0,200}`,
  'gi',
);

/** "level 1 (mild)", "level 2 means …" */
const EXPLAINED = new RegExp(
  String.raw`\b(?<kind>${KINDS})(?: level)?[ -](?<name>${NUMBER}) ?(?:\(|: | – | — |= ?|(?:is for|means|covers|refers to)\b)`,
  'g',
);

/** The names of each series, from headings, from the heads of items and cells, and from ranges ("levels 1 to 4"). */
function readDefined(subject: Subject): ReadonlyMap<string, ReadonlySet<string>> {
  const defined = new Map<string, Set<string>>();
  const add = (kind: string, name: string) => {
    const key = singular(kind.toLowerCase());
    defined.set(key, (defined.get(key) ?? new Set()).add(name));
  };
  const heads = [
    ...subject.sections.map(({ title }) => title),
    ...subject.prose.map(({ text }) => text.slice(0, 80)),
    ...subject.definitions.map(({ term }) => term),
  ];
  for (const head of heads) {
    const match = HEAD.exec(head);
    if (match?.groups && isHead(head.slice(match[0].length)))
      add(match.groups['kind'] ?? '', (match.groups['name'] ?? '').toUpperCase());
    const named = HEAD_NAMED.exec(head)?.groups?.['name'];
    if (named) add('word', named.toLowerCase());
  }
  for (const { text } of subject.prose) {
    for (const [counted] of text.slice(0, 2000).matchAll(COUNTED))
      for (const { groups } of counted.matchAll(NUMBERED)) add(groups?.['kind'] ?? '', (groups?.['name'] ?? '').toUpperCase());
    for (const { groups } of text.slice(0, 2000).matchAll(EXPLAINED))
      add(groups?.['kind'] ?? '', (groups?.['name'] ?? '').toUpperCase());
    if (!/\d/.test(text) || text.length > 2000) continue;
    for (const { groups } of text.matchAll(RANGE))
      for (let at = Number(groups?.['from']); at <= Number(groups?.['to']); at += 1) add(groups?.['kind'] ?? '', String(at));
  }
  return defined;
}

/** "Level 3: …", "Tier 2 – …", "Level 3" alone; not "Level 3 content is removed". */
function isHead(rest: string): boolean {
  return /^\W*$|^\s*[:–—(|=.-]|^[*_`]*\s*[:–—(|-]/.test(rest);
}

function singular(kind: string): string {
  if (/ies$/.test(kind)) return `${kind.slice(0, -3)}y`;
  return kind === 'class' || kind === 'classes' ? 'class' : kind.replace(/s$/, '');
}

function report({ path }: Sentence, { text, span }: FoundWords, names: readonly string[]): Found {
  const listed = `${names.slice(0, 6).join(', ')}${names.length > 6 ? ' and others' : ''}`;
  return {
    path,
    span,
    message: `Unexpected “${text}”, expected one that this spec defines (${listed}): define it, or name another`,
  };
}
