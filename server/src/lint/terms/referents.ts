import type { Sentence } from '../text/sentence.ts';
import { type Antecedent, readAntecedents } from './antecedents.ts';
import { isParticiple } from './participles.ts';

/** A pronoun that decides something, and two things before it that it may stand for. */
export interface OpenReferent {
  readonly sentence: Sentence;
  readonly from: number;
  readonly to: number;
  readonly fits: readonly [string, string];
}

/**
 * Finds "it", "they" and "them" where two nouns before them fit in number and in kind: what is done to it must be a thing, who
 * does it a person or an actor.
 *
 * @param before the sentence before it in the same run of prose; null where there is none
 */
export function findOpenPronouns(sentence: Sentence, before: Sentence | null): OpenReferent[] {
  const { plain } = sentence;
  if (!QUICK.test(plain)) return [];
  return [...plain.matchAll(PRONOUN)].slice(0, MOST).flatMap((match): OpenReferent[] => {
    if (
      /^\s(?:to|that)\b/.test(plain.slice(match.index + match[0].length, match.index + match[0].length + 6)) &&
      match.groups?.['is']
    )
      return [];
    const pronoun = (match.groups?.['pronoun'] ?? match.groups?.['them'] ?? '').toLowerCase();
    const own = plain.slice(Math.max(0, match.index - REACH), match.index);
    const opens = /^\W*$/.test(own) || /^\W*(?:However|But|And|Then|Otherwise|Also|Instead|If so),?\s*$/i.test(own);
    if (
      pronoun === 'them'
        ? !IS_OBJECT.test(own)
        : !opens && !IN_MAIN_CLAUSE.test(own) && !(match.groups?.['modal'] && JOINED.test(own))
    )
      return [];
    if (/\b(?:it|they|them|their|its)\b/i.test(own)) return [];
    const context = opens ? (before?.plain.slice(-REACH) ?? '') : own;
    const fitting = candidatesFor(match, own, readAntecedents(context));
    const [one, other] = [fitting.at(-2), fitting.at(-1)];
    if (!one || !other) return [];
    return [{ sentence, from: match.index, to: match.index + pronoun.length, fits: [one.words, other.words] }];
  });
}

/** What each match of the pattern below holds. */
const QUICK = /\b(?:it|they) (?:must|should|shall|may|cannot|has|have|need|is |are )|\bthem\b/i;
/** What stands farther back is forgotten. */
const REACH = 220;
/** More pronouns in one sentence make no clause. */
const MOST = 4;
const PRONOUN =
  /\b(?<pronoun>it|they)\s(?:(?<modal>must|should|shall|may|cannot|has to|have to|needs? to)(?:\s(?:not|never|also|always|only|then|[a-z]{2,15}ly)){0,2}\s(?:(?<be>be)\s)?|(?<is>is|are)\s(?:(?:not|never|also|always|only|then)\s)?)(?<verb>[a-z]+)|(?<=[a-z]\s)(?<them>them)(?=[\s,.;)]|$)/gi;
/** "If …, ": the pronoun stands in the clause that decides. */
const IN_MAIN_CLAUSE =
  /^\W*(?:[\w'’-]+\s){0,3}?(?:if|when|where|whenever|once|after|before|unless)\b[\s\S]*,\s(?:then\s)?[^,;]{0,60}$/i;

/** ", and it …", "unless it …". */
const JOINED = /(?:[,;]|\b(?:and|but|so|before|after|unless|until|if|when|because|where))\s(?:and\s|but\s|so\s|then\s)?$/i;
/** "If …, the assistant must tell them": somebody acts on them in the clause that decides. */
const IS_OBJECT =
  /^\W*(?:if|when|where|whenever|once|after|before|unless)\b[\s\S]*,\s(?:then\s)?(?:[^,;]{0,60}\b(?:must|should|may|can|cannot|will|shall|assistant|model|moderator|platform|we)\b[^,;]{0,60}|(?:do not\s|never\s)?[a-z]+\s)$/i;

function candidatesFor({ groups = {} }: RegExpExecArray, own: string, named: readonly Antecedent[]): Antecedent[] {
  const verb = (groups['verb'] ?? '').toLowerCase();
  const isPassive = (groups['be'] !== undefined || groups['is'] !== undefined) && (isParticiple(verb) || IS_RULED.test(verb));
  const persons = apart(named.filter(({ kind }) => kind === 'person'));
  // Whom the assistant asks or answers is the one it talks with.
  if (groups['them'] !== undefined)
    return /^(?:user|customer|member|caller)$/.test(persons[0]?.noun ?? '') && !CONCERNS.test(own) ? [] : persons;
  if (isPassive && IS_SORTED.test(verb)) return [];
  if (groups['is'] !== undefined && !isPassive) return [];
  if (groups['pronoun']?.toLowerCase() === 'they') {
    if (!isPassive || DONE_TO_PERSONS.test(verb)) return persons;
    return apart(named.filter(({ kind, isPlural }) => kind === 'thing' && isPlural));
  }
  if (isPassive) {
    const things = named.filter(({ kind }) => kind === 'thing');
    const pair = things.length === 1 ? things[0]?.joined : undefined;
    const each = (words: string): Antecedent => ({ kind: 'thing', isPlural: false, words, noun: words });
    return pair ? pair.map(each) : apart(things.filter(({ isPlural }) => !isPlural));
  }
  const actors = apart(named.filter(({ kind, isPlural }) => kind === 'actor' && !isPlural));
  // A subject goes on as the subject: "When the assistant calls a tool, it …" is the assistant.
  return ASSISTANT.test(actors[0]?.noun ?? '') ? [] : actors;
}

const ASSISTANT = /^(?:assistant|model|chatbot|bot|agent)$/;

const IS_RULED = /^(?:allowed|permitted|prohibited|acceptable|forbidden|required|invalid|valid)$/;
/** What is sorted is what the policy sorts: a message, whatever it names. */
const IS_SORTED = /^(?:labelled|labeled|classified|treated|marked|tagged|considered|rated|scored|counted)$/;
const CONCERNS = /\b(?:refer|report|contact|warn|block|identify|name|describe|protect|expose|notify|alert)s?\s$/i;
const DONE_TO_PERSONS =
  /^(?:told|informed|asked|warned|given|offered|notified|banned|suspended|advised|reminded|contacted|shown|allowed|permitted|required|directed|referred|removed|blocked)$/;

/** Names of one thing count once: the assistant is the model. */
function apart(named: readonly Antecedent[]): Antecedent[] {
  const seen = new Set<string>();
  return named.filter(({ noun, words }) => {
    const key = ASSISTANT.test(noun) ? 'assistant' : words.toLowerCase().replace(/^(?:an?|the|any|each|every) /, '');
    return !seen.has(key) && seen.add(key);
  });
}
