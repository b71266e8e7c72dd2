import { IMPERATIVE_VERBS, VERBS_THAT_ARE_NOUNS } from './imperative-verbs.ts';
import { MODEL, NAMES_THE_MODEL, pattern, SUBJECT } from './modal-patterns.ts';
import type { Modality } from './model.ts';

/** A sentence that says what the model, or whoever runs the service, does: "The assistant declines …", "We will suspend …". */
export function readStatement(text: string): Modality | null {
  const it = IT_RESPONDS.exec(text);
  if (it) return it[1] ? 'must-not' : 'will';
  const we = WE_WILL.exec(text);
  if (we) return readPromise((we[1] ?? we[2]) !== undefined, we[3] ?? '');
  if (!NAMES_THE_MODEL.test(text)) return null;
  const will = WILL.exec(text);
  if (will && !HAPPENS.test(text.slice(will.index + will[0].length)))
    return /\b(?:will not|won['’]t)\b/i.test(text) ? 'must-not' : 'will';
  if (PURPOSE.test(text) || IS_WILLING.test(text)) return 'will';
  const [, not, does] = PRONOUN.exec(text) ?? [];
  if (not) return 'must-not';
  if (does && !NO_CONDUCT.has(does.toLowerCase())) return 'will';
  const verb = THIRD_PERSON.exec(text)?.[1]?.toLowerCase();
  return verb && !NO_CONDUCT.has(verb) ? 'will' : null;
}

/** What "we" are bound to by saying so: what is done about content and people, rather than what becomes of the document. */
function readPromise(isNegated: boolean, verb: string): Modality | null {
  const word = verb.toLowerCase();
  if (isNegated) return /^(?:be|have|know|see|need|cover|stop|cease|forget)$/.test(word) ? null : 'must-not';
  return (IMPERATIVE_VERBS.has(word) || VERBS_THAT_ARE_NOUNS.has(word)) && !PLANS.has(word) ? 'will' : null;
}

/** What may happen to the model, not what it may do. */
export const HAPPENS =
  /^\s*(?:\w+ly\s+|sometimes\s+|often\s+|also\s+)?(?=)(?:face|encounter|contain|look|vary|differ|need|have|lack|receive|get|see|not (?:have|know|be (?:able|aware))|make (?:a )?mistakes?|be (?:interrupted|asked|provided|unable|uncertain|unsure|wrong|given|told|aware|used|subject|deployed|exposed|required|tempted|misled|powered|called|sent|shown|run|connected|integrated|updated|trained|contacted|reached)|lead|cause|result|become|seem|appear|misunderstand|misinterpret|fail|know)(?=)\b/i;

const THIRD_PERSON = pattern(
  String.raw`^(?:[^:.;]{2,60}:\s+)?(?:\W*(?:(?:If|When|Where|Unless)\b[^,;]*,\s+|(?:In|For|Before|After|With|Otherwise|Instead)\b[^,;]*,?\s+))?(?:the|our|an?)?\s*${MODEL}\s+(?:also\s+|then\s+|always\s+|only\s+|instead\s+|\w+ly\s+)*((?:\w+-)?\w+s)\b`,
);
/** "If the model does not know the answer, it says so." */
const PRONOUN = pattern(
  String.raw`^\W*(?:If|When|Where|Unless)\b[^,;]*\b${MODEL}\b[^;]*?,\s+(?:then\s+)?it\s+(?:(never|does not|doesn['’]t|will not|won['’]t)|(?:will|(?:\w+ly\s+|also\s+)?(\w+s)))\b`,
);
/** "If intent is unclear, it will ask.": what only a model does. */
const IT_RESPONDS =
  /(?:^|[:;]\s)\W*(?:If|When|Where|Unless|Whenever)\b[^,;:]{1,200},\s+(?:then\s+)?it\s+will\s+(not\s+|never\s+)?(?:\w+ly\s+)?(?:refuse|decline|ask|answer|respond|reply|redirect|comply|offer|explain|suggest|clarify|warn)\b/i;
const IS_WILLING = pattern(String.raw`${SUBJECT}\s+is\s+(?:\w+ly\s+)?(?:happy|willing|glad|careful|cautious)\b`);
const PURPOSE = pattern(
  String.raw`\b${MODEL}['’]s\s+(?:\w+\s+)?(?:goal|aim|approach|role|task|purpose|priority|job|responsibility|default)\b[^.]{0,40}\bis\b`,
);
/** Third-person verbs that describe the model rather than what it does. */
const NO_CONDUCT: ReadonlySet<string> = new Set(
  'is has was does lacks receives sees faces knows means seems appears becomes gets runs sometimes often needs happens this instructions messages rules responses policies guidelines boundaries behaviors behaviours principles users settings constraints errors'.split(
    ' ',
  ),
);
const WILL = pattern(String.raw`${SUBJECT}\s+(?:will|won['’]t)\b`);
const WE_WILL =
  /^(?:\W*(?:If|When|Where|Unless|Whenever|In|For|After|Before|Once)\b[^,;:]{1,200},\s+(?:then\s+)?|[^:.;]{2,60}:\s+)?\W*we\s+(?:will|shall|won['’]t(?=(\s)))\s+(?:also\s+|always\s+|only\s+|(?!only|not|never)\w+ly\s+)*(?:(not|never)\s+)?(?:\w+ly\s+)?([a-z]+)/i;
/** What the writer of a document does next, or hopes to. */
const PLANS: ReadonlySet<string> = new Set(
  'use continue describe explain introduce outline discuss present focus expand show learn develop publish make be become see look update change view call look read work try aim need start find get give define consider assume refer return do listen strive'.split(
    ' ',
  ),
);
