import { once } from '../../spec/once.ts';
import type { Found, Subject } from '../rule.ts';
import type { Sentence } from '../text/sentence.ts';
import { isFunctionWord } from './function-words.ts';
import { type Alike, frameOf, inFrames, isRank, LONGEST, uses } from './named-levels-frames.ts';
import { givenOutside } from './named-levels-given.ts';
import { type NameSeries, readExplainedNames } from './named-levels-heads.ts';
import { singular } from './singular.ts';

/**
 * Finds a name that a rule uses as rules use the names which the spec explains side by side, and that it explains nowhere: "gets “hold”"
 * beside "gets “blur”", "Platinum members" beside "Silver members".
 */
export function undefinedAlike(subject: Subject): Found[] {
  const { series, words } = readExplainedNames(subject);
  const quoting = once(() =>
    subject.text().sentences.filter(({ text, plain }) => text.length < LONGEST && text !== plain && QUOTED_NAME.test(text)),
  );
  const seen = new Set<string>();
  const alike = series.flatMap((each) => usedAlike(subject, each, quoting).map((use) => ({ ...use, names: each.names })));
  return [...alike, ...givenOutside(subject, series)].flatMap(({ sentence: { path }, found, name, names }) => {
    if (seen.has(name) || isFunctionWord(name) || NO_NAME.test(name) || words.has(name) || words.has(singular(name))) return [];
    seen.add(name);
    if (isExplained(subject, name)) return [];
    return [
      {
        path,
        span: found.span,
        message: `Unexpected “${found.text}”, expected one that this spec defines (${[...names].slice(0, 6).join(', ')}): define it, or name another`,
      },
    ];
  });
}

/** Whether some sentence goes on from the name to what it says: "Verdicts: KEEP means that …". */
function isExplained(subject: Subject, name: string): boolean {
  const own = new RegExp(
    String.raw`(?<![\w-])${name}["”’']?(?: \w+)?(?: ?[:=–—(]| - | (?:means?|covers?|stands? for|signals?|applies|is (?:for|an?|the|when|where|if)) )`,
    'i',
  );
  return near(subject, [name], () => []).some(({ text }) => own.test(text));
}

function usedAlike(subject: Subject, series: NameSeries, quoting: () => readonly Sentence[]): Alike[] {
  const names = [...series.names].filter((name) => IS_NAME.test(name) && !isFunctionWord(name));
  if (names.length < 2) return [];
  const sentences = near(subject, names, quoting);
  const pattern = new RegExp(String.raw`(?<![\w-])(?:${names.join('|')})(?![\w-])`, 'gi');
  const nouns = new Map<string, Set<string>>(series.noun ? [[series.noun, new Set(names)]] : []);
  const frames = new Map<string, Set<string>>();
  for (const { text } of sentences)
    for (const { 0: written, index } of text.matchAll(pattern)) {
      const before = text.slice(Math.max(0, index - 30), index);
      const after = text.slice(index + written.length, index + written.length + 30);
      const noun = singular(NOUN.exec(after)?.[1] ?? '');
      if (noun.length > 2 && !isFunctionWord(noun) && !HEADS.test(after)) add(nouns, noun, written);
      const frame = frameOf(written, before, after);
      if (frame) add(frames, frame, written);
    }
  return [...besideNouns(subject, nouns, series), ...inFrames(subject, frames)];
}

/** The sentences that use or quote one of the names; none where so many do that the words name nothing. */
function near(subject: Subject, names: readonly string[], quoting: () => readonly Sentence[]): readonly Sentence[] {
  const used = subject.text().having(names);
  if (used.length > MOST_USES) return [];
  return [...new Set([...used.filter(({ text }) => text.length < LONGEST), ...quoting()])];
}

function add(uses: Map<string, Set<string>>, key: string, name: string): void {
  uses.set(key, (uses.get(key) ?? new Set()).add(name.toLowerCase()));
}

/** "secret data" beside "public data" and "internal data" */
function besideNouns(subject: Subject, used: ReadonlyMap<string, ReadonlySet<string>>, { noun: shared }: NameSeries): Alike[] {
  const nouns = [...used].filter(([, names]) => names.size > 1 || [...names].some(isRank));
  return nouns.flatMap(([noun, names]) => {
    const pattern = new RegExp(String.raw`(?<![\w-])(?<name>[A-Za-z][a-z]{2,15})[ -]${noun}(?:s|es)?(?![\w-])`, 'g');
    const found = uses(subject.text().having([noun, `${noun}s`, `${noun}es`]), pattern);
    // Of a thing that is called otherwise more often, the names say nothing.
    const isNamed =
      found.filter(({ name }) => names.has(name)).length * 2 >= found.filter(({ name }) => !isFunctionWord(name)).length;
    if (!isNamed) return [];
    return found.filter(
      ({ name, found: { text } }) =>
        !names.has(name) && (isRank(name) || (IS_KIND.test(noun) && names.size > 1) || (noun === shared && /^[A-Z]/.test(text))),
    );
  });
}

const MOST_USES = 60;
const QUOTED_NAME = /["“‘'][A-Za-z]{2,20}["”’']/;
const IS_NAME = /^(?:\d|[a-z][a-z-]{0,20})$/;
const IS_KIND =
  /^(?:class|category|level|tier|grade|band|status|mode|stage|rating|severity|priority|label|verdict|tag|flag|mark|outcome|rank|bucket|zone|alert|notice|code)$/;
const NO_NAME =
  /^(?:first|second|last|next|previous|higher|lower|highest|lowest|top|right|wrong|relevant|appropriate|given|new|current|certain|following|correct|different|similar|own|final|maximum|minimum|required|default|special|specific|particular|single|whole|main|one|two|three|four|five|six|it|various)$/;
const NOUN = /^["”’']?[ -]([a-z]{3,15})(?![\w-])/;
const HEADS = /^["”’']?[ -](?:means|covers|is|are)\b/;
