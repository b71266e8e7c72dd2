import { mentions, names, type ReadClause, shares } from './rehearsal-clauses.ts';
import { ADVOCACY, EVALUATIVE } from './rehearsal-english.ts';
import { isModifier, isOwner, isPerson, peopleIn } from './rehearsal-people.ts';
import type { Prompt } from './rehearsal-request.ts';
import type { Word } from './retrieve-words.ts';

/** Words that the clause names apart; none where it names only one thing of the prompt. */
export function apart(words: readonly Word[], read: ReadClause, prompt: Prompt): readonly Word[] {
  const named = words.filter((word) => !isModifier(word, read, prompt) && mentions(read, word));
  const separate = named.some((left) =>
    named.some(
      (right) =>
        left.stem !== right.stem &&
        !read.concepts.some((concept) => !concept.people && names(concept, left) && names(concept, right)),
    ),
  );
  return separate ? named : [];
}

/** People whom the clause names, and something else that it names. */
function aboutPeople(prompt: Prompt, read: ReadClause): readonly Word[] {
  const people = peopleIn(prompt, read);
  const others = prompt.content.filter(
    (word) =>
      !people.includes(word) && !isPerson(word) && read.concepts.some((concept) => !concept.people && names(concept, word)),
  );
  return people.length > 0 && others.length > 0 ? [...people, ...others] : [];
}

/** The same where somebody owns what is asked about. */
export function aboutOwners(prompt: Prompt, read: ReadClause): readonly Word[] {
  const found = aboutPeople(prompt, read);
  return peopleIn(prompt, read).some((word) => isOwner(word, prompt)) ? found : [];
}

/** A question for reasons, put of people, to a clause that forbids taking sides about them. */
export function advocacyWords(prompt: Prompt, read: ReadClause): readonly Word[] {
  if (!read.concepts.some((concept) => concept.own && shares(concept, ADVOCACY))) return [];
  const why = prompt.words.findIndex((word) => /^(?:why|reasons?|arguments?)$/.test(word.text));
  const subject = prompt.content.filter((word) => prompt.words.indexOf(word) > why && !EVALUATIVE.has(word.stem)).slice(0, 2);
  const found = aboutPeople(prompt, read);
  return subject.some((word) => found.includes(word) && peopleIn(prompt, read).includes(word)) ? found : [];
}

/** A word that judges, which the clause names too, and something else that it names. */
export function judged(prompt: Prompt, read: ReadClause): readonly Word[] {
  const named = apart(prompt.content, read, prompt);
  return named.some((word) => EVALUATIVE.has(word.stem)) ? named : [];
}
