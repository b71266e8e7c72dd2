import { allMatches } from './all-matches.ts';

/**
 * What a spec calls the model it is written for. Sentences are read with these words replaced by "the assistant", so
 * that "Claude declines", "you must refuse" and "the AI will not" are read alike.
 */
export type NameReader = (sentence: string) => string;

/** Models whose specs and system prompts are public. A spec may name another: see `createNameReader`. */
const KNOWN = 'Claude|Gemini|Grok|Llama|Mistral|DeepSeek|Qwen|Bard';
const KIND = '(?:assistant|chatbot|chat bot|bot|agent|model|AI|LLM|language model|classifier|moderator|expert|judge)';
const ADDRESSED = new RegExp(
  String.raw`\b[Yy]ou are (?:an?|the|our)\s+(?:[\w-]+\s+){0,5}?${KIND}\b|\b[Yy]ou \(the (?:AI )?(?:assistant|model|chatbot)\)|\b[Aa]s (?:the|our|an?) (?:[\w-]+\s+){0,3}?${KIND}(?: [a-z]+ing [^,.;:]{1,60})?,? you\b`,
);
/** Who is told what to do for the user is the model, unless the document speaks of the model as somebody else. */
const SERVES_THE_USER =
  /\b[Yy]ou (?:should|must|may|can|will|have to|need to)\b[^.]{1,120}\b(?:the user|user['’]?s? (?:requests?|questions?|messages?|prompts?|queries))\b/;
const SPEAKS_OF_MODEL = new RegExp(String.raw`\b[Tt]he ${KIND} (?:should|must|may|can|will|is|does)\b`);
/** "Zora is the virtual assistant of a bank", "You are Zora, an assistant". */
const NAMED = [
  {
    sign: ' is ',
    pattern:
      /^(\p{Lu}[\p{L}\d-]{1,30}(?: \p{Lu}[\p{L}\d-]{1,30})?) is (?:an?|the|our)\s+(?:[\w-]+\s+){0,5}?(?:assistant|chatbot|bot|AI|language model|agent)\b/u,
  },
  // "Meet our assistant Penny.", "The chatbot (“Juno”) helps pupils."
  {
    sign: 'he ',
    pattern:
      /\b[Tt]he (?:[\w-]+ ){0,2}?(?:assistant|chatbot|bot)(?:,? |\s*\([“"]?)(\p{Lu}\p{Ll}[\p{L}\d-]{1,30})(?=[”")]|[ ,.](?!\p{Lu}))/u,
  },
  {
    sign: 'ur ',
    pattern: /\b[Oo]ur (?:[\w-]+ ){0,3}?(?:assistant|chatbot|bot),? [“"]?(\p{Lu}\p{Ll}[\p{L}\d-]{1,30})(?![\p{L}\d])/u,
  },
  { sign: 'called ', pattern: /\b(?:assistant|chatbot|bot|agent|AI) called (\p{Lu}[\p{L}\d-]{1,30})(?![\p{L}\d])/u },
  { sign: 'named ', pattern: /\b(?:assistant|chatbot|bot|agent|AI) named (\p{Lu}[\p{L}\d-]{1,30})(?![\p{L}\d])/u },
  { sign: ', the ', pattern: /(?<![\p{L}\d])(\p{Lu}[\p{L}\d-]{1,30}), the (?:[\w-]+\s+){0,4}?(?:assistant|chatbot|bot)\b/u },
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
/** Who runs a service says what it lets people do: "Acme does not tolerate …", "Note that Acme allows …". */
const RULES =
  "(?:\\w+ly\\s+|also\\s+|may\\s+|will\\s+|never\\s+|not\\s+|does\\s+not\\s+|doesn['’]t\\s+|won['’]t\\s+){0,3}(?=)(?:(?:allow|permit|tolerate|welcome|remove|delete|prohibit|forbid|block|ban)s?|take down|takes down|restricts? (?:access|the|any|such)|makes? (?:an )?exceptions?)\\b";
const RULER = new RegExp(String.raw`(?<![\p{L}\d])(\p{Lu}[\p{L}\d]{1,30})\s+${RULES}`, 'gu');
/** Only who runs a service does this. */
const SURELY_RULES = /\s(?:prohibits|forbids)$|(?:not|n['’]t) (?:tolerate|permit)$/;
/** What only who answers does: "Penny declines to discuss loans." */
const ANSWERS =
  /(?<![\p{L}\d])(?!(?:Nobody|Everyone|Someone|Anyone|People|Staff|Government|Company|Management)\b)(\p{Lu}\p{Ll}[\p{L}\d]{0,30})\s+(?:politely\s+|always\s+|gently\s+|briefly\s+)?(?:refuses\s+(?:requests|any|all|to\s+(?:answer|discuss|help|give|share|provide|say|write|name|repeat))|declines\s+(?:requests|any|all|politely|to\s+(?:answer|discuss|help|give|share|provide|say|write|name|repeat))|redirects\s+(?:the\s+)?(?:users?|customers?|callers?|pupils?|students?)|answers\s+questions|never\s+(?:guesses|gives|reveals|repeats|discusses|invents|lectures|diagnoses|recommends|promises|pretends))\b/gu;
/** More in one document are no names. */
const MOST_RULERS = 20;
const NOT_A_NAME = new Set([
  'NOT',
  'NEVER',
  'MUST',
  'ALWAYS',
  'SHOULD',
  'MAY',
  'CAN',

  'AND',
  'OR',
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

/** What a text tells of who is who. */
export interface NameFacts {
  /** who says what people may do, in order */
  readonly rulers: readonly string[];
  /** those of them that surely run a service */
  readonly known: readonly string[];
  /** names of who refuses, answers, never guesses, in order */
  readonly speakers: readonly string[];
  /** names that it gives the model */
  readonly names: readonly string[];
  readonly addressed: boolean;
  readonly servesTheUser: boolean;
  readonly speaksOfModel: boolean;
}

/** Null for a text that tells nothing, as most do. */
export function readNameFacts(text: string): NameFacts | null {
  const found = allMatches(text, RULER);
  const facts: NameFacts = {
    rulers: found.map(([, name = '']) => name),
    known: found.flatMap(([matched, name = '']) => (SURELY_RULES.test(matched) ? [name] : [])),
    speakers: /refuses|declines|redirects|answers|never/.test(text) ? allMatches(text, ANSWERS).map(([, name = '']) => name) : [],
    names: NAMED.flatMap(({ sign, pattern }) => {
      const name = text.includes(sign) ? pattern.exec(text)?.[1] : undefined;
      return name && !NOT_A_NAME.has(name) ? [name] : [];
    }),
    addressed: text.includes('ou') && ADDRESSED.test(text),
    speaksOfModel: SPEAKS_OF_MODEL.test(text),
    servesTheUser: text.includes(' user') && SERVES_THE_USER.test(text),
  };
  const { rulers, speakers, names, addressed, speaksOfModel, servesTheUser } = facts;
  return rulers.length + speakers.length + names.length > 0 || addressed || speaksOfModel || servesTheUser ? facts : null;
}

/** What a document calls the model. */
export interface Names {
  /** readers of the same key read alike */
  readonly key: string;
  readonly readName: NameReader;
  /** names that count only where they stand within a sentence of the document */
  readonly doubtful: readonly string[];
}

/**
 * Learns from a document what it calls the model: by a name that it introduces, and as "you" where it is addressed to the
 * model.
 *
 * @param standInside which of some names stand within a sentence of the document, rather than only ever open one
 */
export function createNameReader(facts: Iterable<NameFacts>, standInside: (names: readonly string[]) => Iterable<string>): Names {
  const names = new Set<string>();
  const rulers = new Set<string>();
  const speakers = new Map<string, number>();
  const known = new Set<string>();
  let addressed = false;
  let servesTheUser = false;
  let speaksOfModel = false;
  for (const each of facts) {
    for (const name of each.rulers) if (rulers.size < MOST_RULERS) rulers.add(name);
    for (const name of each.known) known.add(name);
    for (const name of each.speakers) if (speakers.size < MOST_RULERS) speakers.set(name, (speakers.get(name) ?? 0) + 1);
    for (const name of each.names) names.add(name);
    addressed ||= each.addressed;
    speaksOfModel ||= each.speaksOfModel;
    servesTheUser ||= each.servesTheUser;
  }
  // One sentence may be about anybody.
  const heard = [...speakers.keys()].filter((name) => !NOT_A_NAME.has(name));
  for (const name of heard) if ((speakers.get(name) ?? 0) > 1) names.add(name);
  // What only ever opens a sentence may be any word: "Transparency allows trust".
  const doubtful = [...(rulers.size > known.size ? rulers : []), ...heard.filter((name) => !names.has(name))];
  if (doubtful.length > 0) for (const name of standInside(doubtful)) (speakers.has(name) ? names : known).add(name);
  const ruling = [...known].filter((name) => !NOT_A_NAME.has(name) && !names.has(name) && !/^(?:Users?|We|You)$/.test(name));
  const company =
    ruling.length > 0
      ? new RegExp(String.raw`(?<![\w-])(?:${ruling.join('|')})(?=\s+${RULES})(?!\s+\w+\s+(?:\w+\s+){0,3}to\b)`, 'gu')
      : null;
  const isYou = addressed || (servesTheUser && !speaksOfModel);
  const proper = new RegExp(String.raw`(?<![\w-])(?:${[KNOWN, ...names].join('|')})(?![\w-])(?! is (?:an?|the|our)\b)`, 'gu');
  const readName: NameReader = (sentence) => {
    let named = sentence.replace(proper, 'the assistant');
    if (company) named = named.replace(company, 'we');
    const lower = named.toLowerCase();
    if (lower.includes(' ai')) named = named.replace(BARE_AI, 'the assistant');
    if (KINDS.some((kind) => lower.includes(kind))) named = named.replace(WORDS, 'the assistant');
    return isYou ? named.replace(/\byou\b(?! are\b)/gi, 'the assistant') : named;
  };
  return { key: `${isYou} ${proper.source} ${company?.source}`, readName, doubtful };
}

/** Which of some names stand within a text with their capital: "we use Acme". */
export function namesInside(text: string, names: readonly string[]): string[] {
  return names.filter((name) => isInside(text, name));
}

/** A name stands within a sentence with its capital: "we use Acme". */
function isInside(sentence: string, name: string): boolean {
  for (let at = sentence.indexOf(name, 1); at > 0; at = sentence.indexOf(name, at + 1))
    if (/^[a-z,] $/.test(sentence.slice(at - 2, at)) && !/\w/.test(sentence.charAt(at + name.length))) return true;
  return false;
}
