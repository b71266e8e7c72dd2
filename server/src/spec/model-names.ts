/**
 * What a spec calls the model it is written for. Sentences are read with these words replaced by "the assistant", so
 * that "Claude declines", "you must refuse" and "the AI will not" are read alike.
 */
export type NameReader = (sentence: string) => string;

/** Models whose specs and system prompts are public. A spec may name another: see `createNameReader`. */
const KNOWN = 'Claude|Gemini|Grok|Llama|Mistral|DeepSeek|Qwen|Bard';
const KIND = '(?:assistant|chatbot|chat bot|bot|agent|model|AI|LLM|language model|classifier|moderator|expert|judge)';
const ADDRESSED = new RegExp(
  String.raw`\b[Yy]ou are (?:an?|the|our)\s+(?:[\w-]+\s+){0,5}?${KIND}\b|\b[Yy]ou \(the (?:AI )?(?:assistant|model|chatbot)\)|\b[Aa]s (?:the|an) (?:AI )?(?:assistant|model|chatbot|language model|AI),? you\b`,
);
/** Who is told what to do for the user is the model, unless the document speaks of the model as somebody else. */
const SERVES_THE_USER = /\b[Yy]ou (?:should|must|may|can|will)\b[^.]{1,120}\bthe user\b/;
const SPEAKS_OF_MODEL = new RegExp(String.raw`\b[Tt]he ${KIND} (?:should|must|may|can|will|is|does)\b`);
/** "Zora is the virtual assistant of a bank", "You are Zora, an assistant". */
const NAMED = [
  {
    sign: ' is ',
    pattern: /^(\p{Lu}[\p{L}\d-]{1,30}) is (?:an?|the|our)\s+(?:[\w-]+\s+){0,5}?(?:assistant|chatbot|bot|AI|language model)\b/u,
  },
  {
    sign: 'ou are ',
    pattern: new RegExp(String.raw`\b[Yy]ou are (\p{Lu}[\p{L}\d-]{1,30}),? (?:an?|the|our)\s+(?:[\w-]+\s+){0,5}?${KIND}\b`, 'u'),
  },
];
/** A bare "AI" is often half of a name ("the AI industry"): only before a verb does it stand for the model. */
const BARE_AI =
  /\b(?:the|our|an|your) AI(?=\s+(?:\w+ly\s+)?(?:must|shall|should|may|might|can|cannot|can['’]t|will|won['’]t|does|doesn['’]t|is|has|always|never|also|only|declines|refuses|avoids|helps|responds|answers|explains|provides)\b)/gi;
const WORDS =
  /\b(?:the|our|an?|your|this) (?:(?:virtual|digital|conversational|voice|chat|AI) )?(?:assistant|chat ?bot|bot|LLM|(?:large )?language model)\b(?!['’]s\b)/gi;
/** One of these stands where a word for the model does. */
const KINDS = ['assistant', 'bot', 'llm', 'language model'];
const NOT_A_NAME = new Set([
  'This',
  'That',
  'It',
  'There',
  'The',
  'Here',
  'Each',
  'One',
  'What',
  'Which',
  'Who',
  'User',
  'He',
  'She',
]);

/**
 * Learns from a document's own sentences what it calls the model: by a name that it introduces, and as "you" where it
 * is addressed to the model.
 */
export function createNameReader(sentences: Iterable<string>): NameReader {
  const names = new Set<string>();
  let addressed = false;
  let servesTheUser = false;
  let speaksOfModel = false;
  for (const sentence of sentences) {
    addressed ||= sentence.includes('ou') && ADDRESSED.test(sentence);
    speaksOfModel ||= SPEAKS_OF_MODEL.test(sentence);
    servesTheUser ||= !speaksOfModel && sentence.includes('the user') && SERVES_THE_USER.test(sentence);
    for (const { sign, pattern } of NAMED) {
      const name = sentence.includes(sign) ? pattern.exec(sentence)?.[1] : undefined;
      if (name && !NOT_A_NAME.has(name)) names.add(name);
    }
  }
  const isYou = addressed || (servesTheUser && !speaksOfModel);
  const proper = new RegExp(String.raw`(?<![\w-])(?:${[KNOWN, ...names].join('|')})(?![\w-])(?! is (?:an?|the|our)\b)`, 'gu');
  return (sentence) => {
    let named = sentence.replace(proper, 'the assistant');
    const lower = named.toLowerCase();
    if (lower.includes(' ai')) named = named.replace(BARE_AI, 'the assistant');
    if (KINDS.some((kind) => lower.includes(kind))) named = named.replace(WORDS, 'the assistant');
    return isYou ? named.replace(/\byou\b(?! are\b)/gi, 'the assistant') : named;
  };
}
