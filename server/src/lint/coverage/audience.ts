import type { Subject } from '../rule.ts';

/**
 * Whether a spec says how a model answers its users. The others label content, or tell people what they may post: nobody
 * asks those for a safe completion or for the sound of a refusal.
 */
export function governsAnswers(subject: Subject): boolean {
  return remembered(GOVERNING, subject, readGoverning);
}

/** Whether a spec is for a model at all: one that answers, or one that labels. What people may post is another matter. */
export function concernsModels(subject: Subject): boolean {
  return remembered(CONCERNING, subject, readConcerning);
}

/** Several rules ask, and the answer takes a look at every clause. */
type Remembered = WeakMap<Subject, boolean>;
const GOVERNING: Remembered = new WeakMap();
const CONCERNING: Remembered = new WeakMap();

function remembered(answers: Remembered, subject: Subject, read: (subject: Subject) => boolean): boolean {
  const known = answers.get(subject) ?? read(subject);
  answers.set(subject, known);
  return known;
}

function readGoverning({ sections, clauses, prose }: Subject): boolean {
  if (sections.some(({ verdict, label }) => verdict !== null || label !== null)) return false;
  // "You" is the model where the spec begins by telling it who it is.
  const isPrompt = prose.slice(0, FIRST).some(({ text }) => TOLD_WHO.test(text));
  const texts = prose.slice(0, FIRST).map(({ text }) => text);
  const name = nameIn(texts) ?? actorIn(texts);
  const speaking = clauses.filter(
    ({ text }) =>
      (isPrompt && !OTHERS.test(text)) ||
      ((MODEL.test(text) || ACTS_AS.test(text) || ORDER.test(text) || (name !== null && text.includes(name))) &&
        !PEOPLE.test(text)),
  );
  return speaking.length >= 2 && speaking.length * 4 >= clauses.length;
}

function readConcerning(subject: Subject): boolean {
  return (
    subject.sections.some(
      ({ verdict, label, code, title }) => verdict !== null || label !== null || code !== null || NAMES_MODEL.test(title),
    ) ||
    governsAnswers(subject) ||
    subject.text().sentences.some(({ plain }) => NAMES_MODEL.test(plain))
  );
}

const FIRST = 5;
const KIND = '(?:assistant|chat ?bot|bot|agent|tutor|coach|companion|concierge|helper|adviser|advisor|guide)';
const INTRODUCES = [
  new RegExp(String.raw`(?<![\w-])(\p{Lu}[\p{L}\d-]{1,30}),? (?:is )?(?:an?|the|our) (?:[\w’'-]+ ){0,5}?${KIND}\b`, 'u'),
  new RegExp(String.raw`\b${KIND},? (?:called |named )?(\p{Lu}[\p{L}\d-]{1,30})(?![\p{L}\d-])`, 'u'),
];

/** The name of the model, where the spec begins by introducing it: "Zora is the assistant of a bank". */
function nameIn(texts: readonly string[]): string | null {
  for (const text of texts)
    for (const pattern of INTRODUCES) {
      const name = pattern.exec(text.slice(0, 500))?.[1];
      if (name && !/^(?:This|It|That|There|Here|He|She|What|The|If|When|You|We)$/.test(name)) return name;
    }
  return null;
}

/** "Penny answers customers of the bank": whoever answers by a name is the model, though nothing calls it one. */
function actorIn(texts: readonly string[]): string | null {
  for (const text of texts) {
    const name = SERVES.exec(text.slice(0, 500))?.[1];
    if (name && !NO_NAME.test(name)) return name;
  }
  return null;
}

const SERVES =
  /(?:^|[.!] )(\p{Lu}\p{Ll}{1,20}(?: \p{Lu}\p{Ll}{1,20})?) (?:answers|helps|assists|guides|advises|tutors|books|explains|talks (?:to|with)|chats with|replies to|responds to)\b/u;
const NO_NAME = /^(?:This|It|That|There|Here|He|She|What|The|Everyone|Nobody|Somebody|Anyone|Each|Every|Our|An?)(?: |$)/;
const TOLD_WHO =
  /\byou are (?:an? |the |our |[A-Z])[^.]{0,60}?\b(?:assistant|chat\w*|bot|model|AI|coach|tutor|companion|helper|advisor|concierge)\b/i;
const OTHERS = /^\W*(?:we|users|members|people|customers|everyone)\b/i;
const NAMES_MODEL = /\b(?:assistants?|chat ?bots?|bots?|AI|LLMs?|language models?|models|prompts?)\b/i;
const MODEL =
  /\b(?:assistant|model|chatbot|bot|AI|agent|refus(?:es?|al)|declines?|respon(?:ds?|ses?)|answers?|repl(?:y|ies)|requests?)\b/i;
/** "The tutor must not …": what serves people under a rule of a spec for answers is the model. */
const ACTS_AS = new RegExp(
  String.raw`\b(?:the|our) (?:${KIND}|narrator|game master|librarian|receptionist|interviewer|translator|butler|mentor|avatar|persona|service bot|voice) (?:may|must|should|shall|will|can|never|also|does|is)\b`,
  'i',
);
/** An order that only a model can follow. */
const ORDER =
  /^\W*(?:do not|don['’]t|never|always|must not|must never)\b[^.;]{0,30}\b(?:generate|produce|provide|answer|discuss|respond|assist|engage|comply)\b/i;
const PEOPLE =
  /^\W*(?:you|we|users|members|people)\b|\b(?:posts|accounts|uploads?|listings?|moderators?) (?:are|is|may|must|that|will)\b/i;
