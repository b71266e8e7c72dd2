import { type Degrees, degrees } from './degree.ts';
import { combine } from './phrases.ts';

const split = (words: string) => words.split(' ');
const phrasesOf = (list: string) => list.split('|');
const judgment = (words: readonly string[], rest: Partial<Omit<Degrees, 'words' | 'judges'>> = {}): Degrees =>
  degrees(words, { where: 'deciding', ...rest, judges: true });

/** What a rule is about, where its noun says nothing of the harm. */
const GENERIC =
  'content|materials?|information|info|details?|requests?|questions?|quer(?:y|ies)|prompts?|topics?|subjects?|themes?|activit(?:y|ies)|acts?|actions?|behaviou?rs?|conduct|practices?|purposes?|uses?|usage|cases?|scenarios?|situations?|circumstances|contexts?|advice|instructions?|language|words?|terms?|images?|imagery|videos?|depictions?|descriptions?|discussions?|conversations?|elements?|things|stuff|messages?|posts?|comments?|outputs?|responses?|answers?|remarks?|statements?|jokes?|stunts?|challenges?|diets?|dieting|ideas|views|opinions?|devices?|tropes?|stereotypes?|generali[sz]ations?|products?|substances?|ways?|manner';
/** The adjective may share its noun with another: "harmful or illegal content", "risky/illegal acts". */
const MORE = '(?:(?:,| and| or|/|,? and/or) ?[a-z-]+)?(?: [a-z-]+)?';
const BEFORE_GENERIC = new RegExp(String.raw`^${MORE} (?:${GENERIC})\b`);
const AFTER_BE =
  /\b(?:is|are|be|being|seems?|feels?|appears?|becomes?|remains?|considered|deemed|otherwise|potentially|too|not|if|when|only|it[’']s)\s+(?:[a-z]+ly\s+)?(?:[a-z-]+(?:,| and| or| \/|\/) ?){0,3}$/;
const ENDS_PART = /^(?:\s*(?:[.,;:)/→]|->|$)|\s+(?:and|or|but|then|to (?:someone|others|users?|people|minors|children))\b)/;
const LEAVES = phrasesOf(
  'be used to|be used for|be used as|be misused|be used in|be abused|encourage|facilitate|enable|cause harm|harm|hurt|lead to harm|be harmful|offend|be offensive|be considered offensive|incite|be seen as|be interpreted as|be construed as|be perceived as|be mistaken for|undermine|aid|assist|cause injury|endanger|lead to injury|lead to self-harm|lead to violence|lead to death|result in harm|result in injury|contribute to harm|be exploited to|be weaponized',
);

/**
 * Words that pass a judgment and leave the reader to make it: "borderline", "graphic", "harmful". They are no faults where
 * they describe; they are where a refusal, a verdict or an exception hangs on them. Sources: Berry, Kamsties and Krieger
 * 2003 and ISO/IEC/IEEE 29148:2018, 5.2.7 (subjective language); words that editors marked in published policies. The patterns are matched against lower case.
 */
export const JUDGMENTS: readonly Degrees[] = [
  judgment(
    split(
      'borderline gratuitous graphic legitimate credible plausible inappropriate harmful harmless dangerous unsafe risky sensitive controversial problematic objectionable offensive suspicious questionable nuanced disturbing shocking distasteful racy egregious severe extreme serious influential newsworthy detailed',
    ),
    { before: AFTER_BE, after: ENDS_PART },
  ),
  judgment(
    split(
      'borderline gratuitous inappropriate harmful dangerous unsafe risky controversial problematic objectionable offensive suspicious questionable disturbing shocking distasteful racy egregious extreme unsavory unsavoury edgy lewd tasteless',
    ),
    { after: BEFORE_GENERIC },
  ),
  judgment(['sensitive'], { after: new RegExp(`^ (?:${GENERIC})\\b`) }),
  judgment(['nuanced', 'complex'], { after: /^ (?:judge?ments?|cases?|decisions?|situations?|questions?)\b/ }),
  judgment(['legitimate', 'illegitimate', 'genuine', 'justifiable'], {
    after:
      /^(?:,? [a-z-]+)? (?:purposes?|uses?|users?|reasons?|needs?|interests?|requests?|questions?|context|educational|research|expression|content|sources?|research(?:er)?s?|concerns?|discussion)\b/,
  }),
  judgment(['graphic', 'gory', 'gruesome'], {
    after:
      /^(?:(?:,| and| or|\/) ?[a-z-]+)? (?:[a-z-]+ )?(?:content|details?|depictions?|descriptions?|imagery|images?|violence|violent|sexual|anatomy|gore|scenes?|injur(?:y|ies)|accounts?|material|language)\b/,
  }),
  judgment(['credible', 'plausible'], {
    after: /^ (?:threats?|risks?|evidence|claims?|reports?|dangers?|signs?|suspicion|sources?|explanations?|reasons?)\b/,
  }),
  judgment(
    phrasesOf('at a high level|at a very high level|high-level|high level|in general terms|in broad terms|in vague terms'),
    {
      after: /^(?! (?:of|goals?|politicians?|officials?|summary|meetings?|talks)\b)/,
      where: 'clause',
    },
  ),
  judgment(phrasesOf('so much detail|so detailed|such detail|too detailed|in great detail|in excessive detail|excessive detail')),
  judgment(
    combine(['could', 'may', 'might'], LEAVES).concat(
      ...phrasesOf(
        'can be used to|can be misused|can be used for|can hurt|can harm|can cause harm|can lead to harm|can facilitate|can enable|would aid|would assist|would facilitate|would enable',
      ),
    ),
    {
      where: 'refusing',
    },
  ),
  judgment(split('clear obvious apparent evident'), {
    before: /\b(?:intent|intention|intentions|purpose|motive)\b(?: [a-z-]+){0,4} (?:is|are) (?:not )?$/,
    // "If the intent is not clear, ask": whoever is in doubt asks.
    after: /^(?![^.;]{0,40}\b(?:asks?|clarif[a-z]+|may answer|answers?|gives? the)\b)/,
  }),
  judgment(split('clear obvious'), {
    after: /^(?: (?:and|or) [a-z]+)? (?:intent(?:ion)?s?|public interest|violations?|benefit|need|wrongdoing|abuse)\b/,
  }),
  judgment(
    phrasesOf(
      'public interest|artistic merit|artistic value|literary value|redeeming value|educational value|newsworthiness|in good faith|in bad faith|bad faith|community standards of decency|common decency|social norms',
    ),
    {
      before: /(?<!\bclear )$/,
      faint: true,
    },
  ),
  judgment(split('repeated repeatedly persistent persistently continued habitual'), {
    after:
      /^(?: [a-z-]+)? (?:violations?|violat(?:es?|ing)|breach(?:es)?|offen[cs]es?|infractions?|abuse|harassment|misuse|attempts?|requests?|warnings?|contact|messages?|post(?:s|ing)?|asks?|tries|send(?:s|ing)?|infring\w+|break(?:s|ing)?)\b/,
  }),
  judgment(split('serious severe grave critical major minor'), {
    after:
      /^(?: (?:or|and) [a-z]+)?(?: [a-z-]+)? (?:violations?|breach(?:es)?|offen[cs]es?|infractions?|infringements?|abuse|immorality|insults?|requirements?|misconduct)\b/,
  }),
  judgment(split('influential prominent famous well-known notable high-profile'), {
    after:
      /^ (?:[a-z-]+ )?(?:politicians?|figures?|people|persons?|individuals?|celebrit(?:y|ies)|activists?|accounts?|users?|leaders?)\b/,
    faint: true,
  }),
  judgment(split('established recognized recognised accepted well-known reputable'), {
    where: 'clause',
    after:
      /^(?: [a-z-]+){0,2} (?:principles?|standards?|practices?|norms?|values|symbols?|sources?|authorit(?:y|ies)|guidelines?|science)\b/,
    faint: true,
  }),
  judgment(
    combine(
      ['very', 'highly', 'overly'],
      split('similar widespread sensitive likely unlikely limited detailed specific close young few many old new rare graphic'),
    ),
  ),
  judgment(['unacceptable', 'intolerable'], {
    after: /^ (?:[a-z-]+ )?(?:harms?|risks?|levels?|content|behaviou?r|conduct|potential)\b/,
  }),
  judgment(['limited'], { after: /^ (?:circumstances|exceptions?|cases|use|information|details?|contexts?|situations)\b/ }),
  judgment(['detailed', 'actionable', 'in-depth'], {
    after:
      /^(?:(?:,| and| or|\/) ?[a-z-]+){0,2} (?:[a-z-]+ )?(?:instructions?|information|steps?|guidance|advice|questions?|guides?|details?|explanations?|discussions?|descriptions?)\b/,
    where: 'refusing',
    faint: true,
  }),
  judgment(['safe', 'respectful', 'tasteful', 'sensible'], {
    after:
      /^(?: (?:and|or) [a-z-]+)? (?:contexts?|manner|way|settings?|conditions|amounts?|doses?|levels?|(?:news )?coverage|discussions?)\b/,
    faint: true,
  }),
  judgment(
    combine(
      ['potentially'],
      split(
        'harmful problematic dangerous sensitive offensive unsafe risky misleading inappropriate abusive suspicious violating controversial objectionable',
      ),
    ),
  ),
];
