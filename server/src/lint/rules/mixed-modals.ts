import { groupBy } from '../../spec/group-by.ts';
import type { Fix } from '../finding.ts';
import { defineRule, type Found, type Subject } from '../rule.ts';
import { type Duty, readDuty } from '../terms/duty.ts';
import { isFunctionWord } from '../terms/function-words.ts';
import { findNearEqual } from '../terms/near-equal.ts';
import { spanIn } from '../text/sentence.ts';

/** Finds one duty that is stated with two strengths: "must" in one place, "should", "will" or "may" in another. */
export const mixedModals = defineRule({
  name: 'mixed-modals',
  family: 'ambiguity',
  severity: 'warning',
  summary: 'One duty that is stated with “must” here and with “should” there.',
  check: (subject) => {
    const duties = subject
      .text()
      .having(MODALS)
      .filter(binds)
      .flatMap((sentence) => readDuty(sentence) ?? []);
    const taken = new Set<Duty>();
    return [...restated(duties), ...parallel(duties), ...againstLead(duties), ...secrets(duties)]
      .filter(({ duty }) => !taken.has(duty) && taken.add(duty))
      .slice(0, MOST)
      .map(report)
      .concat(doubled(subject), softAbsolutes(subject, duties));
  },
});

const MODALS = 'must shall has have needs need required should ought will may can cannot'.split(' ');

/** A duty, and the place that states it otherwise. */
interface Mixed {
  readonly duty: Duty;
  readonly other: Duty;
  /** the other place introduces this one, so that one modal verb would do */
  readonly repeats?: boolean;
}

function report({ duty, other, repeats }: Mixed): Found {
  const { path } = duty.sentence;
  return {
    path,
    span: duty.modalSpan,
    message: `Unexpected “${duty.modal}” for a duty that “${short(other.sentence.text)}” states with “${other.modal}”, expected one strength: use one modal verb in both, or say what differs`,
    related: [{ path: other.sentence.path, span: other.modalSpan, message: `The same duty with “${other.modal}”` }],
    fixes: [repeats ? dropped(duty) : replaced(duty, other.modal)],
  };
}

function replaced({ sentence, modal, modalSpan }: Duty, text: string): Fix {
  return { title: `Replace “${modal}” by “${text}”`, safe: false, edits: [{ path: sentence.path, span: modalSpan, text }] };
}

function dropped({ sentence, modal, modalSpan }: Duty): Fix {
  const span = { start: modalSpan.start, end: modalSpan.end + 1 };
  return { title: `Drop “${modal}”`, safe: false, edits: [{ path: sentence.path, span, text: '' }] };
}

function binds({ prose, section }: Duty['sentence']): boolean {
  return prose.holds === 'clauses' && section.role !== 'examples' && section.role !== 'definitions';
}

/** Two sentences of nearly the same words, wherever they stand. */
function restated(duties: readonly Duty[]): Mixed[] {
  const worded = duties.map((duty) => ({ of: duty, words: new Set([duty.isNegated ? 'not' : 'do', ...wordsOf(duty)]) }));
  return findNearEqual(
    worded.filter(({ of, words }) => words.size > FEWEST && !PRONOUN.test(of.actor)),
    (later, earlier) =>
      later.strength !== earlier.strength &&
      later.isNegated === earlier.isNegated &&
      verbOf(later) === verbOf(earlier) &&
      hasCondition(later) === hasCondition(earlier) &&
      nameOneThing(later, earlier),
    MOST,
  ).map(({ later, earlier }) => ({ duty: later, other: earlier }));
}

/** Whose duty it is stands in another sentence. */
const PRONOUN = /^(?:it|they|this|these|that|those|he|she)$/;
/** A duty of fewer words is too common to be one duty. */
const FEWEST = 3;
/** A spec with more of them has one fault, and not many. */
const MOST = 50;
const NOT_CONTENT = /^(?:assistants?|models?|chatbots?|agents?)$/;

/** The first letters of its words stand for their forms: "reveal", "revealed". Small words are left out. */
function wordsOf({ actor, act }: Duty): string[] {
  const words = `${actor} ${act}`.match(/[a-z0-9\u00c0-\u024f]+/g) ?? [];
  return words.filter((word) => !isFunctionWord(word) && !NOT_CONTENT.test(word)).map(wordOf);
}

/** Other words for one act count as the same word; of the rest, the first letters stand for all their forms. */
function wordOf(word: string): string {
  return SAME.get(word) ?? word.slice(0, 6);
}

const SAME: ReadonlyMap<string, string> = new Map(
  [
    'tell say state',
    'provide give offer supply',
    'refuse decline reject',
    'disclose reveal share',
    'assist help',
    'mention name',
  ].flatMap((words): [string, string][] => words.split(' ').map((word, _, [first = word]) => [word, first])),
);

function verbOf({ act }: Duty): string {
  return wordOf(/^[a-z]+/.exec(act)?.[0] ?? '');
}

function hasCondition({ sentence }: Duty): boolean {
  return /(?<!\beven )\b(?:if|when|where|unless|except|only|until|before|after)\b/i.test(sentence.plain);
}

/** Items of one list that ask the same actor for the same act on different things. */
function parallel(duties: readonly Duty[]): Mixed[] {
  const items = duties.filter(
    (duty) => duty.sentence.prose.kind === 'item' && duty.actor !== '' && duty.strength !== 'may' && !WEAK.test(duty.act),
  );
  const lists = groupBy(items, (duty) => {
    const { path, section, prose } = duty.sentence;
    return [path, section.id, prose.lead, duty.actor, duty.isNegated, verbOf(duty)].join('\n');
  });
  return [...lists.values()].flatMap((list) => {
    const usual = usualOf(list);
    const odd = list.filter((duty) => usual && duty.strength !== usual.strength && shareObject(duty, usual));
    return usual && odd.every((duty) => hasCondition(duty) === hasCondition(usual))
      ? odd.map((duty) => ({ duty, other: usual }))
      : [];
  });
}

/** One verb on two things is two duties. */
function shareObject(one: Duty, other: Duty): boolean {
  const words = new Set(objectOf(other));
  return objectOf(one).some((word) => words.has(word));
}

/** Whether the object of one has no word that the other lacks: "a blank passport" and "a stolen passport" are two things. */
function nameOneThing(one: Duty, other: Duty): boolean {
  const [ones, others] = [objectOf(one), objectOf(other)];
  const within = (few: readonly string[], many: readonly string[]) => few.every((word) => many.includes(word));
  return within(ones, others) || within(others, ones);
}

function objectOf(duty: Duty): string[] {
  return wordsOf({ ...duty, actor: '', act: duty.act.split(ENDS_OBJECT, 1)[0] ?? '' }).filter((word) => word !== verbOf(duty));
}

const ENDS_OBJECT = /[,;:(]|\b(?:that|which|who|whose|from|apart|except|unless|if|when|where|very)\b/;

/** Verbs that say too little for two duties to be one. */
const WEAK =
  /^(?:be|have|do|make|take|use|include|provide|give|try|consider|avoid|ensure|remain|follow|respond|help|offer|ask|not|get|go|keep)\b/;

/** The first duty of the strength that most of them have. */
function usualOf(list: readonly Duty[]): Duty | null {
  const byStrength = [...groupBy(list, (duty) => duty.strength).values()].sort((a, b) => b.length - a.length);
  return byStrength.length > 1 ? (byStrength[0]?.[0] ?? null) : null;
}

/** "The assistant must:" and then "should refuse …". */
function againstLead(duties: readonly Duty[]): Mixed[] {
  return duties.flatMap((duty): Mixed[] => {
    const { sentence } = duty;
    const { lead } = sentence.prose;
    const modal = lead === null ? null : LEAD.exec(lead.slice(-80))?.[1]?.toLowerCase();
    if (lead === null || !modal || duty.actor !== '' || sentence.start > 2 || modal === duty.modal) return [];
    return [{ duty, other: { ...duty, modal, sentence: { ...sentence, text: lead } }, repeats: true }];
  });
}

const LEAD = /\b(must|shall|should|will|may)(?: not)?\W*$/i;

/** What a model is to keep to itself, refused with "must" here and with "should" there. */
function secrets(duties: readonly Duty[]): Mixed[] {
  const refusing = duties.filter(
    ({ act, strength, isNegated, sentence }) =>
      (strength === 'must' || strength === 'should') &&
      (isNegated ? TELLS : REFUSES).test(act) &&
      OWN_RULES.test(sentence.plain.slice(0, LONGEST)),
  );
  const [first, ...others] = refusing;
  return first ? others.flatMap((duty) => (duty.strength === first.strength ? [] : [{ duty, other: first }])).slice(0, 1) : [];
}

const REFUSES = /^(?:\w+ly )?(?:refuse|decline)\b/;
const TELLS = /^(?:\w+ly )?(?:disclose|reveal|share|discuss|repeat|mention|tell)\b/;
const OWN_RULES = /\b(?:your|its) (?:own )?(?:\w+ )?(?:rules|instructions|prompts?|guidelines)\b/i;
const LONGEST = 300;

/** "You should never …" in a spec that knows "must": told once, with the other places. */
function softAbsolutes(subject: Subject, duties: readonly Duty[]): Found[] {
  if (!duties.some(({ strength }) => strength === 'must')) return [];
  const all = subject
    .text()
    .having(['should'])
    .filter(binds)
    .flatMap((sentence) =>
      sentence.clause ? [...sentence.plain.matchAll(SOFT_ABSOLUTE)].map((match) => ({ sentence, match })) : [],
    )
    .map(({ sentence, match: [words], match: { index } }) => ({
      path: sentence.path,
      words,
      span: spanIn(sentence, index, index + words.length),
    }));
  const [first, ...others] = all;
  if (!first) return [];
  const [soft, absolute] = first.words.split(' ');
  const more =
    others.length === 0 ? '' : others.length === 1 ? ' (and in 1 more place)' : ` (and in ${others.length} more places)`;
  return [
    {
      path: first.path,
      span: first.span,
      message: `Unexpected “${first.words}”${more}, expected one strength: “${soft}” allows what “${absolute}” rules out, so write “must${absolute === 'never' ? ' not' : ''}”, or drop “${absolute}”`,
      related: others.slice(0, 10).map(({ path, span, words }) => ({ path, span, message: `“${words}” too` })),
    },
  ];
}

const SOFT_ABSOLUTE = /\bshould (?:always|never)\b/gi;

/** "must/should", "should or must". */
function doubled(subject: Subject): Found[] {
  return subject
    .text()
    .having(['should', 'cannot'])
    .flatMap((sentence) =>
      [...sentence.plain.matchAll(DOUBLED)].map((match) => ({
        path: sentence.path,
        span: spanIn(sentence, match.index, match.index + match[0].length),
        message: `Unexpected “${match[0]}” for one duty, expected one strength: keep the modal verb that is meant`,
      })),
    );
}

const DOUBLED =
  /\b(?:(?:must|shall|can|may)(?:\s?\/\s?|\s(?:or|and)\s)should|should(?:\s?\/\s?|\s(?:or|and)\s)(?:must|shall|can|may|will)|cannot and (?:will|should|must|may) not)\b/gi;

function short(text: string): string {
  return text.length > 60 ? `${text.slice(0, 60).trimEnd()}…` : text;
}
