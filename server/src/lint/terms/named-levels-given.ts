import type { Subject } from '../subject.ts';
import { findWords } from '../text/sentence.ts';
import { isFunctionWord } from './function-words.ts';
import { type Alike, isRank, LONGEST } from './named-levels-frames.ts';
import type { NameSeries } from './named-levels-heads.ts';
import { singular } from './singular.ts';

/** A name that a rule gives, and the names that the spec explains, of which it is none. */
export interface GivenOutside extends Alike {
  readonly names: ReadonlySet<string>;
}

/**
 * Finds a name that a rule gives as it would one of a series of levels: "marked as Immediate", where the levels are urgent, soon and
 * routine; "the Platinum plan", where a table has a column of plans.
 */
export function givenOutside(subject: Subject, explained: readonly NameSeries[]): GivenOutside[] {
  const all = [...explained, ...countedSeries(subject)];
  const levels = all.filter(({ names }) => names.size > 2 && [...names].some(isRank));
  const nouns = new Map(all.flatMap((each) => (each.of && each.names.size > 1 ? [[each.of, each] as const] : [])));
  return [...(levels.length > 0 ? given(subject, levels) : []), ...(nouns.size > 0 ? beside(subject, nouns) : [])];
}

function given(subject: Subject, levels: readonly NameSeries[]): GivenOutside[] {
  const [series] = levels;
  if (!series || levels.some(({ names }) => !sameNames(names, series.names))) return [];
  return subject
    .text()
    .having(GIVING)
    .flatMap((sentence) => {
      if (sentence.text.length > LONGEST || sentence.prose.kind === 'cell') return [];
      return findWords(sentence, GIVEN).flatMap((found) => {
        const written = found.groups['name'] ?? found.groups['rank'] ?? '';
        const name = written.toLowerCase();
        const isName = /^[A-Z]/.test(written) ? found.groups['name'] !== undefined || isRank(name) : isRank(name);
        return isName && !series.names.has(name) ? [{ sentence, found, name, names: series.names }] : [];
      });
    });
}

function sameNames(some: ReadonlySet<string>, others: ReadonlySet<string>): boolean {
  return some.size === others.size && [...some].every((name) => others.has(name));
}

function beside(subject: Subject, nouns: ReadonlyMap<string, NameSeries>): GivenOutside[] {
  const pattern = new RegExp(
    String.raw`(?<=\b(?:an?|the|with|has|have|to|on|in|for|of|from|into|needs|only) )(?<name>[A-Za-z][a-z]{2,15})[ -](?<noun>${[...nouns.keys()].join('|')})s?(?![\w-])`,
    'g',
  );
  return subject
    .text()
    .having([...nouns.keys()].flatMap((noun) => [noun, `${noun}s`]))
    .flatMap((sentence) => {
      if (sentence.text.length > LONGEST || sentence.prose.kind === 'cell') return [];
      return findWords(sentence, pattern).flatMap((found) => {
        const written = found.groups['name'] ?? '';
        const name = written.toLowerCase();
        const names = nouns.get(found.groups['noun'] ?? '')?.names;
        if (!names || names.has(name) || isFunctionWord(name) || !(/^[A-Z]/.test(written) || isRank(name))) return [];
        return [{ sentence, found, name, names }];
      });
    });
}

/** "three access levels: guest, pupil and teacher": a series of access. */
function countedSeries(subject: Subject): NameSeries[] {
  return subject
    .text()
    .having(COUNTED_KINDS)
    .flatMap(({ text }) => {
      const { of, kind, names = '' } = (text.length > LONGEST ? null : COUNTED.exec(text))?.groups ?? {};
      if (!kind) return [];
      const list = names.toLowerCase().split(/,? (?:and|or) |, /);
      return [{ names: new Set(list), noun: null, of: of ?? singular(kind) }];
    });
}

const GIVING =
  'marked labelled labeled tagged classified classed rated flagged treated graded handled level is are always becomes'.split(' ');
const NAMES_END = String.raw`(?=["”’']?(?:\W{0,3}$|[,;.)]| (?:and|or|if|when|where|until|unless|violations?|cases?|content|in|may|must|should|is|are|goes?)\b))`;
const GIVEN = new RegExp(
  String.raw`\b(?:(?:marked|labell?ed|tagged|classified|classed|rated|flagged|treated|graded|handled)(?: (?:as|with))?(?: always)?(?: an?)? (?<name>[A-Za-z][a-z]{2,15})|(?:(?:level|status|flag|label|code) (?:is|becomes)|(?:is|are) (?:always|never)|(?:is|are)(?= [A-Z])) (?<rank>[A-Za-z][a-z]{2,15}))${NAMES_END}`,
  'g',
);
const COUNTED_KINDS = 'levels tiers grades bands classes statuses labels categories priorities severities ratings ranks'.split(
  ' ',
);
const COUNTED = new RegExp(
  String.raw`\b(?:two|three|four|five|six) (?:(?<of>[a-z]{4,15}) )?(?<kind>${COUNTED_KINDS.join('|')}): (?:the )?(?<names>[A-Za-z]{3,15}(?:(?:, (?:and |or )?| and | or )[A-Za-z]{3,15}){1,6})[.;]?$`,
);
