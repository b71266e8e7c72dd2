import type { Found, Subject } from '../rule.ts';
import { type Sentence, spanIn } from '../text/sentence.ts';
import { quote } from './quote.ts';

/**
 * Finds orders that cannot both be followed: to disregard what another sentence asks to consider, two outcomes for a case in
 * doubt, and a refusal that may hold nothing more beside an order to add something to it.
 */
export function oppositeOrders(subject: Subject): Found[] {
  return [...disregarded(subject), ...doubted(subject), ...eitherOutcome(subject), ...bareRefusal(subject)];
}

interface Place {
  readonly sentence: Sentence;
  readonly from: number;
  readonly to: number;
}

function report({ sentence, from, to }: Place, message: string, other?: Sentence, note = 'The other order'): Found {
  return {
    path: sentence.path,
    span: spanIn(sentence, from, to),
    severity: 'warning',
    message,
    ...(other ? { related: [{ path: other.path, span: other.span, message: note }] } : {}),
  };
}

/** What people are, and what a decision may look at or not. */
const ABOUT =
  'identity|identities|status|popularity|age|intent|intention|context|role|background|history|gender|nationality|religion|location|profession|reputation|tone';
const DISREGARD = new RegExp(
  `(?<!\\b(?:not|never) )\\b(?:regardless of(?! whether)|irrespective of|without regard to|no matter|(?:do|must|should) not (?:consider|take into account)|disregard(?:ing)?|ignor(?:e|ing))\\b[^.;:]{0,60}?\\b(?<what>${ABOUT})\\b`,
  'i',
);
const CONSIDER = new RegExp(
  `(?<!\\bnot )\\b(?:considers?|takes? into account|looks? at|weighs?|depend(?:s|ing)? on|assess(?:es)?|based on)\\b[^.;:]{0,60}?\\b(?<what>${ABOUT})\\b`,
  'i',
);

/** "Regardless of the user's identity" and "consider the speaker's identity". */
function disregarded(subject: Subject): Found[] {
  const text = subject.text();
  const rules = text
    .having('regardless irrespective regard matter consider account disregard disregarding ignore ignoring'.split(' '))
    .filter((sentence) => sentence.clause !== null && sentence.plain.length < LONGEST)
    .flatMap((sentence) => {
      const match = DISREGARD.exec(sentence.plain);
      return match ? [{ sentence, match, what: nounOf(match) }] : [];
    });
  if (rules.length === 0) return [];
  const considering = text
    .having('consider considers account look looks weigh weighs depend depends depending assess assesses based'.split(' '))
    .filter(({ plain, clause }) => plain.length < LONGEST && (clause !== null || /^\W*(?:consider|take)\b/i.test(plain)))
    .flatMap((sentence) => {
      const match = DISREGARD.test(sentence.plain) ? null : CONSIDER.exec(sentence.plain);
      return match ? [{ sentence, whats: nounsIn(sentence.plain.slice(match.index)) }] : [];
    });
  return rules.flatMap(({ sentence, match, what }): Found[] => {
    // A ban that no intent lifts says nothing against looking at intent elsewhere.
    const isOfBan = /^(?:intent|context|tone)/.test(what) && sentence.clause?.mode === 'refuse';
    const other = isOfBan
      ? undefined
      : considering.find((each) => each.whats.includes(what) && meet(subject, each.sentence, sentence));
    if (!other) return [];
    const to = match.index + match[0].length;
    const message = `Unexpected \`${short(match[0])}\`, where ${quote(other.sentence.text, 60)} asks to consider it, expected one of the two: say what ${what} may change, and what it may not`;
    return [report({ sentence, from: match.index, to }, message, other.sentence)];
  });
}

const LONGEST = 400;

function nounOf({ groups }: RegExpExecArray): string {
  return singular(groups?.['what'] ?? '');
}

function nounsIn(text: string): string[] {
  return [...text.slice(0, 120).matchAll(NOUNS)].map(([noun]) => singular(noun));
}

const NOUNS = new RegExp(`\\b(?:${ABOUT})\\b`, 'gi');

function singular(noun: string): string {
  const lower = noun.toLowerCase();
  return lower === 'identities' ? 'identity' : lower === 'intention' ? 'intent' : lower;
}

/** Whether one case can fall under both: two categories of hazards are apart. */
function meet({ categoryOf }: Subject, one: Sentence, other: Sentence): boolean {
  const [first, second] = [one, other].map(({ section }) => section.category);
  const isHazard = (id: string | null | undefined) => categoryOf(id ?? null)?.hazard === true;
  return first === second || (!isHazard(first) && !isHazard(second));
}

function short(words: string): string {
  return words.length > 50 ? `${words.slice(0, 50).trimEnd()}…` : words;
}

const IN_DOUBT =
  /(?:^|[.;:–—] ?)\W*(?:but |and )?(?<doubt>(?:if|when|where|whenever)(?=) (?:in (?:any )?doubt|uncertain|unsure|unclear|borderline|(?:it is|this is|you are|the (?:assistant|model|moderator|reviewer) is|(?:the |a |an |user )?(?:\w+ )?(?:case|request|intent|intention|context|content|message|meaning|prompt|post|image|question|purpose)(?:['’]s \w+)? is)(?=) (?:still |genuinely |truly |too )?(?:in doubt|uncertain|unsure|unclear|ambiguous|borderline))(?: or [\w ]{1,40})?), (?<act>[^.;]{3,200})/i;
const OUTCOMES: readonly (readonly [string, RegExp])[] = [
  ['a human decides', /\b(?:escalat\w+|human review|reviewers?|supervisors?|specialists?|moderators?|senior)\b/i],
  ['the user is asked', /\b(?:asks?|clarif\w+|seeks? clarification)\b/i],
  ['it is refused', /\b(?:refus\w+|declin\w+|remov\w+|block\w*|reject\w*|withhold\w*|do not (?:answer|help|publish))\b/i],
  [
    'it is answered',
    /\b(?:assumes?|benefit of the doubt|compl(?:y|ies)|answers?|allow\w*|permit\w*|favou?rs? helpfulness|helps?|leave it up)\b/i,
  ],
];

/** "If borderline, escalate." and "When uncertain, ask the user." */
function doubted(subject: Subject): Found[] {
  const rules = subject
    .text()
    .having('doubt uncertain unsure unclear ambiguous borderline'.split(' '))
    .filter(({ plain, prose }) => plain.length < LONGEST && prose.holds === 'clauses')
    .flatMap((sentence) => {
      const match = IN_DOUBT.exec(sentence.plain);
      const outcomes = OUTCOMES.filter(([, pattern]) => pattern.test(match?.groups?.['act'] ?? ''));
      const [outcome] = outcomes;
      if (!match || !outcome || (outcomes.length > 1 && outcome !== OUTCOMES[0])) return [];
      const doubt = match.groups?.['doubt'] ?? '';
      const from = match.index + match[0].indexOf(doubt);
      return [{ place: { sentence, from, to: from + doubt.length }, doubt, outcome: outcome[0] }];
    });
  const [first, ...others] = rules;
  const other = others.find(
    ({ outcome, place }) =>
      outcome !== first?.outcome && first !== undefined && meet(subject, place.sentence, first.place.sentence),
  );
  if (!first || !other) return [];
  const message = `Unexpected second rule for doubt: here ${other.outcome}, by ${quote(first.place.sentence.text, 60)} ${first.outcome}; expected one outcome: say which doubt each is for, or keep one`;
  return [report(other.place, message, first.place.sentence, 'The first rule for doubt')];
}

const EITHER =
  /\b(?:refuses?|declines?|compl(?:y|ies)|answers?|removes?) or (?:to )?(?=)(?:asks?(?: for)?(?: clarification| the user)?|clarif(?:y|ies)|escalates?|compl(?:y|ies)|answers?|refuses?|declines?|warns?|allows?)\b|\basks? (?:for (?:them|it|clarification)|the user)(?: \([^)]*\))?(?=) or (?:states?|assumes?|makes?|refuses?|declines?|proceeds?)\b/i;

/** "If intent is uncertain, refuse or ask": two outcomes, and nothing decides between them. */
function eitherOutcome(subject: Subject): Found[] {
  return subject
    .text()
    .having('refuse refuses decline declines comply complies answer answers remove removes ask asks'.split(' '))
    .filter(
      ({ plain, prose, section }) =>
        CONDITION.test(plain) && plain.length < LONGEST && prose.holds === 'clauses' && section.role !== 'style',
    )
    .flatMap((sentence): Found[] => {
      const match = EITHER.exec(sentence.plain);
      if (!match || SUPPOSED.test(sentence.plain.slice(0, match.index))) return [];
      // What follows says which of the two.
      if (/\b(?:depending|based on|according to|whichever|as (?:the|each))\b/i.test(sentence.plain.slice(match.index))) return [];
      if (SAYS_WHEN.test(sentence.plain.slice(match.index + match[0].length))) return [];
      const message = `Unexpected \`${match[0]}\`, which gives two outcomes for one case, expected one: say when it is the one and when the other`;
      return [report({ sentence, from: match.index, to: match.index + match[0].length }, message)];
    });
}

/** "Answer or refuse if the request is out of scope": the second outcome has its case. */
const SAYS_WHEN =
  /^(?: (?!if\b|when\b|where\b)[\w’'-]+){0,4},? (?:if|when|where|whenever|once|unless)(?=) [a-z]+ (?!possible\b|needed\b)\w+/i;

const CONDITION = /\b(?:if|when|where|whenever|for|in)\b/i;
/** "How to refuse or answer", "whether to comply or refuse". */
const SUPPOSED = /\b(?:whether|how|why|not|never|choose|decide|decides|can|may|to|between|either)\b[^,;:]{0,30}$/i;

const NOTHING_MORE =
  /\b(?:nothing|(?:no|not [\w ]{0,30}?any|not [\w ]{0,30}?) ?(?:additional|other|further|more) (?:content|text|information|words)?)[\w ,]{0,20}?\b(?:besides|but|other than|except|beyond|apart from|in addition to) (?:the |a )?refusal\b/i;
const ADDS =
  /\b(?:resources?|hotlines?|helplines?|crisis lines?|alternatives?|redirects?|emergency (?:number|services)|safer (?:option|path)s?)\b/i;

/** "The reply holds nothing besides the refusal" beside "the reply must name a crisis line". */
function bareRefusal(subject: Subject): Found[] {
  const text = subject.text();
  const bare = text.having(['refusal']).find(({ plain }) => plain.length < LONGEST && NOTHING_MORE.test(plain));
  if (!bare) return [];
  const match = NOTHING_MORE.exec(bare.plain);
  const adding = text
    .having(
      'resource resources hotline hotlines helpline helplines line lines alternative alternatives redirect emergency safer'.split(
        ' ',
      ),
    )
    .find(
      (sentence) => sentence !== bare && sentence.clause !== null && sentence.plain.length < LONGEST && ADDS.test(sentence.plain),
    );
  if (!match || !adding) return [];
  const message = `Unexpected refusal that may hold nothing more, where ${quote(adding.text, 60)} asks for more, expected one of the two: write “except …” into this rule`;
  return [report({ sentence: bare, from: match.index, to: match.index + match[0].length }, message, adding)];
}
