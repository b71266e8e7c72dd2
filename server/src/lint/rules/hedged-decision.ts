import { IMPERATIVE_VERBS } from '../../spec/imperative-verbs.ts';
import type { Clause } from '../../spec/index.ts';
import { readModality } from '../../spec/modality.ts';
import { rules } from '../lexicon/binding.ts';
import { HEDGES, kindOfHedge } from '../lexicon/hedges.ts';
import { isManner } from '../lexicon/is-manner.ts';
import { removeWords } from '../lexicon/remove-words.ts';
import { isCondition, isReason, isSubordinate, partBefore } from '../lexicon/sentence-parts.ts';
import { findUsed, type UsedWords } from '../lexicon/used-words.ts';
import { tellsTheWay } from '../lexicon/ways-to-act.ts';
import { words } from '../options.ts';
import { defineRule, type Found, type Subject } from '../rule.ts';
import type { Sentence } from '../text/sentence.ts';

/** Finds "generally" and its like where they hedge what a clause decides, not where they describe the world. */
export const hedgedDecision = defineRule({
  name: 'hedged-decision',
  family: 'ambiguity',
  severity: 'warning',
  scope: 'block',
  summary: 'A decision that holds only “generally”, “usually” or “in most cases”.',
  options: {
    allow: words('Hedges that may stand in a decision.'),
    words: words('More hedges to find.'),
  },
  check: (subject, options) =>
    findUsed(subject, HEDGES, options, ({ plain }) => plain.length < LONGEST * 10)
      .filter((used) => hedgesTheDecision(used) || hedgesADefinition(used))
      .map((used) => report(subject, used)),
});

function report(subject: Subject, { sentence, found: { text, span, index } }: UsedWords): Found {
  const kind = kindOfHedge(text);
  if (kind === 'unsure' || kind === 'undecided')
    return {
      path: sentence.path,
      span,
      message:
        kind === 'unsure'
          ? `Unexpected \`${text}\` where a verdict is stated, expected whether it is so: say by which sign it does, and by which it does not`
          : `Unexpected \`${text}\` where a rule decides, expected what is done: write \`will\`, and say in which case it is not done`,
    };
  const isDefinition = sentence.prose.holds === 'definition' || DEFINES.test(sentence.plain);
  return {
    path: sentence.path,
    span,
    message: isDefinition
      ? `Unexpected hedge \`${text}\` in a definition, expected what always belongs to it: drop the word, or name the cases that differ`
      : `Unexpected hedge \`${text}\` in ${placeOf(sentence.clause)}, expected a rule that holds or says when it does not: state the exceptions, or drop the word`,
    ...(isDefinition || tellsAnEffect(sentence.plain, index, text)
      ? { severity: 'info' as const }
      : isManner(sentence)
        ? { severity: 'hint' as const }
        : {}),
    fixes: removeWords(subject, sentence.path, span),
  };
}

/** "Spreads false claims, potentially undermining trust": what comes of it is told beside the rule. */
function tellsAnEffect(plain: string, index: number, text: string): boolean {
  return (
    /^(?:potentially|possibly|thereby|likely|often|sometimes)$/i.test(text) &&
    /, $/.test(plain.slice(0, index)) &&
    /^ (?:undermin|caus|lead|result|creat|harm|damag|endanger|mislead|affect|erod|mak|put|expos|allow|enabl)[a-z]*ing\b/i.test(
      plain.slice(index + text.length, index + text.length + 30),
    )
  );
}

/** A definition that holds "typically" draws no line: "nudity, typically for erotic purposes". */
function hedgesADefinition({ sentence: { prose, plain }, found: { index, text } }: UsedWords): boolean {
  const kind = kindOfHedge(text);
  if ((kind !== 'usual' && !/^(?:often|sometimes|primarily|mainly)$/i.test(text)) || plain.length > LONGEST) return false;
  const before = plain.slice(0, index);
  if (prose.holds !== 'definition' && !DEFINES.test(before)) return false;
  return ADDS.test(before) && !isReason(plain, index) && !DESCRIBES.test(plain.slice(index, index + text.length + 40));
}

/** What the definition adds to its noun, not what is told beside it. */
const ADDS = /(?:^[^()]*,|\b(?:that|which|who)(?: is| are)?) $/i;
/** The start of a definition in a sentence: "Sexual content means …", "which we define as …". */
const DEFINES = /^[^.,;:]{2,60} (?:means|is defined as|refers to)\b|\b(?:which )?we define [^.,;]{0,40}\bas\b/i;

function placeOf(clause: Clause | null): string {
  switch (clause?.mode) {
    case 'refuse':
      return 'a rule on what is refused';
    case 'comply':
      return 'a rule on what is allowed';
    case 'safe-complete':
      return 'a rule on what is answered in part';
    default:
      return clause?.modality === 'verdict' ? 'a verdict' : 'a rule';
  }
}

function hedgesTheDecision({ sentence, found }: UsedWords): boolean {
  const { plain, clause, section } = sentence;
  const kind = kindOfHedge(found.text);
  if (tellsTheWay(plain, found)) return false;
  if (kind === 'unsure' || kind === 'undecided') return leavesOpen({ sentence, found });
  if (
    kind === 'frequent' &&
    /^\W*$/.test(plain.slice(0, found.index)) &&
    AT_TIMES.test(plain.slice(found.index + found.text.length))
  )
    return true;
  if (isOfModel({ sentence, found })) return true;
  if (!bindsWithout({ sentence, found }) || DESCRIBES.test(plain.slice(found.index, found.index + found.text.length + 40)))
    return false;
  const { index, text } = found;
  if (isReason(plain, index)) return false;
  const before = plain.slice(Math.max(0, index - 60), index);
  const after = plain.slice(index + text.length, index + text.length + 60);
  // "The assistant will refuse, possibly offering a lawyer's name": what is added is part of what is done.
  if (kind === 'frequent' && /, $/.test(before) && /^ [a-z]+ing\b/.test(after) && ALSO.test(text)) return true;
  const decides =
    (clause && (clause.mode !== null || clause.modality === 'verdict')) ||
    section.mode !== null ||
    DECIDING_ROLES.has(section.role ?? '');
  if (isSubordinate(plain, index)) {
    // "Accounts that post spam are usually suspended": the relative clause has ended.
    if (DECIDED.test(after) && /\b(?:is|are|be)\s+$/i.test(before) && !RELATIVE_BE.test(before) && !isCondition(plain, index))
      return true;
    // "Users who claim to be doctors should usually be believed": so has this one.
    if (SUBJECT_WITH_RELATIVE.test(partBefore(plain, index))) return true;
    if (kind === 'at-large') return /^\s*(?:[.;]|$)/.test(after) && !isCondition(plain, index);
    // The scope of a verdict decides as much as the verdict: "Posts that typically mock a group".
    return (
      kind === 'usual' &&
      decides &&
      !REFERS_TO_RULES.test(before) &&
      (isScope(sentence) || (isCondition(plain, index) && !RELATIVE.test(partBefore(plain, index))))
    );
  }
  if (kind === 'at-large') return !BOUNDED.test(after);
  if (/^\W*(?:(?:however|but|and|so|thus|therefore|in addition|also),?\s+)?$/i.test(plain.slice(0, index)))
    return kind === 'usual' || ACTS.test(after);
  if (/^[^.,;]{2,60}:\s+$/.test(plain.slice(0, index))) return kind === 'usual' || ACTS.test(after);
  if (AFTER_MODAL.test(before) || BEFORE_MODAL.test(after)) return true;
  if (AFTER_SUBJECT.test(before) && /^\s+[a-z]+/.test(after) && !/^\s+(?:is|are|has|have)\b/.test(after)) return true;
  // "Zora usually declines": whatever the model is called.
  if (
    clause?.modality === 'will' &&
    SHORT_SUBJECT.test(partBefore(plain, index)) &&
    /^\s+[a-z]+s\b/.test(after) &&
    !/^\s+(?:is|has|was|does)\b/.test(after)
  )
    return true;
  if (DECIDED.test(after) || (kind === 'usual' && /[,\s]$/.test(before) && /^\s*(?:[.,;]|$)/.test(after))) return true;
  const next = /^\s+([a-z-]+)/.exec(after)?.[1] ?? '';
  if (/(?:\b(?:and|or|but|then)|,)\s+$/.test(before))
    return IMPERATIVE_VERBS.has(next) || (next.endsWith('s') && IMPERATIVE_VERBS.has(next.slice(0, -1)));
  return kind === 'usual' && decides && isScope(sentence);
}

/** "The tutor mostly refuses": the sentence is about who decides, whatever it is called. */
function isOfModel({ sentence: { plain, prose, section }, found: { index, text } }: UsedWords): boolean {
  if (prose.holds !== 'clauses' || section.role === 'examples' || section.role === 'definitions') return false;
  if (plain.length > LONGEST || index > 140) return false;
  const subject = /(?:^|, )\W*(?:(?:the|our|this|your) )?([a-z][a-z-]*(?: [A-Z][a-z]+)?) $/i.exec(plain.slice(0, index))?.[1];
  return (
    subject !== undefined &&
    !IS_GOVERNED.test(subject) &&
    DECIDES_ITSELF.test(plain.slice(index + text.length, index + text.length + 40))
  );
}

/** Whom a policy is about, and words that are no name. */
const IS_GOVERNED =
  /^(?:users?|customers?|members?|clients?|callers?|persons?|people|somebody|someone|anyone|everyone|who|which|that|it|they|he|she|law|state|court|police|school|parent|teen|child|pupil|student|seller|buyer|owner|author|doctor|teacher|store|shop|world|internet|attacker|scammer|victim|platform|provider)$/i;
const DECIDES_ITSELF =
  /^ (?:refuses|declines|rejects|blocks|removes|deletes|allows|permits|answers|escalates|labels|flags|redirects|complies|withholds|warns|forbids|approves|hides|bans|suspends|accepts|discloses|reveals|discusses)(?=) (?:an?|the|any|every|all|each|to|such|with|requests?|questions?|messages?|posts?|content|what|[a-z]+s)\b/;

/** "Sometimes, based on local nuance, we treat a word as …" */
const AT_TIMES =
  /^,?(?: [^,.;:]{1,60},)? (?:we|moderators|reviewers|the (?:assistant|model|bot|chatbot)) (?:[a-z]+ly |may |will |also ){0,2}(?:consider|treat|remove|allow|restrict|refuse|decline|count|accept|ban|label)/i;
const ALSO = /^(?:possibly|perhaps|maybe|potentially|ideally|preferably|sometimes)$/i;

/** Whether "may fall within" and "may remove" say what a rule does, not what the world holds. */
function leavesOpen({ sentence: { plain, prose, section }, found: { index } }: UsedWords): boolean {
  const part = partBefore(plain, index);
  return (
    prose.holds === 'clauses' &&
    section.role !== 'definitions' &&
    plain.length < LONGEST &&
    !EXPLAINS.test(plain) &&
    !isReason(plain, index) &&
    !isSubordinate(plain, index) &&
    !IMAGINED.test(part) &&
    !/^ (?:not|never)\b/.test(plain.slice(index + 3, index + 10))
  );
}

/** Somebody else may do so: "users may restrict who sees a post". */
const IMAGINED = /\b(?:users?|members?|people|you|they|developers?|operators?|customers?|someone|law|laws)\b[^,;:]{0,20}$/i;

/** A hedge may keep a sentence from being read as a rule: "Such posts are usually removed" decides like "are removed". */
function bindsWithout({ sentence, found: { index, text } }: UsedWords): boolean {
  const { plain, prose, section } = sentence;
  if (rules(sentence)) return true;
  if (plain.length > LONGEST || prose.holds !== 'clauses' || section.role === 'definitions' || EXPLAINS.test(plain)) return false;
  const rest = `${plain.slice(0, index)}${plain.slice(index + text.length)}`.replace(/^[\s,]+/, '').replace(/ {2,}/g, ' ');
  if (prose.kind === 'cell' && DECIDED.test(` ${rest}`)) return true;
  return readModality(rest.charAt(0).toUpperCase() + rest.slice(1)) !== null;
}

/** A list item without a verb of duty names what the rule decides about. */
function isScope({ plain, prose, clause }: Sentence): boolean {
  const isItem = prose.kind !== 'paragraph' || (clause?.modality === 'verdict' && clause.idSpan !== null);
  return isItem && !/\b(?:must|should|shall|may|can|will|cannot)\b/i.test(plain.slice(0, 400));
}

/** A rule has fewer characters. */
const LONGEST = 600;
const DECIDING_ROLES: ReadonlySet<string> = new Set(['allowed', 'disallowed', 'includes', 'excludes', 'safe-completion']);
const EXPLAINS = /^\W*(?:this|these|the (?:following|above)|here)\b|\b(?:because|means that)\b/i;
const SUBJECT_WITH_RELATIVE =
  /^\W*(?!if\b|when\b|where\b|unless\b)(?:[\w-]+ ){1,4}(?:who|that|which) (?!the\b|an?\b|it\b|they\b|we\b|you\b|users?\b|our\b|its\b)(?:[\w’'-]+ ){1,12}(?:must|should|shall|will|may|can|cannot) $/i;
const RELATIVE_BE = /\b(?:that|which|who|how|what|why|whether|it|they|this)\s+(?:is|are|be)\s+$/i;
const RELATIVE = /\b(?:that|which|who|whose|how|what|why)\b/i;
const MODALS = "must|should|shall|will|may|can|cannot|ought to|not|never|do|does|n[’']t|won[’']t|don[’']t";
const AFTER_MODAL = new RegExp(String.raw`\b(?:${MODALS})\s+(?:(?:also|still|then|therefore|only|be|,)\s+)?$`, 'i');
const BEFORE_MODAL = /^,?\s+(?:must|should|shall|will|may|can|cannot|ought to|do(?:es)? not|don['’]t|doesn['’]t|won['’]t)\b/i;
const AFTER_SUBJECT =
  /\b(?:assistant|model|models|chatbot|bot|agent|system|classifier|moderators?|reviewers?|team|it|we|you|they)\s+$/i;
const SHORT_SUBJECT = /^\W*(?:[\w'’-]+\s+){1,4}$/;
/** After "Often," and at the head of an item, what is done. */
const ACTS =
  /^,?\s+(?:(?:(?:the|an?|our)\s+)?(?:assistant|model|chatbot|bot|agent|it|we|you)\s+(?:must|should|shall|will)\b|refuse|decline|comply|allow|answer|remove|block|reject|offer|give|provide|ask|label|treat|do not|don['’]t|avoid)/i;
/** "are usually refused", "is typically fine". */
const DECIDED =
  /^\s+(?:be\s+|been\s+|being\s+|not\s+)*(?:allow(?:s|ed|able)?|permit(?:s|ted)?|permissible|prohibit(?:s|ed)?|forbidden|forbids?|disallow(?:s|ed)?|bann?e?d?|refus(?:es?|ed|ing)|declin(?:es?|ed|ing)|reject(?:s|ed)?|block(?:s|ed)?|remov(?:es?|ed)|delet(?:es?|ed)|accept(?:s|ed|able)|unacceptable|ok(?:ay)?|fine|appropriate to|inappropriate|safe to (?:answer|share)|compl(?:y|ies|ied)|answer(?:s|ed)?|label(?:s|l?ed)|classified|treated|flagged|escalated?|escalates|considered (?:an? )?(?:violat\w+|harass\w+|abus\w+|spam|hate\w*|unsafe|safe|in scope|out of scope)|counts?|violat\w+|valid|invalid|violating|redirect(?:s|ed)?|warn(?:s|ed)?|withh(?:old|olds|eld)|hidden|suspended|left up|leave up|restricted|required|in scope|out of scope|overrid(?:es?|den)|prevails?|wins?|takes? precedence|applies|apply|outweighs?|comes? first)(?=)\b/i;
/** "would ordinarily be disallowed": what other rules say. */
const REFERS_TO_RULES = /\b(?:would|might|could|was|were|had)\s+(?:not\s+)?$/i;
const BOUNDED =
  /^\s*(?:\((?:e\.g\.|for example|i\.e\.|see|listed|described)|,?\s*(?:when|where|if|involving|listed|described|named|defined|set out|below|above|such as|including)\b|:)/i;
/** Says how the world is, whatever the rule: "generally available", "commonly known". */
const DESCRIBES =
  /^(?:generally|commonly|widely|usually|normally|typically|often|ordinarily)\s+(?:public|publicly|available|known|understood|recogni[sz]ed|applicable|speaking|used|called|associated|referred|found|(?:restricted|sold|reserved) (?:to|for))\b/i;
