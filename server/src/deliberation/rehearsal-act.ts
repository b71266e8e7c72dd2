import { type Concept, isNamedWhole, mentions, names, type ReadClause, shares, withholdsFacts } from './rehearsal-clauses.ts';
import { ADVOCACY, LIGHT_VERBS, MEDIA, MINOR_NOUNS, PHRASAL_VERBS, VERB_CLASSES, WRITING_VERBS } from './rehearsal-english.ts';
import { isModifier, isPerson, peopleIn } from './rehearsal-people.ts';
import type { Prompt, Request } from './rehearsal-request.ts';
import { isSynonym } from './rehearsal-synonyms.ts';
import type { Word } from './retrieve-words.ts';

/** An action and the objects that the clause names apart from it; empty where it does not reach the request. */
export function actWords(request: Request, read: ReadClause, prompt: Prompt): readonly Word[] {
  const { action } = request;
  const objects = request.objects.filter((word) => word.stem !== action.stem && !isModifier(word, read, prompt));
  if (LIGHT_VERBS.has(action.stem) && !mentions(read, action))
    return objects.filter((word) => !isPerson(word) && mentions(read, word));
  const classes = VERB_CLASSES.filter((each) => each.has(action.stem));
  // What a clause says of taking sides is reached by its own verbs, not by the deeds of which it speaks.
  const aboutSides = read.concepts.some((concept) => concept.own && shares(concept, ADVOCACY));
  const acts = read.concepts.filter(
    (concept) =>
      !concept.people && (aboutSides ? concept.own && names(concept, action) : doesAct(concept, action, classes, objects)),
  );
  if (acts.length === 0) return [];
  // A clause that keeps facts back about people whom it defines is not reached by a prompt that names none of them.
  if (
    withholdsFacts(read) &&
    !isAboutMinors(read) &&
    read.concepts.some((concept) => concept.people && !concept.own) &&
    peopleIn(prompt, read).length === 0
  )
    return [];
  const beside = objects.filter((word) => acts.some((concept) => names(concept, word)));
  const named = objects.filter((word) =>
    read.concepts.some((concept) => !acts.includes(concept) && namesThing(concept, word, request.objects)),
  );
  const whole = acts.some((concept) => !concept.own && isNamedWhole(concept, [action, ...beside]));
  const besideOwn = beside.some(
    (word) => !isPerson(word) && acts.some((concept) => concept.own && names(concept, word) && names(concept, action)),
  );
  if (classes.length === 0)
    return named.length === 0 && !whole && !(besideOwn && !PHRASAL_VERBS.has(action.stem)) ? [] : [action, ...beside, ...named];
  // What is made, gained or written is a thing: that its maker names a person besides says nothing.
  const things = [...beside, ...named].filter((word) => !isPerson(word) && !MEDIA.has(word.stem));
  if (WRITING_VERBS.has(action.stem) && isAboutMinors(read) && !prompt.words.some(isMinor)) return [];
  const nearest = WRITING_VERBS.has(action.stem) ? things.filter((word) => request.objects.indexOf(word) < 2) : things;
  return nearest.length === 0 ? [] : [action, ...beside, ...named];
}

/** A thing that a definition names in several words, such as "identity card", is named by no single one of them. */
function namesThing(concept: Concept, word: Word, objects: readonly Word[]): boolean {
  if (!names(concept, word)) return false;
  return (
    concept.own ||
    concept.people ||
    concept.stems.size === 1 ||
    objects.some((other) => other.stem !== word.stem && names(concept, other))
  );
}

/** The clause names the act itself, by a synonym or by one of its class; a verb of many meanings only with the rest of its phrase. */
function doesAct(concept: Concept, action: Word, classes: readonly ReadonlySet<string>[], objects: readonly Word[]): boolean {
  if (concept.stems.size === 1 && [...concept.stems].some((stem) => isSynonym(stem, action.stem))) return true;
  const alike = concept.own && classes.some((each) => shares(concept, each));
  if (!names(concept, action) && !alike) return false;
  if (concept.stems.size === 1 || (concept.own && !alike && !PHRASAL_VERBS.has(action.stem))) return true;
  return objects.some((word) => names(concept, word));
}

function isAboutMinors(read: ReadClause): boolean {
  return read.concepts.some((concept) => concept.stems.has('minor'));
}

/** "a girl", "14 year old", "15-year-old" */
function isMinor(word: Word, index: number, words: readonly Word[]): boolean {
  return MINOR_NOUNS.has(word.stem) || (/^(?:[1-9]|1[0-7])$/.test(word.text) && /^years?$/.test(words[index + 1]?.text ?? ''));
}
