import type { Clause } from '../../spec/index.ts';
import type { Sentence } from '../text/sentence.ts';
import { CONTENT, MADE } from './ban-scope-words.ts';
import { hasModes, statesAllowed } from './boundaries.ts';
import { informs, namesUse, onlyHelps, reachesUse } from './carve-outs.ts';
import type { CategoryView } from './category-view.ts';
import { excepts, leavesAlone } from './stances.ts';

/** What is asked of a ban: where it stands, and its words. */
type Ban = Pick<Clause, 'path' | 'span' | 'text'>;

/**
 * Whether a category says something of the uses, or of what it defines as harmless. The name of a helpline says nothing of them, nor
 * does a permission for something else, nor the ban, unless it says how far it reaches.
 */
export function isLimitedInCategory(view: CategoryView, ban: Ban): boolean {
  const others = view.sentences.filter((sentence) => !isPartOf(sentence, ban));
  const idle = new Set(others.filter((sentence) => onlyHelps(sentence) || permitsOther(sentence)));
  const idleClauses = new Set([...idle].map(({ clause }) => clause));
  const rest: CategoryView = {
    ...view,
    sentences: others.filter((sentence) => !idle.has(sentence)),
    clauses: view.clauses.filter((clause) => !idleClauses.has(clause) && !isPartOf(clause, ban)),
  };
  return (
    view.sentences.some((sentence) => isPartOf(sentence, ban) && (reachesUse(sentence) || excepts(sentence))) ||
    (!hasModes(view) && statesAllowed(rest)) ||
    rest.sections.some(({ role }) => role === 'excludes') ||
    rest.clauses.some(({ mode, modality }) => mode === 'comply' && modality === 'may') ||
    rest.sentences.some((sentence) => namesUse(sentence) || EXCEPTED.test(sentence.text))
  );
}

/**
 * Whether a chapter of anything says how far the first ban in it reaches: it is on much else too, so what it permits or excepts must
 * speak of a ban.
 */
export function isLimitedInChapter(bans: readonly Sentence[], chapter: readonly Sentence[]): boolean {
  const [first] = bans;
  if (!first || reachesUse(first) || excepts(first) || (/[(;—–-]/.test(first.text) && leavesAlone(first))) return true;
  const known = new Set(bans);
  let last: Sentence | null = null;
  let since = 0;
  return chapter.some((sentence) => {
    since += 1;
    if (known.has(sentence)) {
      last = sentence;
      since = 0;
      return sentence !== first && reachesUse(sentence);
    }
    const { text } = sentence;
    const isNext = last !== null && since <= NEAR && followsUp(sentence, last);
    const onHarm = CONTENT.test(text);
    if (namesUse(sentence) && (isNext || onHarm || DECIDES.test(text) || isPermission(sentence))) return true;
    const speaks =
      onHarm || (isNext && (POINTS_BACK.test(text) || (DECIDES.test(text) && (MADE.test(text) || informs(sentence)))));
    if (isNext && speaks && /\b(?:may|can)\b/i.test(text) && !onlyHelps(sentence)) return true;
    if (isNext && (EXCEPTED.test(text) || ELLIPTIC.test(text))) return true;
    return speaks && (EXCEPTED.test(text) || excepts(sentence) || leavesAlone(sentence));
  });
}

/** Whether a sentence near a ban goes on with its subject. */
function followsUp({ prose, text, words }: Sentence, ban: Sentence): boolean {
  return (
    prose === ban.prose ||
    (prose.kind === 'cell' && ban.prose.kind === 'cell') ||
    POINTS_BACK.test(text) ||
    ban.words.some((word) => word.length > 4 && !GENERAL.has(word) && words.includes(word))
  );
}

function isPartOf({ span, path }: Pick<Ban, 'span' | 'path'>, ban: Ban): boolean {
  return path === ban.path && span.start <= ban.span.start && ban.span.start < span.end;
}

/** Whether a sentence permits something, or says what is answered, and it has nothing to do with the harm or with telling of anything. */
function permitsOther(sentence: Sentence): boolean {
  const { clause, text } = sentence;
  const isIdle =
    clause === null ? !DECIDES.test(text) && !ANSWERED.test(text) : clause.mode === 'comply' && clause.modality === 'may';
  return (
    isIdle && !CONTENT.test(text) && !POINTS_BACK.test(text) && !EXCEPTED.test(text) && !informs(sentence) && !namesUse(sentence)
  );
}

function isPermission({ clause }: Sentence): boolean {
  return clause !== null && (clause.mode === 'comply' || clause.modality === 'may');
}

const ANSWERED = /\b(?:answer(?:s|ed)?|questions?|requests?|shown|posted|described|discussed|published|read|written)\b/i;
/** Words that any two rules share. */
const GENERAL: ReadonlySet<string> = new Set(
  'content material include includes contain contains posts messages topics requests users never cannot should which there their other about answer answers'.split(
    ' ',
  ),
);
/** How many sentences on one still speaks of the same. */
const NEAR = 2;
const POINTS_BACK = /\b(?:its|them|their|this|these|those|such|same)\b|[a-z,;] (?:it|they|one|ones)\b/i;
const DECIDES =
  /\b(?:allowed|permitted|fine|acceptable|okay|ok|may|can|exempt\w*|except\w*|unless|even|regardless|whether|too|also|count\w*|welcome|stays?|still)\b/i;
const EXCEPTED =
  /\b(?:excepted|exempt|do(?:es)? not (?:count|apply|cover|extend|mean)|(?:is|are) (?:not|no) (?:such|meant|affected|covered|counted|part)|not meant by|no such thing|(?:is|are) (?:let|waved) through|(?:stays?|left|kept|leave|keep) (?:up|alone|online))\b/i;
/** "Lines that call it out are not.", "For the coroner it keeps them." */
const ELLIPTIC = /\b(?:do|does|may|can|is|are)(?: not)?\W*$|\b(?:keeps?|allows?|permits?) (?:it|them|those)\b/i;
