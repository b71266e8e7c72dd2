import type { Found, Subject } from '../rule.ts';
import { sentencesHaving } from '../similarity/sentences-having.ts';
import { findWords } from '../text/sentence.ts';
import { singularKind } from './level-words.ts';

/**
 * Finds a level by a name of its own that the spec's list of such levels leaves out: "the sealed tier", where an open and a
 * closed one are defined.
 */
export function undefinedNames(subject: Subject): Found[] {
  const used = sentencesHaving(subject, KIND_WORDS).flatMap((sentence) =>
    [THE_NAME, KIND_NAME, QUOTED].flatMap((pattern) =>
      findWords({ ...sentence, plain: sentence.text }, pattern).flatMap((found) => {
        const name = (found.groups['name'] ?? '').toLowerCase();
        return PLAIN.test(name) ? [] : [{ sentence, found, name, kind: singularKind(found.groups['kind'] ?? '') }];
      }),
    ),
  );
  if (used.length === 0) return [];
  const defined = readNames(subject);
  return used.flatMap(({ sentence, found, name, kind }) => {
    const names = defined.get(kind);
    if (!names || names.size < 2 || names.has(name)) return [];
    return [
      {
        path: sentence.path,
        span: found.span,
        message: `Unexpected “${found.text}”, expected one that this spec defines (${[...names].join(', ')}): define it, or name another`,
      },
    ];
  });
}

/** The names of each series whose levels have words for names, by its kind. */
function readNames({ sections, prose, definitions, blocks, textOf }: Subject): ReadonlyMap<string, ReadonlySet<string>> {
  const defined = new Map<string, Set<string>>();
  const add = (kind: string | undefined, name: string | undefined) => {
    if (!kind || !name || PLAIN.test(name.toLowerCase())) return;
    const key = singularKind(kind);
    defined.set(key, (defined.get(key) ?? new Set()).add(name.toLowerCase()));
  };
  const heads = [
    ...sections.map(({ title }) => title),
    ...prose.map(({ text }) => text.slice(0, 80)),
    ...definitions.map(({ term }) => term),
  ];
  for (const head of heads) {
    const groups = (HEAD.exec(head) ?? HEAD_QUOTED.exec(head))?.groups;
    add(groups?.['kind'], groups?.['name']);
  }
  for (const { text } of prose) {
    const groups = LISTED.exec(text.slice(0, LONGEST))?.groups;
    for (const name of groups?.['names']?.split(/, (?:and |or )?| and | or /) ?? []) add(groups?.['kind'], name);
  }
  for (const { kind, path, span } of blocks) {
    if (kind !== 'table') continue;
    const [head = '', , ...rows] = textOf(path).slice(span.start, span.end).split('\n');
    const series = /^\s*\|?\s*(tier|level|stage|band|grade)\s*\|/i.exec(head)?.[1];
    for (const row of rows) add(series, /^\s*\|?\s*[*`]*([a-z]{3,20})[*`]*\s*\|/i.exec(row)?.[1]);
  }
  return defined;
}

const LONGEST = 2000;
const KIND_WORDS = ['tier', 'level', 'band', 'grade', 'stage', 'access', 'zone', 'strike'];
const KIND = '(?<kind>tiers?|levels?|bands?|grades?|stages?|access|zones?|strikes?)';
const HEAD = new RegExp(String.raw`^[^A-Za-z]*(?<name>[A-Za-z]{3,20}) ${KIND}[^A-Za-z\d]*(?:$|[:–—(|-])`, 'i');
const HEAD_QUOTED = new RegExp(String.raw`^[^A-Za-z]*${KIND} [“"‘'](?<name>[a-z]{3,20})[”"’']`, 'i');
/** "two authority levels, operator and user" */
const LISTED = new RegExp(
  String.raw`\b(?:two|three|four|five|six|these|following) (?:[a-z]+ )?${KIND}(?: of [a-z]+)?(?:[:,(]| ?[–—]) ?(?:namely |the )?(?<names>[a-z]{3,20}(?:, (?:and |or )?[a-z]{3,20}| and [a-z]{3,20}| or [a-z]{3,20}){1,6})\b`,
  'i',
);
/** "to the sealed tier", "at a premium level" */
const THE_NAME = new RegExp(
  String.raw`(?<=\b(?:to|at|of|in|into|under|on|from|with|needs?|requires?) )(?:the|an?) (?<name>[a-z]{3,20}) ${KIND}(?![\w-]| of\b| \d)`,
  'gi',
);
/** "level Alarm", "tier “sealed”" */
const KIND_NAME = /\b(?:to|at|of|in|into|under|on|as) (?<kind>tier|level|band|grade|stage|zone) (?<name>[A-Z][a-z]{2,20})\b/g;
const QUOTED = /\b(?<kind>tier|level|band|grade|stage|zone) [“"‘'](?<name>[a-z]{3,20})[”"’']/g;
/** Words that point to a level and name none. */
const PLAIN =
  /^(?:|the|this|that|each|every|any|same|other|next|previous|last|first|second|third|fourth|fifth|sixth|higher|lower|highest|lowest|top|bottom|right|wrong|relevant|appropriate|suitable|given|new|current|certain|such|following|correct|different|similar|said|own|final|minimum|maximum|full|desired|required|reading|sea|school|knowledge|skill|grade|low|medium|high|one|two|three|four|five|six)$/;
