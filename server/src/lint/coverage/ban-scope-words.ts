/** Kinds of content that history, news or fiction is full of; spam or a leaked password is not. */
export const CONTENT =
  /\b(?:violen\w+|gore|gory|torture\w*|murder\w*|massacre\w*|rapes?|raped|bloodshed|bloodthirst\w*|carnage|brutality|cruelty|stabbings?|shootings?|lynch\w*|executions?|killings?|homicid\w*|terroris\w+|extremis\w+|jihad\w*|weapons?|firearms?|guns?|explosives?|bombs?|bombings?|drugs?|narcotics?|alcohol|tobacco|smoking|vaping|suicid\w+|self[- ](?:harm|injur|mutilat)\w*|overdos\w+|eating disorders?|anorexia|bulimia|hate|hateful|hatred|bigot\w*|slurs?|racis\w+|racial (?:hate|abuse|hatred)|sexis\w+|homophob\w+|transphob\w+|antisemit\w+|anti-semit\w+|islamophob\w+|misogyn\w+|xenophob\w+|dehumani[sz]\w+|discriminat\w+|sexual\w*|sex scenes?|intercourse|erotic\w*|porn|pornograph\w*|nudity|nudes?|bare breasts|genitals?|obscen\w+|fetish\w*|nazi\w*|nazism|fascis\w+|swastikas?|hitler|ss runes|holocaust|genocid\w*|atrocit\w+|stabb?\w*|wounds?|bloody?|massacred|slaughter\w*|cocaine|cannabis|marijuana|heroin|opioids?|robber\w+|burglar\w+|traffick\w+|prostitut\w+|incest|bestiality|slavery|gambl\w+|betting|insult\w*|demean\w*|bully\w*|contempt|prejudice\w*|starv\w+|terror|propaganda|conspirac\w+|hoax\w*|lewd|explicit (?:content|material|text|images?|scenes?)|crimes?|illegal (?:acts?|activit\w+)|abuse|corpses?|cadavers?|dead (?:bod(?:y|ies)|people)|gruesome|grisly|brutal\w*|naked\w*|nude|sex(?= scenes?\b)|explicit passages?|mutilat\w+|dismember\w+|decapitat\w+|beheading\w*|war crimes?|hangings?|genital mutilation|warfare|poison(?:s|ing|ings)?|nerve agents?|toxins?)(?=)\b/i;

/** What makes a thing content: that it is written, shown, told or looked at. */
export const MADE =
  /\b(?:content|material|generat\w*|produc\w*|creat(?:e|es|ing)|writ(?:e|es|ing)|compos(?:e|es|ing)|draft(?:s|ing)?|draw(?:s|ing)?|render(?:s|ing)?|narrat\w*|illustrat\w*|express\w*|show(?:s|ing)?|display\w*|featur(?:e|es|ing)|scenes?|passages?|stor(?:y|ies)|tales?|novels?|fiction|essays?|jokes?|poems?|songs?|lyrics|depict\w*|depictions?|describ\w*|descriptions?|portray\w*|imag(?:e|es|ery)|pictures?|photos?|photographs?|footage|clips?|films?|memes?|gifs?|artwork|paintings?|videos?|streams?|texts?|prose|posts?|post|comments?|messages?|speech|dialogue|discuss\w*|mention\w*|contain\w*|output\w*|respon[ds]\w* (?:with|to)|posting|sharing|share|upload\w*|download\w*|view(?:s|ing)?|watch(?:es|ing)?|send(?:s|ing)?|repeat\w*|reproduc\w*|voic(?:e|es|ing)|say(?:s|ing)?|quot(?:e|es|ing)|use[sd]?|appear\w*|words?|language|symbols?|emblems?|references?|anything|nothing|tell(?:s|ing)?|paint\w*|recit\w*|print(?:s|ing)?|publish\w*|glimpse\w*|present(?:s|ing)?|includ\w*|shown|written|drawn|made|play(?:s|ing)? out|act(?:s|ing)? out|accounts? of|threads?|works?|books?|articles?|chapters?|pages?|plots?|go(?:es|ing)? near|touch(?:es|ing)?(?: on)?|deal(?:s|ing)? with|take(?:s)? up|get(?:s|ting)? into|engag(?:e|es|ing) with|subjects?|topics?|themes?|silent|quiet|into words|(?:kept|left|keeps?|leaves?|stays?) (?:out|off)|ads?|adverts?|emails?|prompts?|drawings?|stickers?|quests?|quizzes|entries)(?=)\b/i;

/** Words among them that say as often what is done with a service or a tool. */
export const USED =
  /\b(?:use[sd]?|say(?:s|ing)?|includ\w*|present(?:s|ing)?|tell(?:s|ing)?|made|anything|nothing|references?)(?=)\b/gi;

/** A ban on an intent, an act or instructions is no ban on content. */
export const PRECISE =
  /\b(?:how to|instructions?|steps?|methods?|recipes?|techniques?|plans?|actionable|guidance|advice|intent|intend\w*|threat\w*|real (?:person|people|individuals?)|unless|except|(?:say|tell|explain|describ|show|reveal|name)\w* (?:how|where|who|when|which)\b|aside\b|apart from|save (?:for|in|when|where)|other than|outside|without|only|specific|obtain\w*|acquir\w*|buy\w*|purchas\w*|sell\w*|(?:in )?detail(?:s|ed)?|encourag\w*|promot\w*|glorif\w*|prais\w*|help(?:s|ed|ing)?|assist(?:s|ing|ance)?|facilitat\w*|enabl\w*|aids?|accus\w+|quantit\w+|(?:say|tell|state|claim|suggest|imply|pretend)\w*\b[^.;]{0,40} that|in order to|so that|notes?|propaganda for|recruit\w*|incit\w*|dispos\w*|conceal\w*|malware|phishing|code|another user|other users|privileged|confidential|system prompt|activities that|wrongdoing|beyond|role[- ]?play\w*|RP|could be used|constructi(?:on|ng)|operational|advocat\w+|unlawfully|us(?:e|ing) (?:of )?(?:(?:the|our|this|an?) )?(?:AI|services?|products?|platform|tools?|framework|systems?|network))(?=)\b/i;

/** Content by its name alone, whatever is done with it. */
export const CONTENT_ITSELF =
  /\b(?:nudity|nudes?|naked (?:people|bodies|\w+ pictures)|porn|pornograph\w+|erotica|gore|gory|hate speech|hate symbols?|hateful|(?:racist|sexist|homophobic|antisemitic|violent|sexual|explicit|extremist|terrorist|hateful|graphic|adult|lewd) (?:content|material|language|imagery|images?|pictures?|videos?|speech|jokes|remarks|comments|posts|messages|texts|media|symbols|scenes|propaganda)|swastikas?|nazi (?:symbols?|memorabilia|propaganda|imagery|insignia)|propaganda|obscenit\w+|bloodshed|beheadings?|conspiracy theories)(?=)\b/i;

/** What a kind of content stands in: "pictures of", "comments that contain", "scenes with". */
export const MEDIUM =
  /\b(?:content|material|media|texts?|images?|imagery|pictures?|photos?|photographs?|videos?|clips?|footage|films?|drawings?|artwork|memes?|scenes?|passages?|stories|poems?|songs?|lyrics|jokes?|posts?|threads?|works|books?|ads|adverts|emails|stickers|articles?|pages|themes|topics|comments?|messages?|mentions?|depictions?|depict\w*|portrayals?|descriptions?|describ\w+|references?|discussions?|language|speech|symbols?|anything)(?=)\b/i;

/** What is harm only where it is shown or told: "videos of street fights", "a scene with an accident". */
export const SHOWN_HARM =
  /\b(?:images?|imagery|pictures?|photos?|photographs?|videos?|clips?|footage|drawings?|scenes?|stories|poems?|songs?|jokes?|depictions?|portrayals?|descriptions?|accounts?|streams?|works?|posts?|books?|levels?|films?|prompts?|cards?|ads?|adverts?|emails?|lessons?|quests?|entries|stickers?|texts?)(?=) (?:of|about|with|showing|(?:that|which) (?:show|depict|contain|describe|feature|include|portray|display|have)s?|in which|depicting|containing|featuring) (?:[a-z-]+ ){0,3}?(?=)(?:fights?|fighting|deaths?|dying|dead|death|injur(?:y|ies)|injured|blood|attacks?|assaults?|battles?|hurt|beatings?|war|wars|crashes|accidents?|surger(?:y|ies)|thefts?|sex|undress\w*|intimacy|explosions?)\b|\b(?:death|war|battle|fight|fighting|execution|sex|crash|accident)(?=) (?:scenes?|stories|images?|pictures?|photos?|videos?|footage)(?=)\b/i;

/** Whether a word may be one of those above, by its first letters: most sentences need no closer look. */
export function mayNameHarm(word: string): boolean {
  return BEGINNINGS.has(word.slice(0, 6));
}

const BEGINNINGS: ReadonlySet<string> = new Set(
  (
    'violen gore gory tortur murder massac rape rapes raped bloods bloodt carnag brutal cruelt stab stabbe stabbi shooti lynch lynche lynchi execut killin homici terror extrem jihad jihadi ' +
    'weapon firear gun guns explos explic bomb bombs bombin drug drugs narcot alcoho tobacc smokin vaping suicid self self-h self-i self-m overdo eating anorex bulimi hate hatefu hatred ' +
    'bigot bigots bigotr bigote slur slurs racism racist racial sexism sexist homoph transp antise anti-s islamo misogy xenoph dehuma discri sexual sex interc erotic porn pornog nudity nude nudes ' +
    'bare breast genita obscen fetish nazi nazis nazism fascis swasti hitler runes holoca genoci atroci wound wounds blood bloody slaugh cocain cannab mariju heroin opioid robber burgla traffi ' +
    'prosti incest bestia slaver gambli gamble bettin insult demean bully bullyi prejud starve starvi starva propag conspi hoax hoaxes contem lewd crime crimes illega abuse corpse cadave dead grueso grisly ' +
    'naked mutila dismem decapi behead war wars warfar hangin poison nerve toxin toxins fight fights fighti death deaths dying injuri injury injure attack assaul battle hurt beatin crash crashe accide ' +
    'surger theft thefts undres intima drunk drunke drinki csam'
  ).split(' '),
);
