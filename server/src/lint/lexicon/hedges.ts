import { combine, phrases } from './phrases.ts';

/**
 * Adverbs and phrases that let a decision hold only most of the time. Sources: INCOSE Guide to Writing Requirements v4,
 * R7 (vague terms: "usually", "typically", "almost always"); gpt-oss-safeguard's guide to policies (avoid "generally",
 * "usually"); Berry and Kamsties 2003 on ambiguous quantifiers.
 */
const USUAL =
  'generally|usually|typically|normally|ordinarily|customarily|habitually|routinely|predominantly|more or less|almost always|nearly always|almost never|hardly ever|generally speaking';
/** These also say how often something is so in the world; they hedge only beside the words that decide. */
const FREQUENT =
  'often|sometimes|frequently|occasionally|commonly|mostly|largely|mainly|primarily|rarely|seldom|probably|possibly|perhaps|maybe|presumably|arguably|ideally|hopefully|preferably|potentially|tends to|tend to';
/** These hedge wherever they stand in a main clause. */
const AT_LARGE =
  'in general|as a rule|as a general rule|as a rule of thumb|on the whole|by and large|for the most part|in most cases|in most circumstances|in most situations|in most instances|in most contexts|in many cases|in some cases|in rare cases|in very rare cases|in rare circumstances|in rare instances|in limited circumstances|in limited cases|in most of these cases|in most of these instances|in many instances|in some instances|in certain instances|on rare occasions|on occasion|in some circumstances|in some situations|in certain cases|in certain circumstances|in certain situations|in certain contexts|under certain circumstances|under certain conditions|under some circumstances|under normal circumstances|under normal conditions|in normal conditions|in normal circumstances|under ordinary circumstances|under most circumstances|in the normal course|in the ordinary course|in the usual case|most of the time|some of the time|much of the time|more often than not|at times|all else being equal|all things being equal|to some extent|to a large extent|to a certain extent|to some degree|to a certain degree';

/** A verdict that may be so is none. */
const UNSURE = combine(
  ['may', 'might', 'could'],
  'fall within|fall under|fall into|be considered|count as|constitute|qualify as|be treated as|be classified as|be deemed|be subject to|violate|be in violation|be unsafe|be disallowed|be prohibited|be inappropriate'.split(
    '|',
  ),
);
/** What a policy may do to somebody, it leaves open whether it does. */
const UNDECIDED = combine(
  ['may', 'might'],
  'remove|delete|restrict|suspend|ban|block|terminate|disable|limit|hide|reject|refuse|decline|take down|take action|make exceptions|make an exception|be removed|be deleted|be restricted|be suspended|be banned|be blocked|be terminated|be disabled|be limited|be hidden|be rejected|be refused|be declined|be taken down|result in'.split(
    '|',
  ),
);

export const HEDGES = phrases([...[USUAL, FREQUENT, AT_LARGE].join('|').split('|'), ...UNSURE, ...UNDECIDED]);

export type HedgeKind = 'usual' | 'frequent' | 'at-large' | 'unsure' | 'undecided';

/** How a hedge works; a word that an author added works as "usually" does. */
export function kindOfHedge(words: string): HedgeKind {
  const known = words.toLowerCase();
  if (AT_LARGE_SET.has(known)) return 'at-large';
  if (UNSURE_SET.has(known)) return 'unsure';
  if (UNDECIDED_SET.has(known)) return 'undecided';
  return FREQUENT_SET.has(known) ? 'frequent' : 'usual';
}

const UNSURE_SET: ReadonlySet<string> = new Set(UNSURE);
const UNDECIDED_SET: ReadonlySet<string> = new Set(UNDECIDED);
const FREQUENT_SET: ReadonlySet<string> = new Set(FREQUENT.split('|'));
const AT_LARGE_SET: ReadonlySet<string> = new Set(AT_LARGE.split('|'));
