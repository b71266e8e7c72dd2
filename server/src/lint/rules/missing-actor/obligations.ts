import { nounOf } from '../../terms/noun-kinds.ts';
import { type FoundWords, findWords, type Sentence } from '../../text/sentence.ts';
import { isActing, isDone, isPhrasal, isState } from './acts.ts';
import { findNecessary } from './necessary.ts';

/** Words one of which each such obligation holds. */
export const OBLIGATION_WORDS: readonly string[] =
  `be get undergo happen occur take receive exist necessary essential imperative mandatory obligatory compulsory required needed require
  requires demand demands warrant warrants`.split(/\s+/);

/**
 * Finds the obligations of a sentence that do not say who has to act.
 *
 * @param isPlain whether a model answers: what is done by answering is its own to do
 */
export function findObligations(sentence: Sentence, isPlain: boolean): FoundWords[] {
  if (sentence.text.endsWith('?')) return [];
  const { plain } = sentence;
  const found = [
    ...findWords(sentence, PASSIVE).filter((match) => lacksAgent(sentence, match, isPlain)),
    ...(/\b(?:undergo|happen|occur|take place|receive)\b/i.test(plain)
      ? findWords(sentence, HAPPENS).filter(
          ({ index, text }) => !isPlain || PROCESS.test(plain.slice(Math.max(0, index - 40), index + text.length + 30)),
        )
      : []),
    ...(/\b(?:in place|exist)\b/i.test(plain) ? findWords(sentence, IN_PLACE) : []),
    ...(/\bthere\b/i.test(plain)
      ? findWords(sentence, THERE).flatMap((match) => (PROCESS.test(match.groups['what'] ?? '') ? [withoutNoun(match)] : []))
      : []),
    ...findNecessary(sentence, isPlain),
  ];
  return found.filter(
    ({ index, text }) =>
      !isSupposed(plain.slice(Math.max(0, index - 90), index)) && !namesAgent(plain.slice(index + text.length)),
  );
}

const MODAL = '(?:must|shall|should|ought to|ha(?:s|ve) to|needs? to|(?:is|are) required to|is to|are to)';
const ADVERBS = String.raw`(?:\s(?:also|always|only|then|first|not|never|instead|still|[a-z]{2,15}ly)){0,3}`;
const PASSIVE = new RegExp(
  String.raw`(?<!\b(?:not|may|might|could|can|will|would)\s)\b${MODAL}${ADVERBS}\s(?:be|get)${ADVERBS}\s(?<done>[a-z]+(?:-[a-z]+)?)\b`,
  'gi',
);
const HAPPENS = new RegExp(String.raw`\b${MODAL}(?:\s(?:also|first|then))?\s(?:undergo|happen|occur|take place|receive)\b`, 'gi');
const THERE = new RegExp(String.raw`\bthere\s${MODAL}(?:\salways)?\sbe(?<what>(?:\s[a-z][a-z-]*){1,5})`, 'gi');
/** "Mechanisms should be in place" */
const IN_PLACE = new RegExp(
  String.raw`\b(?=must|shall|should|ought|ha|need|is |are )(?<=\b(?:mechanisms?|process(?:es)?|procedures?|safeguards?|controls?|systems?|measures|channels?|safety nets?|checks) )${MODAL} (?:also |always )?(?:be in place|exist)\b`,
  'gi',
);
function lacksAgent({ plain }: Sentence, { groups, index, text }: FoundWords, isPlain: boolean): boolean {
  const done = (groups['done'] ?? '').toLowerCase();
  const after = plain.slice(index + text.length, index + text.length + 60);
  const before = plain.slice(Math.max(0, index - 60), index);
  if (done === 'informed' || done === 'told' || (done === 'asked' && !isPhrasal(done, after)))
    return isWithheld(before, after, isPlain);
  if (/^(?:made|kept|done|drawn|written|given|held)$/.test(done) && PROCESS.test(before))
    return !/^ (?:in|on|to be|clear|as|up of)\b/.test(after);
  if (
    !isDone(done) ||
    isStateOfSomebody(before, done, after) ||
    (isState(done) &&
      !isPhrasal(done, after) &&
      !(done === 'called' && CALLS.test(after)) &&
      !(done === 'involved' && SOMEBODY.test(before))) ||
    IS_READING.test(after)
  )
    return false;
  // What is returned or printed is the answer of whoever reads this.
  if (IS_OUTPUT.test(done) && OUTPUT.test(before.slice(-40))) return false;
  // A tool is the model's: it calls it, and acts by it.
  if (isPlain && (TOOL.test(before) || BY_TOOL.test(after))) return false;
  // Who refuses, explains or repeats is plain where the spec is written to a model.
  return !isPlain || isActing(done, after);
}

/** "You must be signed in", "members must be registered" */
function isStateOfSomebody(before: string, done: string, after: string): boolean {
  if (/\byou $/i.test(before)) return true;
  if (/^(?:signed|logged|checked)$/.test(done)) return /^ (?:in|on|out|up)\b/.test(after);
  const subject = /([a-z]+) $/i.exec(before)?.[1] ?? '';
  return (
    /^(?:registered|enrolled|licen[cs]ed|certified|insured|vetted|cleared)$/.test(done) &&
    nounOf(subject.toLowerCase())?.kind === 'person'
  );
}

/** "a human must be involved" */
const SOMEBODY = /\b(?:humans?|persons?|people|lawyers?|experts?|doctors?|parents?|nurses?|teams?|colleagues?) $/i;
const IS_OUTPUT =
  /^(?:returned|output|printed|emitted|written|formatted|produced|given|cited|included|omitted|wrapped|presented)$/;
const OUTPUT =
  /\b(?:JSON|XML|objects?|output|answers?|responses?|repl(?:y|ies)|labels?|verdict|results?|explanations?|rationale|keys?|fields?) $/i;
const TOOL = /\b(?:tools?|functions?|API|endpoints?|commands?)\b[^.;,]* $/i;
const BY_TOOL = /^[^.;,]{0,30}\b(?:using|with|via|through) (?:the|an?|its) (?:[\w-]+ ){0,2}(?:tool|function|API|command)\b/i;

/** Who informs the duty officer is open; who tells the user is the one who talks with them, unless it is put off. */
function isWithheld(before: string, after: string, isPlain: boolean): boolean {
  const subject = /\b(?:an?|the|each|every|any|its|our|your) ((?:[a-z'’-]+ ){1,3})$/i.exec(before)?.[1];
  if (subject === undefined || NO_PERSON.test(subject) || /^ (?:and|or|by|that they|as)\b/.test(after)) return false;
  return (
    !isPlain ||
    /^ for (?:consent|permission|approval)\b/.test(after) ||
    !/\b(?:users?|(?<!second |third |other |human |different )person|people)\b/i.test(subject)
  );
}

/** "The answer should be informed", "questions should be asked". */
const NO_PERSON =
  /\b(?:answers?|responses?|repl(?:y|ies)|questions?|judge?ments?|decisions?|advice|discussions?|choices?|opinions?|content|stor(?:y|ies)|truth|jokes?) $/i;

/** "there must be a review" is marked up to its verb: the noun says what, not who. */
function withoutNoun(match: FoundWords): FoundWords {
  const length = (match.groups['what'] ?? '').length;
  const text = match.text.slice(0, match.text.length - length);
  return { ...match, text, span: { start: match.span.start, end: match.span.start + text.length } };
}

const PROCESS =
  /\b(?:review|check|process|escalation|mechanism|procedure|warning|notice|consent|approval|record|log|oversight|disclaimer|verification|follow-up|safeguards?|controls?|supervision|audit|training|appeal|handoff|handover|confirmation|monitoring|reviewer|assessment|inspection|drill|hearing|consultation|debrief(?:ing)?|investigation|evaluation|signature|second (?:opinion|pair of eyes)|entry|backup|notes?|cop(?:y|ies))\b/i;

/** "how requests should be handled", "content that must be removed", "if it must be translated", "longer than must be kept". */
const SUPPOSED =
  /\b(?:how|what|whether|why|when|where|if|unless|because|since)\b[^,;:.]*$|\b(?:that|as|which|who|than)\s$|\b(?:says?|tells?|asks?|explains?|decides?|knows?|states?|lists?|learns?|checks?|sees?|determines?|specif(?:y|ies)|describes?|defines?|about|of|on)\s(?:which|who)\b[^,;:.]*$|\b(?:advis|say|stat|explain|convey|not|remind|suggest|tell)(?:s|es|ing|e)?(?:\s\w+){0,3}\sthat\b[^,;:.]*$/i;

function isSupposed(before: string): boolean {
  return SUPPOSED.test(before);
}

/** An agent: "by a moderator". Not one: "by default", "by email", "by 5 pm", "by removing". */
const AGENT =
  /\bby\s(?!default|e-?mail|phone|post|mail|law|means|way|name|type|reference|age|region|country|severity|hand|then|now|\d)(?![a-z]+ing\b)[a-z]/i;

function namesAgent(after: string): boolean {
  return AGENT.test(after.slice(0, 120));
}

/** "the carer must be called", and not "must be called a carer". */
const CALLS = /^(?:[.,;]|$|\s(?:when|if|before|after|within|at|immediately|first)\b)/i;
/** "taken into account", "taken seriously", "informed by": a way to see something. */
const IS_READING = /^\s(?:into account|into consideration|seriously|literally|out of context|at face)\b/i;
