import { AUTHORITIES, type Authority, type Section } from '../../spec/model.ts';
import { ACTOR, authorityOfActor } from '../precedence/actors.ts';
import { defineRule, type Found, type Subject } from '../rule.ts';
import { sentencesHaving } from '../similarity/sentences-having.ts';
import { type FoundWords, findWords, type Sentence } from '../text/sentence.ts';

/**
 * Finds clauses that let somebody lift a rule that stands above them: "users may turn this off" under root. What is lifted
 * is the rule's own section, or the one that the clause links to.
 */
export const impossibleOverride = defineRule({
  name: 'impossible-override',
  family: 'conflict',
  severity: 'error',
  summary: 'A rule that somebody of lower authority may lift.',
  check: (subject) => {
    const fixed = readFixed(subject);
    return sentencesHaving(subject, WORDS).flatMap((sentence) => {
      const found = OVERRIDDEN.flatMap(({ signs, pattern }) =>
        signs.every((sign) => sign.test(sentence.plain)) ? findWords(sentence, pattern) : [],
      ).find(({ index }) => !isDenied(sentence, index));
      const target = found ? targetOf(subject, sentence, found) : null;
      if (!found || !target) return [];
      const actors = [...(found.groups['actors'] ?? '').matchAll(EACH_ACTOR)].map(([actor]) => actor);
      const authority = fixed.has(target.id) && !stands(target.authority) ? 'root' : target.authority;
      const actor = actors.find((each) => isBelow(authorityOfActor(each), authority));
      if (actor === undefined || isGranted(sentence, found)) return [];
      return [report(sentence, found, { actor, authority, target, written: stands(target.authority) })];
    });
  },
});

const WORDS =
  'overrides supersedes supersede precedence prevails ignore disregard skip override overrides overridden overrule unlock unlocked disable disabled deactivate deactivated adjust adjusted change changed lift lifted relax relaxed waive waived off opt bypass bypassed suspend suspended remove removed loosen loosened'.split(
    ' ',
  );
const LIFT = '(?:override|overrule|unlock|disable|deactivate|adjust|change|lift|relax|waive|bypass|suspend|remove|loosen)';
const LIFTED =
  '(?:overridden|overruled|unlocked|disabled|deactivated|adjusted|changed|lifted|relaxed|waived|bypassed|suspended|removed|loosened|turned off|switched off)';
const RULE =
  '(?:this|these|them|it|that|those|(?:the |this |these |those |that |such |any |all |of |our )*(?:above |following |default |safety |root |system ){0,5}(?:rules?|defaults?|restrictions?|limits?|limitations?|prohibitions?|bans?|polic(?:y|ies)|sections?|clauses?|requirements?|protections?|safeguards?|filters?|constraints?|principles?|instructions?|guardrails?))';
const ACTORS = `(?<actors>${ACTOR}(?:(?:,? (?:and|or) |, )(?:the )?${ACTOR}){0,3})`;
const ADVERBS = '(?: (?:also|always|explicitly|still|then|freely|temporarily|implicitly|therefore)){0,2}';
const LETS = new RegExp(
  String.raw`\b${ACTORS} (?:can|may|are able to|is able to|are allowed to|is allowed to|are free to|is free to|are permitted to|have the right to|has the right to)${ADVERBS} (?:(?:${LIFT}) (?<target>${RULE}|[^,;:.]{0,80})|(?:turn|switch) off (?<off>${RULE}|[^,;:.]{0,60})|(?:turn|switch) (?<turned>${RULE}) off|opt out of (?<out>${RULE}|[^,;:.]{0,60}))`,
  'gi',
);
const IS_LIFTED = new RegExp(
  String.raw`\b(?<target>${RULE}) (?:can|may)${ADVERBS} be${ADVERBS} ${LIFTED}${ADVERBS}(?: (?:only|explicitly))? by (?:the |an? |any |individual )?${ACTORS}`,
  'gi',
);
/** "A user's wish overrides this rule." */
const OVERRIDES = new RegExp(
  String.raw`\b${ACTORS}(?:['’]s?)?(?: (?:requests?|wish(?:es)?|instructions?|messages?|preferences?|settings?))? (?:(?:overrides?|supersedes?|takes? (?:precedence|priority) over|prevails? over) |(?:can|may) ask (?:it|the \w+) to (?:ignore|disregard|skip|drop) )(?<target>${RULE})`,
  'gi',
);
/** "At an operator's request, the assistant may ignore this rule." */
const ON_REQUEST = new RegExp(
  String.raw`\b(?:at|on|upon|if|when) (?:an? |the |any )?${ACTORS}(?:['’]s? (?:requests?|orders?|wish|instructions?|demand)|s? (?:asks?|requests?|wish(?:es)?)(?: for (?:it|this)| so| to)?),? [^,;:.]{1,40}? (?:can|may)${ADVERBS} (?:ignore|disregard|skip|drop|set aside|leave out|${LIFT}) (?<target>${RULE})`,
  'gi',
);
/** Each with short patterns without which it does not match: a long alternation costs more to compile than to search. */
const OVERRIDDEN = [
  { signs: [new RegExp(String.raw`\b(?:can|may|to)(?: \w+){0,2} (?:${LIFT}|turn|switch|opt)\b`, 'i')], pattern: LETS },
  { signs: [new RegExp(String.raw`\bbe(?: \w+){0,2} ${LIFTED}(?: \w+){0,3} by `, 'i')], pattern: IS_LIFTED },
  {
    signs: [
      /\b(?:at|on|upon|if|when) (?:\w+ ){0,2}?\w+(?:['’]s? (?:request|order|wish|instruction|demand)|s? (?:asks?|requests?|wish(?:es)?)\b)/i,
      new RegExp(String.raw`\b(?:can|may)(?: \w+){0,2} (?:ignore|disregard|skip|drop|set aside|leave out|${LIFT}) `, 'i'),
    ],
    pattern: ON_REQUEST,
  },
  { signs: [/\b(?:overrides?|supersedes?|prevails? over|(?:precedence|priority) over|(?:can|may) ask)\b/i], pattern: OVERRIDES },
];
const EACH_ACTOR = new RegExp(ACTOR, 'gi');
const WHOLE_RULE = new RegExp(String.raw`^${RULE}\b`, 'i');

/** "No user may override this." */
function isDenied({ plain }: Sentence, index: number): boolean {
  return /\b(?:no|neither|nor|not|never|only if|whether|which|that)\W+(?:the\W+)?$/i.test(
    plain.slice(Math.max(0, index - 16), index),
  );
}

/** A higher level says so itself: "when the system message permits it". */
function isGranted({ plain }: Sentence, { index, text }: FoundWords): boolean {
  return GRANTED.test(plain.slice(0, index)) || GRANTED.test(plain.slice(index + text.length));
}
const GRANTED =
  /\b(?:if|when|where|unless|only|after|with|as|to the extent)\b.{0,60}\b(?:system|root|platform|provider|operators?|developers?|administrators?|higher|authoriz|authoris|permits?|permission|allowed|allows|grants?|approv)/i;

/** What is lifted: what the sentence links to, else its own section; null where it is another thing ("the tone"). */
function targetOf(subject: Subject, { clause, section, path }: Sentence, found: FoundWords): Section | null {
  const { groups } = found;
  const words = groups['target'] ?? groups['off'] ?? groups['turned'] ?? groups['out'] ?? '';
  const linked = (clause?.references ?? []).flatMap((id) => subject.sectionOf(id) ?? sectionOfClause(subject, id) ?? []);
  const { start, end } = found.span;
  const within = subject.references.find((each) => each.path === path && each.span.start >= start && each.span.start <= end);
  const here = within ? (subject.sectionOf(within.resolved) ?? sectionOfClause(subject, within.resolved ?? within.target)) : null;
  if (here && WHOLE_RULE.test(words)) return here;
  const named = linked.find(({ title }) => words.toLowerCase().includes(title.toLowerCase()));
  if (named) return named;
  return WHOLE_RULE.test(words) && !OTHER.test(words) ? section : null;
}

/** Rules of another kind than the one in which the words stand. */
const OTHER = /^(?:(?:the|any|all|such) )?(?:defaults?|developer|user|guideline|lower)\b/i;

function sectionOfClause({ clauses, sectionOf }: Subject, id: string): Section | null {
  return sectionOf(clauses.find((clause) => clause.id === id)?.section ?? null);
}

function stands(authority: Authority): boolean {
  return authority === 'root' || authority === 'system' || authority === 'developer';
}

function isBelow(actor: Authority | null, rule: Authority): boolean {
  if (actor === null || !stands(rule)) return false;
  // Nothing lifts a root rule; below, whoever writes at its own level may.
  return rule === 'root' || AUTHORITIES.indexOf(actor) > AUTHORITIES.indexOf(rule);
}

const FIXED =
  /^\W*(?:(?:this|these|they|it|the following|the (?:rules?|limits?|constraints?|restrictions?) (?:below|above|in this section)|rules? in this section|(?:hard|absolute) (?:limits?|constraints?|rules?))\b[^,;.]{0,60}?)\b(?:cannot|can not|can never|must not|must never|may not|may never|never|not) (?:\w+ )?be (?:overridden|overruled|changed|unlocked|adjusted|disabled|lifted|waived|relaxed|turned off|switched off)\b|\b(?:nobody|no one|no (?:user|operator|developer|instruction)s?)\b[^,;.]{0,30}\b(?:can|may) (?:override|unlock|change|lift|disable|waive|relax|adjust)\b/i;

/** Sections that say of themselves that nobody lifts them, where no level of authority says so. */
function readFixed(subject: Subject): ReadonlySet<string> {
  const found = sentencesHaving(subject, WORDS).filter(({ plain, section }) => FIXED.test(plain) && !stands(section.authority));
  return new Set(found.map(({ section }) => section.id));
}

interface Reported {
  readonly actor: string;
  readonly authority: Authority;
  readonly target: Section;
  /** the level is written, rather than said in words */
  readonly written: boolean;
}

function report(sentence: Sentence, { span }: FoundWords, { actor, authority, target, written }: Reported): Found {
  const holds = written ? `has ${authority} authority` : 'says that nobody lifts it';
  return {
    path: sentence.path,
    span,
    message: `Unexpected override by “${actor.toLowerCase()}”, expected a rule that they can lift: “${target.title}” ${holds}, so lower its authority, or drop the override`,
    related:
      target.id === sentence.section.id && written
        ? []
        : [{ path: target.path, span: target.titleSpan, message: `“${target.title}” ${holds}` }],
  };
}
