import { groupBy } from '../group-by.ts';
import { firstFrom } from '../located.ts';
import type { Block, Span, Spec } from '../model.ts';
import { splitSentences } from '../sentences.ts';
import { Pairs } from './pair-up.ts';
import type { WordReader } from './read-words.ts';
import { addSimilar, type Sentence } from './similar.ts';
import type { ClauseChange } from './spec-diff.ts';
import type { Versions } from './versions.ts';

/** A sentence longer than this is quoted in part. */
const MOST_QUOTED = 160;

/**
 * Finds, for clauses that were added or removed, a sentence much like each in the same section of the other version that
 * is no clause there: such a clause did not come from nowhere.
 */
export function findEchoes(
  changes: readonly ClauseChange[],
  { before, after, sections }: Versions,
  reader: WordReader,
): ReadonlyMap<ClauseChange, string> {
  const found = new Map<ClauseChange, string>();
  for (const [side, other] of [
    ['before', after],
    ['after', before],
  ] as const) {
    const alone = changes.flatMap((change) => {
      const clause = change.before === null || change.after === null ? change[side] : null;
      const section = clause && (side === 'before' ? before : after).section(clause.section);
      const there = section && (side === 'before' ? sections.afterOf(section) : sections.beforeOf(section));
      return clause && there ? [{ change, text: clause.text, section: there.id }] : [];
    });
    if (alone.length === 0) continue;
    const pairs = new Pairs<Sentence>();
    addSimilar(pairs, alone, readOthers(other.spec, new Set(alone.map(({ section }) => section))), reader);
    for (const each of alone) {
      const sentence = pairs.afterOf(each);
      if (sentence !== null) found.set(each.change, quoted(sentence.text));
    }
  }
  return found;
}

/** The sentences of some sections that are in no clause, definition or example. */
function readOthers(spec: Spec, sections: ReadonlySet<string>): readonly Sentence[] {
  const texts = new Map(spec.files.map(({ path, text }) => [path, text]));
  const taken = groupBy([...spec.clauses, ...spec.definitions, ...spec.examples], ({ path }) => path);
  for (const parts of taken.values()) parts.sort((a, b) => a.span.start - b.span.start);
  return spec.blocks
    .filter(({ kind, section }) => PROSE.includes(kind) && section !== null && sections.has(section))
    .flatMap(({ path, span, section }) => {
      const text = blanked(texts.get(path) ?? '', span, taken.get(path) ?? []);
      return splitSentences(text).map(({ start, end }) => ({ text: plain(text.slice(start, end)), section: section ?? '' }));
    })
    .filter(({ text }) => text !== '');
}

const PROSE: readonly Block['kind'][] = ['prose', 'list', 'quote', 'table'];

/** The text of a block without what is taken. */
function blanked(text: string, block: Span, taken: readonly { readonly span: Span }[]): string {
  let rest = '';
  let at = block.start;
  for (let index = firstFrom(taken, block.start); index < taken.length; index += 1) {
    const span = taken[index]?.span;
    if (!span || span.start >= block.end) break;
    rest += `${text.slice(at, Math.max(at, span.start))}\n\n`;
    at = Math.max(at, span.end);
  }
  return rest + text.slice(at, Math.max(at, block.end));
}

/** Without what is Markdown's own. */
function plain(text: string): string {
  return text
    .replace(/\{#[^\s{}]*\}|[*_`]+/g, '')
    .replace(/^[\s>#|+-]+|[\s|]+$/g, '')
    .replace(/\s+/g, ' ');
}

function quoted(text: string): string {
  return text.length <= MOST_QUOTED
    ? text
    : `${text
        .slice(0, MOST_QUOTED)
        .replace(/[\uD800-\uDBFF]$/, '')
        .trimEnd()}…`;
}
