/**
 * Words that name a subject on which people are harmed, and on which most questions are harmless: a pattern's source, without
 * a group of its own. A ban on one of these words refuses the historian with the poisoner.
 */
export const HARM_TOPIC = [
  'weapons?|guns?|firearms?|knives|bombs?|bombings?|explosives?|ammunition|poisons?|poisoning',
  'violent (?:topics?|content|acts?|events?|crimes?)|violence|murders?|killings?|death|dying|war|wars|gore|torture|abuse|assault',
  'terrorism|terrorists?|terror|extremis(?:m|ts?)|radicali[sz]ation|genocides?|nazis?|nazism|the holocaust',
  'suicide|suicidal (?:thoughts?|ideation)|self[- ]?harm|self[- ]injury|eating disorders?|anorexia|bulimia|depression|mental (?:health|illness)',
  'drugs?|narcotics|alcohol|tobacco|vaping|cannabis|marijuana|substance (?:use|abuse)|overdoses?|gambling',
  'sexual (?:topics?|content|matters|health)|sexuality|sex|pornography|nudity|rape|sexual (?:assault|abuse|violence)|abortion|contraception|puberty',
  'hate speech|hate|racis(?:m|ts?)|racial (?:topics?|issues)|slurs?|slavery|discrimination|bullying',
  'criminal (?:activit(?:y|ies)|acts?)|illegal (?:activit(?:y|ies)|acts?|topics?|things)|crimes?|fraud|scams?|hack(?:ing|ers?)|malware|viruses|cyber ?(?:attacks?|security|crime)|theft|money laundering|piracy',
  'medicines?|medications?|nuclear (?:\\w+ )?(?:weapons?|energy|power)?|chemical weapons?|biological weapons?|pathogens?',
  '(?:sensitive|controversial|dangerous|harmful|taboo|inappropriate|adult|mature|graphic|dark) (?:topics?|subjects?|issues|themes|matters)',
].join('|');
