import { isFunctionWord } from './function-words.ts';
import { nounOf } from './noun-kinds.ts';

/** What a phrase names, as a pronoun sees it: "unknown" fits whatever the other phrase is. */
export interface NamedPhrase {
  readonly kind: 'person' | 'actor' | 'thing' | 'unknown';
  /** as written, up to its noun */
  readonly words: string;
  /** lower case, singular where it is known */
  readonly noun: string;
}

/** Reads an article and some words as a phrase; null where no noun can end it. Adverbs after the noun are cut off. */
export function readPhrase(written: string): NamedPhrase | null {
  const all = written.trim().split(' ');
  const end = all.findLastIndex((word) => word === 'one' || !(isFunctionWord(word.toLowerCase()) || ADVERB.test(word)));
  const own = all.slice(0, end + 1);
  const head = own.at(-1)?.toLowerCase() ?? '';
  if (own.length < 2) return null;
  const words = own.join(' ');
  const noun = nounOf(head);
  if (noun) return noun.isPlural ? null : { kind: noun.kind, words, noun: noun.singular };
  if (isPersonWord(head)) return { kind: 'person', words, noun: head };
  // "The new one" is what it is called beside.
  if (head === 'one') return own.length > 2 ? { kind: 'unknown', words, noun: head } : null;
  if (/(?:[^s]s|ing)$/.test(head)) return null;
  return { kind: NO_THING.has(head) ? 'actor' : 'unknown', words, noun: head };
}

const ADVERB =
  /^(?:again|already|once|twice|first|today|later|earlier|instead|(?!(?:reply|supply|family|ally|bully|anomaly|assembly|monopoly|jelly|belly)$)[a-z]+ly)$/i;

/** A noun for a person: one that is known, or one that is made as such nouns are ("pharmacist", "librarian", "trainee"). */
function isPersonWord(word: string): boolean {
  return PEOPLE.has(word) || (/.{3}(?:ist|ian|eer|woman|man|mate|boss|ee|er|or)$/.test(word) && !NO_PEOPLE.test(word));
}

const PEOPLE: ReadonlySet<string> = new Set(
  `nurse pupil coach guide witness suspect chef clerk judge boy girl mother father mum mom dad son daughter sister brother uncle aunt cousin
  wife husband widow hero thief spy priest imam rabbi monk nun pilot captain chief aide tutor trustee baby toddler nephew niece
  grandparent grandchild mentor mentee intern apprentice headteacher warden steward resident citizen migrant refugee
  peer fan celebrity politician accountant assailant informant defendant claimant consultant servant participant
  soldier lawyer solicitor barrister plumber juror`.split(/\s+/),
);
/** Things that end as people do. */
const NO_PEOPLE =
  /^(?:.*(?:letter|paper|order|folder|header|footer|number|banner|sticker|voucher|printer|computer|server|browser|scanner|container|trailer|planner|reminder|disclaimer|identifier|marker|register|chapter|newsletter|barrier|trigger|danger|matter|manner|error|mirror|vector|factor|sector|tutorial|monitor|sensor|processor|calculator|generator|indicator|corridor|floor|door|colou?r|behaviou?r|favou?r|labou?r|harbou?r|flavou?r|rumou?r|humou?r|fee|degree|committee|coffee|guarantee|career|beer|list|twist|checklist|playlist|blocklist|allowlist|poster|cover|offer|answer|layer|buffer|counter|filter|cluster|router|timer|power|tower|water|weather|winter|summer|quarter|centre|center|meter|parameter|character|answer|border|transfer|cancer|disorder|ulcer|fever|liver|super|pointer|adapter|adaptor|anchor|terror|horror|emulator|simulator|refrigerator|elevator|motor|tractor|reactor|raster|roster|register|wrapper|other|another|either|neither|whether|over|under|after|never|ever|per|her|later|former|latter|sooner|rather|further|together|altogether|however|moreover|tree|knee|flyer|flier|beaker|burger|cover|dinner|gender|ladder|locker|pepper|plaster|register|rubber|shelter|shower|silver|slider|spider|stapler|sweater|tower|trouser|vapor|wafer|wallpaper|mortar|altar|seminar|calendar|collar|dollar|pillar|grammar))$/;
/** What acts without being a person, and is no thing that one deletes. */
const NO_THING: ReadonlySet<string> = new Set(
  'team court bank school shop police council ministry board firm government'.split(' '),
);
