import { phrases } from './phrases.ts';

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
  'in general|as a rule|as a general rule|as a rule of thumb|on the whole|by and large|for the most part|in most cases|in most circumstances|in most situations|in most instances|in most contexts|in many cases|in some cases|in some circumstances|in some situations|in certain cases|in certain circumstances|in certain situations|in certain contexts|under certain circumstances|under certain conditions|under some circumstances|under normal circumstances|under normal conditions|in normal conditions|in normal circumstances|under ordinary circumstances|under most circumstances|in the normal course|in the ordinary course|in the usual case|most of the time|some of the time|much of the time|more often than not|at times|all else being equal|all things being equal|to some extent|to a large extent|to a certain extent|to some degree|to a certain degree';

export const HEDGES = phrases([USUAL, FREQUENT, AT_LARGE].join('|').split('|'));

export type HedgeKind = 'usual' | 'frequent' | 'at-large';

/** How a hedge works; a word that an author added works as "usually" does. */
export function kindOfHedge(words: string): HedgeKind {
  const known = words.toLowerCase();
  if (AT_LARGE_SET.has(known)) return 'at-large';
  return FREQUENT_SET.has(known) ? 'frequent' : 'usual';
}

const FREQUENT_SET: ReadonlySet<string> = new Set(FREQUENT.split('|'));
const AT_LARGE_SET: ReadonlySet<string> = new Set(AT_LARGE.split('|'));
