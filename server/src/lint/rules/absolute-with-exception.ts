import { groupBy } from '../../spec/group-by.ts';
import { isProhibition } from '../../spec/model.ts';
import { rules } from '../lexicon/binding.ts';
import { defineRule, type Found, type Subject } from '../rule.ts';
import { ABSOLUTE, ABSOLUTE_WORDS, EXCEPTION, FROM_ABOVE, isQuantified } from '../similarity/absolute-words.ts';
import { actingWords } from '../similarity/acting-words.ts';
import { type ReadStems, readStems } from '../similarity/content-stems.ts';
import { type Absolute, limitIn, takesBack } from '../similarity/limits.ts';
import { looseExceptions } from '../similarity/loose-exceptions.ts';
import { quote } from '../similarity/quote.ts';
import { refersBack } from '../similarity/referring-back.ts';
import { sentencesHaving } from '../similarity/sentences-having.ts';
import { type FoundWords, findWords, type Sentence, spanIn } from '../text/sentence.ts';

/**
 * Finds absolutes with an exception, in the same sentence or elsewhere in the section. A limit that stands first ("Unless
 * asked, never …") or that only points to the law or to a higher rule is read at once, and is left alone.
 */
export const absoluteWithException = defineRule({
  name: 'absolute-with-exception',
  family: 'conflict',
  severity: 'warning',
  scope: 'section',
  summary: 'An absolute that the same section takes back.',
  check: (subject) => {
    const read = withoutActors(subject);
    const absolutes = sentencesHaving(subject, ABSOLUTE_WORDS).flatMap((sentence): Absolute[] => {
      const { clause } = sentence;
      const found = clause || BINDS.test(sentence.plain) ? findWords(sentence, ABSOLUTE)[0] : undefined;
      if (!found || (!clause && !rules(sentence) && !isBarred(sentence, found))) return [];
      const forbids = clause ? isProhibition(clause.modality) || clause.mode === 'refuse' : BARS.test(sentence.plain);
      // "Does not name any other shop" describes, where the clause forbids nothing.
      if (/\bnot\b/i.test(found.text) && !forbids) return [];
      return [
        {
          sentence,
          clause,
          forbids: forbids || BARRED.test(found.text) || DENIES.test(sentence.plain),
          found,
          stems: read(withoutWords(sentence, found)),
        },
      ];
    });
    const loose = looseExceptions(subject);
    if (absolutes.length === 0) return loose;
    const sections = new Set(absolutes.map(({ sentence }) => sentence.section.id));
    const near = subject.text().sentences.filter(({ english, section }) => english && sections.has(section.id));
    const limits = near.flatMap((sentence) => limitIn(sentence, read));
    const followers = new Map(
      near.flatMap((sentence, at): [Sentence, Sentence][] => {
        const next = near[at + 1];
        return follows(sentence, next) ? [[sentence, next]] : [];
      }),
    );
    const bySection = groupBy(limits, ({ sentence }) => sentence.section.id);
    const taken = absolutes.flatMap((absolute): Found[] => {
      const inside = exceptionInside(absolute);
      if (inside) return [inside];
      const next = followers.get(absolute.sentence);
      if (next && refersBack(absolute.sentence.plain, next.plain, absolute.forbids)) return [reportOther(absolute, next)];
      const own = bySection.get(absolute.sentence.section.id) ?? [];
      const limit = own.slice(0, MOST_COMPARED).find((each) => takesBack(each, absolute));
      return limit ? [reportOther(absolute, limit.sentence)] : [];
    });
    return [...taken, ...loose];
  },
});

/** Who acts is the same in every rule, and makes none of them like another. */
function withoutActors({ clauses }: Subject): ReadStems {
  const actors = readStems([...actingWords(clauses)].join(' '));
  if (actors.size === 0) return readStems;
  return (text) => new Set([...readStems(text)].filter((stem) => !actors.has(stem)));
}

const BINDS = /\b(?:must|shall|should|may|no|never|not|always|all|any|every|absolute)\b/i;
/** A rule by its absolute alone, whoever is bound: "nobody may ever see the log". */
function isBarred({ section, prose }: Sentence, { text }: FoundWords): boolean {
  return section.role !== 'examples' && prose.holds !== 'definition' && BARRED.test(text);
}

/** Absolutes that forbid, whatever verb follows. */
const BARRED =
  /^(?:under (?:absolutely )?no|in no|on no|at no|by no|for no|there is no|there are no (?!exc)|nobody|no one|no \S+ (?:\S+ )?ever|not a single|zero|.*\b(?:forbidden|prohibited|banned|off[- ]limits|whatsoever)$|(?:ban|prohibition) is)/i;
const BARS = /\b(?:must|shall|should|may|will|do|does|can) ?(?:not|never)\b|\bnever\b/i;
/** Whoever must refuse a thing is forbidden to grant it. */
const DENIES =
  /\b(?:must|shall|should|will|always) (?:always |also )?(?=)(?:refuse|decline|reject|deny|block|withhold|turn (?:down|away))\b/i;

/** A section with more permissions than this has another trouble, and comparing all would take long. */
const MOST_COMPARED = 30;

/** Says once more that nothing is left out. */
const THROUGHOUT = /,? (?:even (?:if|when|where|for|in)|regardless|whatever|no matter|whether)\b/i;

/** What the rule is about, without the words that make it absolute. */
function withoutWords({ plain }: Sentence, { text, index }: FoundWords): string {
  const scope = plain.slice(0, plain.search(THROUGHOUT) >>> 0);
  if (isQuantified(text)) return scope;
  return `${scope.slice(0, index)} ${scope.slice(index + text.length)}`;
}

function exceptionInside({ sentence, clause, found, forbids }: Absolute): Found | null {
  if (isQuantified(found.text)) return null;
  const after = found.index + found.text.length;
  const rest = sentence.plain.slice(after);
  const match = EXCEPTION.exec(rest) ?? (forbids ? contrastIn(sentence.plain.slice(0, after), rest) : null);
  if (!match || FROM_ABOVE.test(match[0])) return null;
  const start = after + match.index;
  const softened = softenedWord(sentence, found);
  return {
    path: sentence.path,
    span: found.span,
    ...(clause ? { clause: clause.id } : {}),
    // "Never … unless" says in one breath how far it goes; "under no circumstances" does not.
    ...(/\b(?:never|always)$/i.test(found.text) ? { severity: 'hint' as const } : {}),
    message: `Unexpected \`${found.text.toLowerCase()}\` before an exception (${quote(match[0], 50)}), expected a rule that says how far it goes: drop \`${absoluteWord(found.text)}\`, or the exception`,
    related: [{ path: sentence.path, span: spanIn(sentence, start, start + match[0].length), message: 'The exception' }],
    fixes: softened
      ? [
          {
            title: `Replace \`${found.text}\` by \`${softened}\``,
            safe: false,
            edits: [{ path: sentence.path, span: found.span, text: softened }],
          },
        ]
      : [],
  };
}

/** "…, though it may do so when …" */
function contrastIn(before: string, rest: string): RegExpExecArray | null {
  const match = CONTRAST.exec(rest);
  return match && refersBack(before + rest.slice(0, match.index), match[0].replace(JOINS, ''), true) ? match : null;
}

const JOINS = /^(?:[,;:] )?(?:but|though|although|however|yet|while|even though),? /i;
const CONTRAST = /(?:[,;:] |\b)(?:but|though|although|however|yet|while|even though),? [^;.]*|; [^;.]*/i;

function absoluteWord(text: string): string {
  return /never$|always$/i.exec(text)?.[0].toLowerCase() ?? text.toLowerCase();
}

/** "must never" → "must not" */
function softenedWord({ plain }: Sentence, { text, index }: FoundWords): string | null {
  const modal = /^(must|should|will|shall|can|may) (never|always)$/i.exec(text);
  if (modal) return modal[2]?.toLowerCase() === 'never' ? `${modal[1]} not` : (modal[1] ?? null);
  return /^never$/i.test(text) && plain.slice(0, index).trim() === '' ? 'Do not' : null;
}

function reportOther({ sentence, clause, found }: Absolute, limit: Sentence): Found {
  return {
    path: sentence.path,
    span: found.span,
    ...(clause ? { clause: clause.id } : {}),
    message: `Unexpected \`${found.text.toLowerCase()}\` in a rule to which the section makes an exception (${quote(limit.text, 60)}), expected a rule that says how far it goes: write “unless …” into this rule`,
    related: [{ path: limit.path, span: limit.span, message: 'The exception' }],
  };
}

/** Whether one sentence comes right after another: at most a blank line or a list's mark stands between them. */
function follows({ section, span }: Sentence, next: Sentence | undefined): next is Sentence {
  return next !== undefined && next.section.id === section.id && next.path === section.path && next.span.start - span.end <= NEXT;
}

const NEXT = 8;
