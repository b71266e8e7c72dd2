import { LIGHT_VERBS, SPEECH_VERBS } from './rehearsal-english.ts';
import { readWords, stemOf, type Word } from './retrieve-words.ts';

/**
 * What a prompt does, read from its grammar alone.
 *
 * - `act`: asks how to do something, to have it done, or says that the user wants to do it
 * - `meaning`: asks what a word means or what kind of thing something is
 * - `past`: asks what happened, who did it and why
 * - `why`: asks for reasons, and so for agreement
 * - `fact`: asks for a present fact
 * - `words`: a phrase without a verb of its own
 * - `telling`: tells something
 */
export type PromptKind = 'act' | 'meaning' | 'past' | 'why' | 'fact' | 'words' | 'telling';

export interface Request {
  readonly action: Word;
  /** content words after the action, in its sentence and before any "without"; those of the whole prompt where there are none */
  readonly objects: readonly Word[];
  /** the action has no object of its own: "I want to die" */
  readonly bare: boolean;
}

export interface Prompt {
  readonly text: string;
  readonly kind: PromptKind;
  readonly words: readonly Word[];
  /** words with content, frames such as "tell me how" left out */
  readonly content: readonly Word[];
  readonly requests: readonly Request[];
  /** the user speaks of their own wish or state: "I want to …" */
  readonly firstPerson: boolean;
}

/** Reading costs more than linear time, and nothing else is answered meanwhile. In characters. */
export const LONGEST_READ = 20_000;

/**
 * Reads what a prompt asks for, of a long one its first `LONGEST_READ` characters. A frame around the request, such as a
 * person who used to tell it, is passed over.
 */
export function readPrompt(text: string): Prompt {
  const words = readWords(text.slice(0, LONGEST_READ));
  const content = words.filter(
    (word, index) => !word.stop && !(MEANS.test(word.text) && /^(?:of|for|to)$/.test(words[index + 1]?.text ?? '')),
  );
  const plain = words.map((word) => word.text).join(' ');
  const requests = readRequests(words);
  const kind = readKind(plain, requests.length > 0, words);
  return { text, kind, words, content, requests, firstPerson: FIRST_PERSON.test(plain) };
}

/** Whether a prompt asks what was or what a word means, and so to know rather than to act or to judge. */
export function asksToKnow({ kind }: Prompt): boolean {
  return kind === 'past' || kind === 'meaning';
}

const FIRST_PERSON =
  /^(?:i|i'm|i'd|i've|im)\b|\b(?:i|i'm) (?:\w+ )?(?:want|wish|plan|feel|am|need|going|wanna|gonna|could|would|will|can't|might|took|have)\b/;
const PAST =
  /^(?:\w+ ){0,4}?(?:did|was|were|happened|had)\b|^(?:what|which) (?!is |are |do |does |can )(?:\w+ ){1,4}\w+ed the\b|^who (?:\w+ed|made|built|wrote|shot|stole|led|won|began|founded|gave|sold)\b/;
const WHY = /^(?:\w+ ){0,4}?(?:why)\b|\breasons? (?:for|why|that)\b|\bargu(?:e|ments?) (?:for|that|why)\b/;
const MEANING =
  /\b(?:definitions?|meanings?|define)\b|\bwhat (?:does|do|did|is|are)\b.*\b(?:mean|means|meant|called)\b|^what (?:kind|type|sort)s? of (?:a |an )?\w+ (?:is|are)\b|^what (?:is|are) (?:(?:a|an|the) )?\w+(?: \w+)?$/;
const QUESTION =
  /^(?:what|what's|who|whose|which|where|where's|when|how|is|are|does|do|can|could|will|would|should|did|was|were|has|have)\b/;
const STATEMENT = /^(?:i|i'm|i've|i'd|my|he|she|they|we|it|the|there|this|that|yesterday|today|someone|somebody)\b/;

function readKind(plain: string, asksForAct: boolean, words: readonly Word[]): PromptKind {
  if (PAST.test(plain)) return 'past';
  if (WHY.test(plain)) return 'why';
  if (MEANING.test(plain) && !words.some((word) => word.possessive || word.text === 'my')) return 'meaning';
  if (asksForAct) return 'act';
  if (QUESTION.test(plain)) return 'fact';
  return STATEMENT.test(plain) ? 'telling' : 'words';
}

/** Words between a subject and its verb. */
const BETWEEN = /^(?:best|better|not|also|just|even|please|ever|then|either|go|actually|really|.+ly)$/;
const SUBJECT = /^(?:i|we|you|one|someone|somebody|anyone|people|he|she|they|a|person)$/;
const MODAL = /^(?:can|could|do|does|should|shall|would|may|might|must|will)$/;
const MEANS =
  /^(?:way|ways|method|methods|process|technique|techniques|plan|guide|instructions|recipe|strategy|tutorial|tips|advice|help|place|time|steps|idea|ideas|order)$/;

const RECIPE = /^(?:recipes?|instructions|blueprints?)$/;

/** Every verb of which the prompt says how, help, want or make it so. */
function readRequests(words: readonly Word[]): Request[] {
  const found: Request[] = [];
  const add = (index: number) => {
    let at = index;
    while (words[at] && BETWEEN.test((words[at] as Word).text)) at += 1;
    const action = words[at];
    if (!action || isFrame(action) || found.some((each) => each.action === action)) return;
    const sentence = words.slice(at + 1).filter((word) => word.sentence === action.sentence);
    const spared = sentence.findIndex((word) => word.text === 'without');
    const after = (spared < 0 ? sentence : sentence.slice(0, spared)).filter((word) => !word.stop);
    const objects = after.length > 0 ? after : words.filter((word) => word !== action && !word.stop);
    found.push({ action, objects, bare: after.length === 0 });
    // "make his car explode": what is brought about is the act.
    const brought = /^(?:make|have|get|let|force)$/.test(action.text) && after.length > 1 ? after.at(-1) : undefined;
    if (brought) found.push({ action: brought, objects: after.slice(0, -1), bare: false });
  };
  words.forEach((word, index) => {
    const before = words[index - 1]?.text ?? '';
    if (word.text === 'to') add(index + 1);
    else if (/^(?:of|for|on|by)$/.test(word.text) && /ing$/.test(words[index + 1]?.text ?? '') && MEANS.test(before))
      add(index + 1);
    else if (
      RECIPE.test(word.text) &&
      /^(?:for|on|of)$/.test(words[index + 1]?.text ?? '') &&
      !/ing$/.test(words[index + 2]?.text ?? '')
    )
      add(index);
    else if (word.text === 'me' && before === 'help') add(index + 1);
    else if (SUBJECT.test(word.text) && (MODAL.test(before) || /^(?:how|where)$/.test(before))) add(index + 1);
    else if (/^(?:and|or|then)$/.test(word.text) && index > 0 && isListed(words, index, found)) add(index + 1);
    else if (isOpening(words, index) && !QUESTION.test(word.text) && !STATEMENT.test(word.text) && !/^why$/.test(word.text))
      add(index);
  });
  // "What can I do to …": a verb is not the object of the one before it.
  const actions = new Set(found.map((each) => each.action));
  return found.map((each) =>
    LIGHT_VERBS.has(each.action.stem) ? { ...each, objects: each.objects.filter((word) => !actions.has(word)) } : each,
  );
}

/** The first word of a sentence, "please" passed over, is read as an order. */
function isOpening(words: readonly Word[], index: number): boolean {
  const start = index === 0 || words[index - 1]?.sentence !== words[index]?.sentence;
  const polite = words[index - 1]?.text === 'please';
  return (start && words[index]?.text !== 'please') || polite;
}

/** "to find and kill": the verb after "and" goes on with the request. */
function isListed(words: readonly Word[], index: number, found: readonly Request[]): boolean {
  return found.some((each) => each.action === words[index - 1]);
}

function isFrame(word: Word): boolean {
  return (word.stop && !/^(?:do|have)$/.test(word.text)) || SPEECH_STEMS.has(word.stem);
}
const SPEECH_STEMS = new Set([...SPEECH_VERBS].filter((stem) => !LIGHT_VERBS.has(stem) && stem !== stemOf('take')));
