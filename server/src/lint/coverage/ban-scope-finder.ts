import { once } from '../../spec/once.ts';
import type { Subject } from '../rule.ts';
import type { Sentence } from '../text/sentence.ts';
import { concernsModels } from './audience.ts';
import { bansAllContent, decreesNoContent } from './ban-scope-content.ts';
import { bansByPlace } from './ban-scope-listed.ts';
import { readRows } from './ban-scope-units.ts';
import { CONTENT, mayNameHarm, SHOWN_HARM } from './ban-scope-words.ts';
import { isBareTopic } from './bare-topics.ts';
import { findTopicBan } from './topic-bans.ts';

/** Looks for bans on content in the sentences of one spec, whatever notation they are in. */
export interface BanFinder {
  /** the sentences that name a harm or stand under a title that does, in document order: there is no ban in the others */
  readonly candidates: () => readonly Sentence[];
  /** whether a sentence bans content by its words or by where it stands */
  readonly isBan: (sentence: Sentence) => boolean;
  /** whether it does so by where it stands */
  readonly isListed: (sentence: Sentence) => boolean;
}

export function createBanFinder(subject: Subject): BanFinder {
  const rows = once(() => readRows(subject, subject.text().sentences));
  const spoken = once(
    () =>
      concernsModels(subject) ||
      subject.prose.slice(0, FIRST).some(({ text }) => SPEAKER.test(text)) ||
      subject.sections.slice(0, FIRST).some(({ title }) => SPEAKER.test(title)),
  );
  const rates = remembering((text: string) => RATES.test(text));
  const onContent = remembering((title: string) => CONTENT.test(title));
  const isListed = (sentence: Sentence) =>
    bansByPlace(sentence, { row: sentence.prose.kind === 'cell' ? (rows().get(sentence) ?? null) : null, spoken: spoken() }) &&
    !isToldOfAsTopic(sentence);
  const isToldOfAsTopic = (sentence: Sentence) => isBareTopic(sentence, spoken()) || findTopicBan(sentence) !== null;
  const mayBan = ({ clause, words, prose, section, plain }: Sentence) =>
    (words.some(mayNameHarm) || onContent(section.title)) &&
    !(plain.endsWith(':') && /^\W*(?:\d+\W+)?(?:if|when|where)\b/i.test(plain)) &&
    (clause === null || (clause.mode !== 'comply' && clause.modality !== 'may')) &&
    (onContent(section.title) || CONTENT.test(plain) || SHOWN_HARM.test(plain)) &&
    !(rates(section.title) || (prose.lead !== null && rates(prose.lead)));
  return {
    candidates: () => {
      const text = subject.text();
      const harms = [...text.words()].filter(mayNameHarm);
      if (!subject.sections.some(({ title }) => onContent(title))) return harms.length === 0 ? [] : text.having(harms);
      return text.sentences.filter(({ words, section }) => onContent(section.title) || words.some(mayNameHarm));
    },
    isListed: (sentence) => mayBan(sentence) && isListed(sentence),
    isBan: (sentence) => {
      if (!mayBan(sentence)) return false;
      const { clause, section, text } = sentence;
      const isStated =
        text.length <= LONGEST &&
        section.role !== 'examples' &&
        !text.endsWith('?') &&
        !PERMITS.test(text) &&
        (CONTENT.test(text) || SHOWN_HARM.test(text)) &&
        (clause === null ? decreesNoContent(sentence, '') : bansAllContent({ ...clause, text }, ''));
      return isStated ? !isToldOfAsTopic(sentence) : isListed(sentence);
    },
  };
}

/** Who or what speaks, draws or sorts is named at the beginning. */
const FIRST = 4;
const SPEAKER =
  /\b(?:agents?|narrators?|story ?tellers?|game masters?|generators?|filters?|classifiers?|tutors?|companions?|personas?|robots?|avatars?|moderators?|roleplay|prompt)\b/i;
/** What a rating lets through, or a reason, says nothing of what is banned. */
const RATES =
  /\b(?:rated|ratings?|suitable for|all ages|certificates?)\b|^\W*(?:rationale|background|why|history|change ?log|motivation|about|examples?)\b/i;
/** A permission may stand in the clause of a ban. */
const PERMITS = /^(?!\W*(?:under|on|in|at|no|nothing|nobody|none|never)\b)[^;]*\b(?:may|can)\b(?! (?:not|never|only)\b)/i;
/** A clause that is longer rules on much else. */
const LONGEST = 300;

function remembering(test: (text: string) => boolean): (text: string) => boolean {
  const known = new Map<string, boolean>();
  return (text) => {
    const found = known.get(text) ?? test(text);
    known.set(text, found);
    return found;
  };
}
