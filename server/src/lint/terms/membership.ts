/** That something is, or is not, one of a kind: "pepper spray does not count as a weapon". */
export interface Membership {
  readonly thing: string;
  readonly kind: string;
  readonly isIn: boolean;
}

/** Reads what a sentence counts into a kind, or out of it. A condition of its own makes it speak of other things: then nothing. */
export function readMemberships(sentence: string): Membership[] {
  if (sentence.length > LONGEST) return [];
  const text = sentence
    .replace(/[“”"`]/g, '')
    .replace(LED, '')
    .replace(END, '');
  const found = neitherNor(text) ?? is(text) ?? treats(text) ?? holds(text);
  return found ?? [];
}

/** What a remark on a thing says of its kind: "which is not a weapon", "(not a weapon)", "it does not count as one". */
export function readRemark(remark: string): Pick<Membership, 'kind' | 'isIn'> | null {
  const text = remark
    .replace(/[“”"`()]/g, '')
    .trim()
    .replace(END, '');
  const bare = /^(?:but |and )?(?<not>not|no) (?:an? |the )?(?<kind>[^,;:.]{2,40})$/i.exec(text)?.groups;
  if (bare) return { kind: bare['kind'] ?? '', isIn: false };
  const acted =
    /^(?:which|that|whom?) (?:the \w+|we|[A-Z]\w+) (?<not>does not|do not|never|must not)?\s?(?:treats?|counts?|regards?|considers?) as (?:an? |the )?(?<kind>[^,;:.]{2,40})$/i.exec(
      text,
    )?.groups;
  if (acted) return { kind: acted['kind'] ?? '', isIn: acted['not'] === undefined };
  const said = is(
    text
      .replace(
        /^(?:which|that|who|because|since|as|for)(?: (?:it|they|this|that))? (?=(?:is|are|do|does|counts?|never|falls?)\b)/i,
        'one ',
      )
      .replace(/^(?:it|they|this|that) /i, 'one '),
  );
  return said?.[0] ?? null;
}

const LONGEST = 300;
/** "Exclusion: …", "For this section, …", "Note that …" */
const LED =
  /^\W{0,4}(?:(?:in|ex)clu(?:sions?|des?|ded)|exceptions?|notes?|caveats?|carve-outs?|not covered|scope)\W{0,4}:\W{0,4}|^\W*(?:note that|however,|but|also,|and|for the (?:purposes?|sake) of [^,]{3,40},|(?:for|in|under|within) (?:this|the present|our) [^,]{3,30},) |^\W+/i;
const END =
  /\W*(?:(?:,? (?:too|either|as well|here|in (?:this|any) (?:section|sense|policy|document)|for (?:this|our) (?:section|purposes?|policy)))\W*)?$/i;

const AS =
  '(?:considered|treated as|classified as|classed as|regarded as|counted as|counted among|deemed|seen as|understood as|meant by|as|a form of|a kind of|a type of|an example of|part of|among|one of|covered by|included in|included under|within|under|inside)';
const APART =
  '(?:outside(?: of)?|excluded from|left out of|exempt from|something other than|other than|different from|no part of)';
const NAMED =
  '(?: the (?:definition|meaning|scope|notion|term|word|category)(?: of)?| what (?:counts as|we call)| our (?:definition|term)(?: of)?)';
const IS = new RegExp(
  String.raw`^(?<thing>[^,;:.]{2,70}?)(?:,? (?:too|also|however)\b,?)?(?=) (?<verb>is|are|isn['’]t|aren['’]t|counts?|falls?|qualif(?:y|ies)|stands?|(?:do|does)(?: not|n['’]t) (?:count|fall|qualify)|never counts?|(?:should|must|will|can|shall) (?:not |never )?(?:be|count)|cannot be|never (?:is|are))(?<not> not| never| no(?= ))?(?: be)?(?: (?:also|always|still|itself|themselves))?(?<apart> ${APART})?(?: ${AS})*(?:${NAMED})?(?: to be)? (?:an? |the |any |all )?(?<kind>[^,;:.]{2,50})$`,
  'i',
);
/** "not always", "not only": some of it is one. */
const PARTLY =
  /\b(?:not|never|no|n['’]t) (?:always|necessarily|only|just|automatically|alone|merely|simply|in itself|by itself|yet|every|all)\b/i;
/** "A nickname is a joke, not an insult." */
const IS_ANOTHER =
  /^(?<thing>[^,;:.]{2,70}?) (?:is|are) [^,;:.]{2,60}?,? (?:and not|not|rather than|but not|but no) (?:an? |the )?(?<kind>[^,;:.]{2,50})$/i;

function is(text: string): Membership[] | null {
  if (PARTLY.test(text) || /^(?:no|nothing|nobody|none|what|it|this|that|they|there) /i.test(text)) return null;
  const another = IS_ANOTHER.exec(text)?.groups;
  if (another) return each(another['thing'], another['kind'], false);
  const found = IS.exec(text)?.groups;
  if (!found) return null;
  const isNegated = found['not'] !== undefined || /\b(?:not|never|cannot)\b|n['’]t/i.test(found['verb'] ?? '');
  const isIn = isNegated === (found['apart'] !== undefined);
  const stated = each(found['thing'], found['kind'], isIn);
  // "A weapon is not a toy" counts toys out of weapons, and weapons out of toys.
  return isIn ? stated : [...stated, ...each(found['kind'], found['thing'], false)];
}

const NOR_IS = /^(?:nor|neither) (?:is|are) (?<thing>[^,;:.]{2,60}?) (?:an? |the )(?<kind>[^,;:.]{2,50})$/i;
const NEITHER = /^neither (?<thing>[^,;:.]{2,70}?) (?:is|are|counts? as) (?:an? |the )?(?<kind>[^,;:.]{2,50})$/i;

function neitherNor(text: string): Membership[] | null {
  const found = (NOR_IS.exec(text) ?? NEITHER.exec(text))?.groups;
  return found ? each(found['thing']?.replace(/ nor /g, ' or '), found['kind'], false) : null;
}

const TREATS = new RegExp(
  String.raw`^(?:(?:we|it|you|one|the [\w-]+|[A-Z][\w-]+(?: [A-Z][\w-]+)?) )?(?<not>(?:do|does|must|should|will|may) not |never |(?:do|does)n['’]t |cannot |must never )?(?:(?:must|should|will|also|always) )*(?:treats?|counts?|considers?|regards?|class(?:es|if(?:y|ies))?|sees?|calls?) (?<thing>[^,;:.]{2,70}?) (?:as|to be|among|under)(?:${NAMED})? (?:an? |the )?(?<kind>[^,;:.]{2,50})$`,
  'i',
);

function treats(text: string): Membership[] | null {
  const found = TREATS.exec(text)?.groups;
  return found
    ? each(found['thing'], found['kind'], found['not'] === undefined && !/^(?:do not|don['’]t|never) /i.test(text))
    : null;
}

const HOLDS = new RegExp(
  String.raw`^(?:${NAMED.replace(/^\(\?: /, '(?:').replace(/\| /g, '|')} |by )?(?:an? |the )?(?<kind>[^,;:.]{2,50}?)(?:,[^,;:.]{2,40},)? (?<verb>(?:also |always )?(?:includes?|covers?|comprises?|takes? in|extends? to)|(?:never |also |always )?(?:excludes?|leaves? out|omits?)|(?:(?:does|do)(?: not|n['’]t)|never) (?:include|cover|extend to|mean|take in)s?|means? neither) (?<things>[^;:.]{2,160})$`,
  'i',
);

/** "A weapon includes swords and bows." */
function holds(text: string): Membership[] | null {
  const found = HOLDS.exec(text)?.groups;
  if (!found) return null;
  const isOut = /\b(?:not|never|neither|exclud|leaves? out|omits?)|n['’]t/i.test(found['verb'] ?? '');
  return each(found['things']?.replace(/ nor /g, ' or '), found['kind'], !isOut);
}

/** One for the whole, and for each part of an enumeration. */
function each(things: string | undefined, kind: string | undefined, isIn: boolean): Membership[] {
  if (!things || !kind) return [];
  const parts = things.split(/,(?: (?:and|or|as well as))? | (?:and|or|as well as) /);
  return [...new Set([things, ...parts])].map((thing) => ({ thing, kind, isIn }));
}
