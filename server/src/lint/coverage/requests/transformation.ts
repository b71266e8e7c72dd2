import { anyOf, type RequestKind, titled, USER } from './request-kind.ts';

const NOUN =
  '(?:texts?|contents?|documents?|files?|letters?|e-?mails?|messages?|posts?|articles?|essays?|passages?|paragraphs?|materials?|writings?|words|drafts?|pages?|listings?|code|stor(?:y|ies)|poems?|speech(?:es)?|transcripts?|reports?|reviews?|comments?|songs?|lyrics|attachments?|excerpts?|sources?|contracts?|notes?|leaflets?|leases?|books?|chapters?|homework|screenshots?|quotations?|chats?|jokes?|notices?|manuscripts?|minutes|sentences?|recordings?|videos?|subtitles|source texts?)(?=)';

/** What is done to a text and leaves what it says. */
const TRANSFORMS = anyOf(
  String.raw`translat\w+|summari[sz]\w*|summar(?:y|ies)|sum(?:s|med|ming)? up|paraphras\w*|rewrit\w*|rewrote|shorten\w*|condens\w*|abridg\w*|proofread\w*|polish(?:es|ed|ing)?|(?:correct|edit)(?:s|ing|ions? (?:to|of|in))? (?:an? |the |their |his |her |any )?(?:own )?(?:\w+ )?${NOUN}|(?:fix|improv|correct|check|help with)\w* (?:its |the |their |his |her )?(?:style|grammar|spelling|wording|language|tone)|grammar help|re-?styl\w+|turn(?:s|ed)? into|process(?:es|ed|ing) (?:an? |the )?${NOUN}|rephras\w*|re-?format\w*|transform\w*|refactor\w*|transcri\w+|render(?:s|ed|ing)?|put(?:s|ting)? (?:\w+ ){0,8}into (?:plain(?:er)?|simpler?|clearer|another|other|a different|eas(?:y|ier))|mak(?:e|es|ing) (?:it|them|(?:an? |the )?${NOUN}) (?:\w+ )?(?:polite|shorter|clearer|simpler|formal|kinder|friendlier|plainer)|carri(?:es|ed) over|carry over|(?:plain|simple|easy|short)(?:er)? versions?|re-?order\w*|improv\w+ (?:\w+ ){0,4}${NOUN}|only the form|turn(?:s|ed|ing)? (?:\w+ ){0,8}into (?:another|plain|simple)|copy-?edit\w*|simplif\w+`,
);
/** The same, in words that say other things too. */
const ALTERS = anyOf(
  String.raw`edit(?:s|ed|ing)?|correct(?:s|ed|ing|ions?)?|quot(?:e|es|ed|ing)|convert\w*|classif(?:y|ies|ied)|extract\w*|rephras\w*|re-?word\w*|repeat(?:s|ed|ing)?|explain(?:s|ed)? what|tabulat\w*|annotat\w*|analy[sz]\w*|restat\w*`,
);
const TEXT = anyOf(NOUN);

/** Whose text it is: the user's, or whoever's the user passes on. */
const GIVEN = anyOf(
  String.raw`gives?|gave|given|suppl(?:y|ies|ied)|provid(?:e|es|ed)|past(?:e|es|ed)|upload(?:s|ed)?|shares?|shared|sends?|sent|submit(?:s|ted)?|brings?|brought|hand(?:s|ed)|forward(?:s|ed)?|attach(?:es|ed)?|attachments?|received?|receives|got|gets|user-written|(?:comes?|came|coming) from (?:an? |the )?${USER}|(?:is|are|was|were|been) shown|shows? (?:it|them)|enters?|entered|put in`,
  String.raw`(?:have|has|had) (?:\w+ )?written|wrote|else['’]s|else wrote|existing|removed|reported|${NOUN} from (?:an? |the |their )?\w+|${USER}['’]s? (?:own )?(?:\w+ )?${NOUN}|their own (?:\w+ )?${NOUN}|another (?:\w+ )?(?:${USER}|${NOUN})|other (?:${USER}['’]? )?${NOUN}`,
);
/** What says that such a text may be of any kind. */
const ANY = anyOf(
  String.raw`whatever|whichever|any (?:\w+ )?${NOUN}|even (?:if|when|where|though|an?|one)|also (?:if|when|where)|regardless|although|as if|like|still|insults? included|adds?|added`,
  String.raw`harm\w*|hat(?:e|eful|red)|threat\w*|insult\w*|slurs?|violen\w+|abusive|offensive|extremis\w*|disallowed|prohibited|forbidden|illegal|dangerous|toxic|propaganda|explicit|restricted|sensitive|terroris\w*|drugs?|weapons?|war|self-harm|not refuse|rude|cruel|racist|(?:included|and all)(?=[.,;])|vulgar|coarse|nasty|hostile|harass\w*|as well(?=[.,;])`,
  String.raw`judged|label(?:s|led|ed)?|treat(?:s|ed)?|endors\w*|responsib\w*|without (?:adding|agreeing|approv\w+)`,
);

const REWORDS = anyOf(String.raw`translat\w+|paraphras\w+|rewrit\w+|proofread\w*`);
const FOUL = anyOf(String.raw`slurs?|insults?|threats?|abuse|propaganda|manifestos?|profanit\w+|hate speech`);

/** Services that pass on what the model, the organisation or a rule says. */
const SERVICE = anyOf(
  String.raw`(?:answers?|repl(?:y|ies)|rules?|refusals?|this (?:policy|document|page|spec)) (?:is|are|was|were) (?:translat|summari[sz]|edit|correct|quot)\w*|digital transformation`,
);

export const TRANSFORMATION: RequestKind = {
  option: 'transformation',
  words: 'texts that the user gives',
  // To translate is also a service like others: only whose text it is, or what it may hold, makes it a rule on this.
  title: titled(
    String.raw`transformations?|translations? and summar(?:y|ies)|(?:user[- ])?(?:supplied|provided|pasted|given) (?:texts?|content|material|documents?)|working on (?:\w+ )?texts?`,
  ),
  signs: [
    { all: [TRANSFORMS, TEXT, GIVEN], near: true, none: [SERVICE] },
    { all: [TRANSFORMS, TEXT, ANY], near: true, none: [SERVICE] },
    { all: [ALTERS, TEXT, GIVEN, ANY], near: true, none: [SERVICE] },
    {
      all: [
        anyOf('(?:user|customer|client)[- ](?:provided|supplied|given|submitted)'),
        anyOf(String.raw`transform\w*|chang\w+|work\w*|process\w*`),
      ],
    },
    { all: [anyOf('transformations? (?:of|are|is|tasks?|requests?)')], none: [SERVICE] },
    {
      all: [
        TRANSFORMS,
        anyOf(
          String.raw`(?:what|whatever|anything|everything|something) (?:a |an |the |that )?(?:${USER}|they|he|she) (?:else )?(?:has |have |had )?(?:wrote|written|says?|said|sends?|sent|pastes?|pasted|gives?|gave|given)`,
        ),
      ],
    },
    {
      all: [
        TRANSFORMS,
        anyOf(
          String.raw`${USER} (?:\w+ )?(?:pastes?|pasted|uploads?|uploaded|suppl(?:y|ies|ied)|forwards?|submits?|hands?|provides?|provided|gives?|gave|sends?|sent|shares?|shared|shows?|brings?|brought|received?|receives|got)`,
        ),
      ],
      near: true,
      none: [SERVICE],
    },
    { all: [anyOf(String.raw`(?:translat|summari[sz]|paraphras|rewrit|shorten|proofread)\w* (?:it|them|that|this)`), ANY] },
    { all: [REWORDS, FOUL], near: true },
    {
      all: [
        anyOf(String.raw`(?:refus|declin|must not|never|do not)\w*`),
        anyOf(String.raw`(?:may|can) (?:still )?(?:translat|summari[sz]|paraphras|rewrit|shorten|proofread)\w* (?:it|them|that)`),
      ],
    },
    { all: [anyOf(String.raw`quoted (?:\w+ )?${NOUN}`), anyOf('judged', 'labell?ed', 'treated', 'counts?', 'scored')] },
  ],
  cost: 'Texts that the user gives: to translate or summarise a harmful text is refused by one reader and done by the next',
};
