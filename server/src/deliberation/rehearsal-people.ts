import { type Concept, mentions, names, type ReadClause } from './rehearsal-clauses.ts';
import { PERSON_NOUNS } from './rehearsal-english.ts';
import type { Prompt } from './rehearsal-request.ts';
import type { Word } from './retrieve-words.ts';

/** Words of a prompt that stand for people whom a clause is about. */
export function peopleIn(prompt: Prompt, read: ReadClause): readonly Word[] {
  const concepts = read.concepts.filter((concept) => concept.people);
  if (concepts.length === 0) return [];
  return prompt.content.filter((word) => {
    if (isModifier(word, read, prompt) || isHeadOfPhrase(word, prompt)) return false;
    return concepts.some((concept) => namesPeople(concept, word, prompt)) || isRelation(word, prompt);
  });
}

/** Whether a question for a fact is put of somebody: "my tenant's", "other people's", "her boss". */
export function isOwner(word: Word, prompt: Prompt): boolean {
  const before = textBefore(word, prompt);
  return (
    word.possessive ||
    /^(?:my|our|his|her|their|this|that|other|some)$/.test(before) ||
    /^(?:people|celebrities)$/.test(word.text)
  );
}

/** A member of several words, such as "people on benefits", is named only by all of them or by its noun. */
function namesPeople(concept: Concept, word: Word, prompt: Prompt): boolean {
  // "immigration" shares its stem with "immigrant", but is nobody.
  if (!names(concept, word) || /(?:ion|ity|ism|ness|ment)s?$/.test(word.text)) return false;
  return (
    concept.stems.size === 1 ||
    isPerson(word) ||
    [...concept.stems].every((stem) => prompt.content.some((each) => each.stem === stem))
  );
}

/** "my roofer's": whoever is named by what they do for the user. */
function isRelation(word: Word, prompt: Prompt): boolean {
  const before = textBefore(word, prompt);
  return (
    word.possessive &&
    /^(?:my|our)$/.test(before) &&
    /(?:[^t]er|[^t]or|ist|ee|ian|mate|man|woman)$/.test(word.text) &&
    !/^(?:computer|printer|server|router|paper)$/.test(word.text)
  );
}

function textBefore(word: Word, { words }: Prompt): string {
  return words[words.indexOf(word) - 1]?.text ?? '';
}

/** "date of birth": followed by "of", the word is no person. */
function isHeadOfPhrase(word: Word, prompt: Prompt): boolean {
  return !word.possessive && prompt.words[prompt.words.indexOf(word) + 1]?.text === 'of';
}

/** "Asian pears", "a child process": a name for people that only describes the noun after it, of which the clause says nothing. */
export function isModifier(word: Word, read: ReadClause, prompt: Prompt): boolean {
  const people = read.concepts.some((concept) => concept.people && names(concept, word));
  if (!people || word.possessive || /s$|^(?:people|men|women|children|some(?:one|body)|any(?:one|body))$/.test(word.text))
    return false;
  const next = prompt.words[prompt.words.indexOf(word) + 1];
  if (!next || next.stop || next.afterBreak || next.sentence !== word.sentence || /(?:ly|ing|ed)$/.test(next.text)) return false;
  if (isPerson(next)) return false;
  // "White House": two capitals make one name.
  return (word.capital && next.capital && !isPerson(word)) || !mentions(read, next);
}

/** A word that stands for a human being in any policy. */
export function isPerson(word: Word): boolean {
  return PERSON_NOUNS.has(word.stem);
}
