import type { Found, Subject } from '../rule.ts';
import { findWords } from '../text/sentence.ts';

/**
 * Finds a verdict in capitals that a rule gives, where the spec explains others in capitals and not this one: "the verdict is REVIEW"
 * beside "ALLOW: answer in full." and "BLOCK: refuse."
 */
export function undefinedInCapitals(subject: Subject): Found[] {
  const heads = new Set(headsOf(subject));
  if (heads.size < 2 || ![...heads].some(isVerdict)) return [];
  const seen = new Set<string>();
  return subject
    .text()
    .having(VERDICT_WORDS)
    .flatMap((sentence) => {
      if (sentence.text.length > LONGEST || sentence.prose.kind === 'cell') return [];
      return findWords({ ...sentence, plain: sentence.text }, GIVEN).flatMap(({ groups, text, span }): Found[] => {
        const name = groups['name'] ?? '';
        if (!isVerdict(name) || heads.has(name) || seen.has(name)) return [];
        seen.add(name);
        if (isExplained(subject, name)) return [];
        const own = { start: span.end - name.length, end: span.end };
        const listed = [...heads].slice(0, 6).join(', ');
        const message = `Unexpected “${text.slice(-name.length)}”, expected one that this spec defines (${listed}): define it, or name another`;
        return [{ path: sentence.path, span: own, message }];
      });
    });
}

/** The words in capitals that open a title, an item or a line, and that it explains. */
function headsOf({ sections, prose, definitions }: Subject): string[] {
  const texts = [...sections.map(({ title }) => title), ...prose.map(({ text }) => text), ...definitions.map(({ term }) => term)];
  return texts.flatMap((text) => HEAD.exec(text.slice(0, LONGEST_HEAD))?.[1] ?? []);
}

/** "SOFT_BLOCK" is a kind of block. */
function isVerdict(name: string): boolean {
  return name.split(/[_-]/).some((part) => VERDICTS.has(part));
}

/** Whether some sentence goes on from the name to what it says. */
function isExplained({ text }: Subject, name: string): boolean {
  const own = new RegExp(
    String.raw`(?<![\w-])${name}["”’\x60]?(?: ?[:=(–—]| - | (?:means?|covers?|stands? for|is (?:for|an?|the|when|where)|applies|if|when)\b)`,
  );
  return text()
    .having([name.toLowerCase()])
    .some(({ text: words }) => words.length < LONGEST && own.test(words));
}

const LONGEST = 600;
const LONGEST_HEAD = 50;
const CAPITALS = '[A-Z]{3,}(?:[_-][A-Z]{2,}){0,2}';
const HEAD = new RegExp(`^[^A-Za-z\\d]{0,5}(${CAPITALS})["”’*_\x60]{0,3}(?: ?[:=–—(]| - |$)`);
const GIVEN = new RegExp(
  String.raw`\b(?:as|is|are|[Rr]eturns?|[Oo]utputs?|gets?|receives?|earns?|label|verdict|tag|outcome|decision|status|result|becomes|[Cc]hoose|[Aa]ssign|[Uu]se|[Gg]ive|an?)(?: an?| the)? ["“\x60]?(?<name>${CAPITALS})(?=["”’\x60]?(?:\W{0,3}$|[,;.)]| (?:and|or|if|when|where|until|unless|for|whatever|because)\b))`,
  'g',
);
const VERDICTS: ReadonlySet<string> = new Set(
  `ALLOW BLOCK LIMIT REVIEW ESCALATE WARN WARNING REDACT ASK DEFER FLAG HOLD REFUSE REMOVE REJECT APPROVE DENY PASS FAIL SAFE UNSAFE
  COMPLY RESTRICT BLUR QUEUE IGNORE MONITOR QUARANTINE PUBLISH BAN SUSPEND MUTE HIDE ANSWER DECLINE REDIRECT CLARIFY ROUTE DROP
  KEEP ACCEPT PARTIAL CAUTION REPORT SKIP UNSURE UNCLEAR UNKNOWN BORDERLINE VIOLATION VIOLATES`.split(/\s+/),
);
const VERDICT_WORDS = [...VERDICTS].map((verdict) => verdict.toLowerCase());
