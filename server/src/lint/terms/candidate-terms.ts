import { isFunctionWord } from './function-words.ts';
import { isCommonNoun, isOrdinaryModifier, isOrdinaryWord, namesABody } from './nouns.ts';
import type { Place } from './places.ts';
import { areNeighbours, termKey } from './places.ts';

/** Whether a spec uses a word in small letters too: then it is no name. */
export type IsUsed = (word: string) => boolean;

/** Words that a spec writes as one writes a defined term. */
export interface CandidateTerm {
  readonly words: readonly string[];
  readonly uses: readonly (readonly [first: Place, last: Place])[];
}

/** Finds runs of capitalised ordinary words in running text ("a Trusted Adult"). Names of persons, bodies and laws are none. */
export function findCapitalised(lines: readonly (readonly Place[])[], isUsed: IsUsed): CandidateTerm[] {
  const found = new Map<
    string,
    { readonly words: readonly string[]; readonly uses: [Place, Place][]; readonly isCounted: boolean }
  >();
  for (const line of lines) {
    if (isTitle(line)) continue;
    for (const run of runsOf(line)) {
      const words = run.map(({ word }) => word);
      const [first, last] = [run[0], run.at(-1)];
      if (
        !first ||
        !last ||
        !(isTerm(words, isUsed) || isCounted(line, first, last)) ||
        isPartOfName(line, first, last) ||
        isRole(first) ||
        isLabel(line, last)
      )
        continue;
      const key = termKey(words);
      const known = found.get(key);
      if (known) known.uses.push([first, last]);
      else found.set(key, { words, uses: [[first, last]], isCounted: isCounted(line, first, last) });
    }
  }
  return [...found.values()].filter(({ words, uses, isCounted: counted }) => uses.length > 1 || counted || isPlainlyATerm(words));
}

/** "Safety First Response – the assistant …": what opens a line before a dash or a colon is its label. */
function isLabel(line: readonly Place[], last: Place): boolean {
  if (last.number > 8 || line[0]?.sentence.start !== 0) return false;
  const rest = last.sentence.text.slice(last.index + last.word.length, last.index + last.word.length + 60);
  const end = /^([\w ’'/&-]*?)(?:\s?[–—:|]|\s-\s)/.exec(rest);
  if (!end) return false;
  // "Escalate Automated Decisions with Legal Effect:" goes on in capitals.
  const between = (end[1] ?? '').match(/[A-Za-z][\w’'-]*/g) ?? [];
  return between.every((word) => /^[A-Z]/.test(word) || isFunctionWord(word));
}

/** "You are Vera, a Compliance-First Support Agent for …": what the model is, not what the policy defines. */
function isRole({ sentence, index }: Place): boolean {
  return /^\W*(?:you are|you['’]re|act as|your (?:role|job|name) is)\b/i.test(sentence.plain.slice(0, index));
}

/** A line of which nearly all words have capitals is a title. */
function isTitle(line: readonly Place[]): boolean {
  if (/[.!?]$/.test(line[0]?.sentence.text ?? '')) return false;
  const words = line.filter(({ lower }) => !isFunctionWord(lower));
  return words.filter(({ word }) => /^[A-Z]/.test(word)).length * 4 > words.length * 3;
}

const CAPITALISED = /^[A-Z][a-z]+(?:-[A-Za-z][a-z]+)*$/;

function runsOf(line: readonly Place[]): Place[][] {
  const runs: Place[][] = [];
  let run: Place[] = [];
  for (const place of line) {
    if (run.length > 0 && !areNeighbours(run.at(-1), place)) end();
    if (CAPITALISED.test(place.word) && !isFunctionWord(place.lower) && !(place.number === 0 && OPENS.test(place.lower)))
      run.push(place);
    else end();
  }
  end();
  return runs;

  function end(): void {
    if (run.length > 1 && run.length <= LONGEST) runs.push(run);
    run = [];
  }
}

const LONGEST = 4;
/** Verbs and adverbs that open an order. */
const OPENS =
  /^(?:avoid|refuse|never|always|treat|offer|provide|label|classify|see|use|give|explain|allow|block|escalate|decline|discuss|report|remove|include|exclude|consider|follow|apply|check|restrict)$/;

function isTerm(words: readonly string[], isUsed: IsUsed): boolean {
  const own = words.map((word) => word.toLowerCase());
  const head = own.at(-1) ?? '';
  if (
    namesABody(head) ||
    own.some((word) =>
      /^(?:united|national|international|federal|european|american|royal|saint|new|north|south|east|west)$/.test(word),
    )
  )
    return false;
  return isCommonNoun(head)
    ? own.slice(0, -1).every((word) => isOrdinaryModifier(word) || isUsed(word) || word.includes('-'))
    : own.every((word) => isUsed(word));
}

/** "An Election Window": names of persons, bodies and laws have no such article, unless another noun follows. */
function isCounted(line: readonly Place[], first: Place, last: Place): boolean {
  const [before, next] = [line[first.number - 1], line[last.number + 1]];
  const isArticle = before !== undefined && areNeighbours(before, first) && /^(?:an?|any|every|each|no)$/.test(before.lower);
  const isWhole = !areNeighbours(last, next) || isFunctionWord(next?.lower ?? '');
  return isArticle && isWhole && isCommonNoun(last.lower) && isOrdinaryWord(first.lower);
}

/** One use is enough where each word could be nothing but an ordinary word: "a Restricted Request". */
function isPlainlyATerm(words: readonly string[]): boolean {
  const own = words.map((word) => word.toLowerCase());
  return isCommonNoun(own.at(-1) ?? '') && own.slice(0, -1).every((word) => isOrdinaryModifier(word));
}

/** "Terms of Service", "the Trusted Adult Act 2003", "Ministry of Public Health". */
function isPartOfName(line: readonly Place[], first: Place, last: Place): boolean {
  const [before, joint] = [line[first.number - 2], line[first.number - 1]];
  const [next, after] = [line[last.number + 1], line[last.number + 2]];
  const isJoint = (place: Place | undefined) => place !== undefined && /^(?:of|for|on|and|the)$/.test(place.lower);
  return (
    (isJoint(joint) &&
      areNeighbours(before, joint) &&
      areNeighbours(joint, first) &&
      joint?.lower !== 'the' &&
      before !== undefined &&
      before.number > 0 &&
      CAPITALISED.test(before.word)) ||
    (isJoint(next) &&
      areNeighbours(last, next) &&
      areNeighbours(next, after) &&
      after !== undefined &&
      CAPITALISED.test(after.word) &&
      next?.lower !== 'the') ||
    (areNeighbours(last, next) && next !== undefined && (/^\d/.test(next.word) || /^[A-Z]{2}/.test(next.word)))
  );
}
