import { allMatches } from '../../spec/all-matches.ts';
import type { Sentence } from '../text/sentence.ts';
import { ACTOR } from './actors.ts';
import { ADVERBS, HAVE_IT, LIFTED, LIFTS, MAY, PARTED, WEAK, WILL, WILLS } from './lift-words.ts';

/** What a sentence says of a rule: somebody may do away with it. Offsets are in the sentence. */
export interface Lift {
  /** those who may, as named */
  readonly actors: readonly string[];
  readonly start: number;
  readonly end: number;
  /** the words that name the rule */
  readonly target: { readonly from: number; readonly to: number };
  /** it is their asking that does away with it, and no leave of others comes into it */
  readonly bySaying: boolean;
  /** "change it": of a rule only where the sentence has named one */
  readonly isVague: boolean;
}

/** Finds who may do away with what: "operators may lift this rule", "this rule yields to a user's wish". */
export function findLifts({ plain }: Sentence): Lift[] {
  if (plain.length > LONGEST || !ANY_ACTOR.test(plain)) return [];
  return EVENTS.flatMap(({ pattern, object }) =>
    allMatches(plain, pattern).flatMap((match): Lift[] => {
      const end = match.index + match[0].length;
      const target =
        object === 'after' ? { from: end, to: endAfter(plain, end) } : { from: startBefore(plain, match.index), to: match.index };
      const actor = actorOf(plain, match.index, end, target);
      const others = `${plain.slice(0, match.index)}${' '.repeat(match[0].length)}${plain.slice(end)}`;
      if (!actor || isDenied(others, actor.start, Math.max(end, target.to))) return [];
      const start = Math.min(actor.start, match.index, target.from);
      return [
        {
          actors: actor.actors,
          start,
          end: Math.max(actor.end, end, wordsEnd(plain, target)),
          target,
          bySaying: actor.bySaying,
          isVague: WEAK.test(match[0]) && PRONOUN.test(plain.slice(target.from, target.to)),
        },
      ];
    }),
  );
}

const LONGEST = 600;
const PRONOUN = /^(?:it|them|that|those)\b/i;
const ANY_ACTOR = new RegExp(String.raw`\b${ACTOR}\b|\bsettings\b`, 'i');

interface Event {
  readonly pattern: RegExp;
  /** where the rule is named */
  readonly object: 'after' | 'before';
}

const EXCEPTION = '(?:exceptions?|exemptions?|waivers?|dispensations?)';
const GRANT =
  '(?:grant|make|approve|authori[sz]e|allow|permit|give|create|add|define|request|get|obtain|receive|carve out|agree to)';
const EVENTS: readonly Event[] = [
  { pattern: new RegExp(String.raw`\b${LIFTS} (?=\S)`, 'gi'), object: 'after' },
  {
    pattern:
      /\b(?:(?:takes?|has|have|gets?) (?:precedence|priority) over|(?:wins?|prevails?) (?:over|against)|beats|(?:comes?|goes?|ranks?|stands?) (?:before|above)) (?=\S)/gi,
    object: 'after',
  },
  {
    pattern:
      /\bsets? (?=[^,;:]{2,60}? to (?:off|zero|none|0)\b)|\b(?:has|have) (?:the )?(?:last|final) (?:word|say) (?:on|over|about) /gi,
    object: 'after',
  },
  { pattern: new RegExp(String.raw`\b(?:have|gets?|wants?|wish|wishes) (?=[^,;:]{2,60}? ${LIFTED}\b)`, 'gi'), object: 'after' },
  { pattern: new RegExp(String.raw`\b${PARTED} `, 'gi'), object: 'after' },
  {
    pattern: new RegExp(
      String.raw`\b(?:${GRANT}s?(?: \w+){0,2} ${EXCEPTION}|${EXCEPTION}|exempt(?:ed)?) (?:to|from|of|for) `,
      'gi',
    ),
    object: 'after',
  },
  {
    pattern:
      /\b(?:whether|if|when|how far|how strictly) (?=[^,;:.]{2,60}? (?:appl(?:y|ies)|holds?|is (?:on|active|enforced|enabled|in force))\b)/gi,
    object: 'after',
  },
  {
    pattern:
      /\b(?:allow|permit|enable|authori[sz]e|get|obtain|order|unlock)s? (?:what|anything that|everything that|whatever|things that|content that|acts that) (?=[^,;:.]{2,60}? (?:forbid|prohibit|ban|disallow|exclude|rule)s?\b)/gi,
    object: 'after',
  },
  {
    pattern: new RegExp(
      String.raw`(?<!\b(?:not|cannot|never|nor)|n['’]t) (?:can|may|could|might|is|are|gets?|will be|to be|be)${ADVERBS}(?: be)?${ADVERBS} ${LIFTED}\b`,
      'gi',
    ),
    object: 'before',
  },
  {
    pattern:
      / (?:(?:does|do) not (?:apply|hold|bind|count)|no longer (?:applies|apply|holds?|binds?)|(?:ceases?|stops?) (?:to apply|applying|to hold|binding)|falls? away|lapses?|ends?|yields?|gives? way|steps? back|defers?|(?:is|are) (?:off|optional|void|subordinate|adjustable|configurable|overridd?able|overrideable|changeable|waivable|negotiable|removable|customi[sz]able)|(?:is|are) (?:up to|left to|subject to|at)|(?:is|are) an? (?:\w+ ){0,2}default)\b/gi,
    object: 'before',
  },
];

interface Actor {
  readonly actors: readonly string[];
  readonly start: number;
  readonly end: number;
  readonly bySaying: boolean;
}

const WHO = `(?:(?:the|an?|any|each|every|all|individual|some|such|their|its|your|our|that|this) )?(?:[\\w-]+ )?(?=)`;
const ACTORS = `(?<actors>${ACTOR}((?:,? (?:and|or) |, )(?:the |an? |any )?(?=)${ACTOR}){0,3})`;
const WHOSE = '(?:,? (?:who|that|with|whose|over|aged|of|in|on|under) [^;:.]{1,60}?,?)?(?=)';
const BESIDE = '(?:,? (?:at|in|with|for|by|through|via) [^;:.]{1,40}?,?)?(?=)';
/** Before the verb: "an operator may". */
const SUBJECT = new RegExp(
  String.raw`\b${ACTORS}${WHOSE}${BESIDE},? ${MAY}${ADVERBS}(?:,? at any time,?)?(?: ${HAVE_IT}| (?:ask|request|demand) that)? ?$`,
  'i',
);
/** Before the verb: "when a user is over 21, they may". */
const THEY = new RegExp(
  String.raw`\b(?:if|when|where|once|whenever) ${WHO}${ACTORS}\b[^;:.]{1,80}, (?:they|he or she|he|she) ${MAY}${ADVERBS} $`,
  'i',
);
/** Before "whether the rule applies": "it is up to the operator". */
const UP_TO = new RegExp(
  String.raw`\b(?:up to|left to|for|a matter for) ${WHO}${ACTORS}(?: to (?:decide|say|choose|set))? $`,
  'i',
);
/** Before "this rule be lifted": "users may request that". */
const THAT = new RegExp(String.raw`\b${ACTORS}${WHOSE} (?:${MAY} )?(?:ask|request|demand|order|insist)s? (?:that|for) $`, 'i');
/** Before a verb of the third person, or of several: "a setting of the user", "the system prompt". */
const THING = new RegExp(
  String.raw`\b(?:${ACTORS}(?:(?:['’]s?)?(?: \w+)? ${WILL}|(?<=messages?|instructions?|prompts?|settings?|configurations?))|(?:${WILL}|lines?|options?) (?:of|from|by|in)(?=) ${WHO}${ACTORS.replace('actors', 'others')}) $`,
  'i',
);
const BARE = new RegExp(String.raw`\b${ACTORS}${WHOSE} $`, 'i');
/** Before "whether the rule applies". */
const DECIDES = new RegExp(
  String.raw`\b${ACTORS}${WHOSE}${BESIDE},? (?:${MAY}${ADVERBS} )?(?:decide|choose|determine|control|say|set)s? $`,
  'i',
);
const EXEMPT = new RegExp(String.raw`\b${ACTORS}${WHOSE} (?:is|are|may be|can be) $`, 'i');
const BY = new RegExp(
  String.raw`^[^;:.]{0,60}?\b(?:by|with|through|via|using|(?:for|to|of|in) (?=[^;:.,]{0,30}${ACTOR}))(?=) ?${WHO}(?:${WILL} (?:of|from|by|in)(?=) ${WHO})?(?=)${ACTORS}`,
  'i',
);
const IN_SETTINGS =
  /^[^;:.]{0,20}?\bin (?:the |their |its |a )?(?:(?<actors>(?:system|user|developer|operator|app)(?:['’]s)?) )?(?:prompt|message|settings|profile|configuration|account|preferences)\b/i;
const THAT_CHANGE = new RegExp(String.raw`^ (?:that|which) ${WHO}${ACTORS}${WHOSE} ${MAY}${ADVERBS} ${LIFTS}`, 'i');
const ASKED = new RegExp(
  String.raw`\b(?<!\b(?:even|only|regardless of|not|no matter) )(?<how>if|when|whenever|where|once|as soon as|provided(?: that)?|as long as) ${WHO}${ACTORS}${WHOSE} ${WILLS}|\bfor ${WHO}${ACTORS.replace('actors', 'askers')} (?:who|that) ${WILLS}|\b(?:at|on|upon|with|by|after|under|on (?:the )?basis of) ${WHO}(?:${WILL} (?:of|from|by) ${WHO}${ACTORS.replace('actors', 'others')}|${ACTORS.replace('actors', 'owners')}['’]s? ${WILL})`,
  'i',
);
const EACH_ACTOR = new RegExp(ACTOR, 'gi');

/** Who does away with it: the subject of the verb, else an agent or an addressee after it, else those at whose asking it is done. */
function actorOf(plain: string, index: number, end: number, target: Lift['target']): Actor | null {
  const first = Math.max(0, index - 160);
  const before = plain.slice(first, index);
  const after = plain.slice(Math.max(end, target.to));
  const isBefore = target.to <= index;
  const subject = isBefore
    ? THAT.exec(plain.slice(Math.max(0, target.from - 160), target.from))
    : subjectOf(before, plain.slice(index, end));
  if (subject) return read(subject, isBefore ? Math.max(0, target.from - 160) : first, false);
  const verb = plain.slice(index, end);
  const isYielding = /\b(?:yield|give|defer|subordinate|subject|up to|left to|at)\w*(?: way)?$/i.test(verb);
  const agent =
    isBefore || /exce|exem/i.test(verb) ? (BY.exec(after) ?? IN_SETTINGS.exec(after) ?? THAT_CHANGE.exec(after)) : null;
  if (agent && (isYielding || !/^\s*(?:for|to|of)\b/i.test(agent[0]) || /optional|apply|applies/i.test(verb)))
    return read(agent, Math.max(end, target.to), false);
  if (!isBefore && !ACTS.test(before) && !/^\w+s\b/i.test(verb)) return null;
  const asked = ASKED.exec(`${plain.slice(0, index)}${' '.repeat(end - index)}${plain.slice(end)}`);
  if (!asked) return null;
  // What is asked for is not yet done: "if a user asks to switch off this rule".
  const askedEnd = asked.index + asked[0].length;
  return askedEnd <= index && !plain.slice(askedEnd, index).includes(',') ? null : read(asked, 0, true);
}

function subjectOf(before: string, verb: string): RegExpExecArray | null {
  if (/^(?:whether|if|when|how)\b/i.test(verb)) return DECIDES.exec(before) ?? UP_TO.exec(before);
  const able = SUBJECT.exec(before) ?? THEY.exec(before);
  if (able) return able;
  if (/^exempt/i.test(verb)) return EXEMPT.exec(before);
  if (PREVAILS.test(verb)) return THING.exec(before) ?? BARE.exec(before);
  // People who break a rule have no leave to.
  return /^\w+s\b|^override/i.test(verb) && !/^break/i.test(verb) ? THING.exec(before) : null;
}

/** Verbs of one that stands above another. */
const PREVAILS =
  /^(?:overrid|supersed|outrank|trump|countermand|overrul|takes?\b|has\b|have\b|gets?\b|wins?\b|prevail|beats|comes?\b|goes?\b|ranks?\b|stands?\b|receive|request|obtain)/i;
const ACTS = new RegExp(String.raw`\b${MAY}${ADVERBS} ?$`, 'i');

function read({ 0: words, index, groups }: RegExpExecArray, from: number, bySaying: boolean): Actor {
  const named = groups?.['actors'] ?? groups?.['others'] ?? groups?.['askers'] ?? groups?.['owners'] ?? 'user';
  const actors = [...named.matchAll(EACH_ACTOR)].map(([actor]) => actor);
  const start = from + index + (words.length - words.trimStart().length);
  return { actors: actors.length > 0 ? actors : [named], start, end: from + index + words.trimEnd().length, bySaying };
}

/** "No user may …", "whether a user may …", "some say that a user may …", "…, and the assistant refuses". */
function isDenied(plain: string, start: number, end: number): boolean {
  return DENIED_BEFORE.test(plain.slice(Math.max(0, start - 60), start)) || DENIED_AFTER.test(plain.slice(end));
}

const DENIED_BEFORE =
  /\b(?:no|neither|nor|not|never|nothing|nobody|without|whether|even (?:if|when|where|though)|claims?|claimed|pretends?|believes?|thinks?|argues?|asserts?|suggests?|says? that|said that)\b[^,;:]{0,40}$/i;
const DENIED_AFTER = /\b(?:refus|declin|reject)\w*|\b(?:has|have) no effect\b|\bis (?:told|wrong|ignored)\b/i;

/** Where the words before a verb begin: after the last mark or conjunction. */
function startBefore(plain: string, end: number): number {
  const start = Math.max(0, end - 100);
  const cut = [
    ...plain
      .slice(start, end)
      .matchAll(/[,;:()—]\s?|\b(?:that|which|if|when|unless|where|and|but|says?|asks? for|requests?|demands?)\s/gi),
  ].at(-1);
  return cut ? start + cut.index + cut[0].length : start + (/^\W*/.exec(plain.slice(start, end))?.[0].length ?? 0);
}

function endAfter(plain: string, start: number): number {
  const cut =
    /[,;:()—]|[.!?](?:\s|$)|\s(?:when|if|unless|where|because|since|whenever|while|once|as|by|with|after|upon|off|aside|applies|apply|holds?|forbids?|prohibits?|disallows?|rules? out|is)\b/i.exec(
      plain.slice(start, start + 100),
    );
  return cut ? start + cut.index : Math.min(plain.length, start + 100);
}

function wordsEnd(plain: string, { from, to }: Lift['target']): number {
  return from + plain.slice(from, to).trimEnd().length;
}
