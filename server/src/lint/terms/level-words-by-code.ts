import type { Found, Subject } from '../rule.ts';
import { findWords } from '../text/sentence.ts';

/** Finds a code that rules use as a level, and that the spec explains nowhere: "at CBRN-2 or above", "a T2 tool" of a column "Tier". */
export function unexplainedCodes(subject: Subject): Found[] {
  const codes = [...subject.text().words()].filter((word) => LIKE_CODE.test(word));
  if (codes.length === 0) return [];
  const { heads, sorting } = readTables(subject);
  const seen = new Set<string>();
  return subject
    .text()
    .having(codes)
    .filter(({ prose, text }) => prose.kind !== 'cell' && text.length < LONGEST)
    .flatMap((sentence) =>
      findWords(sentence, CODE).flatMap(({ text, span, groups }): Found[] => {
        const code = groups['code'] ?? '';
        const isLevel = groups['limit'] !== undefined || sorting.has(code);
        if (!isLevel || seen.has(code) || heads.has(code) || seen.size >= MOST) return [];
        seen.add(code);
        if (isExplained(subject, code)) return [];
        return [
          {
            path: sentence.path,
            span,
            message: `Unexpected “${text}”, expected a level that this spec defines: say what “${code}” is, or name another`,
          },
        ];
      }),
    );
}

/** The codes that head rows, and those of a later column of levels: they sort the rows, and are not said there. */
function readTables({ blocks, textOf }: Subject): { readonly heads: ReadonlySet<string>; readonly sorting: ReadonlySet<string> } {
  const heads = new Set<string>();
  const sorting = new Set<string>();
  for (const { kind, path, span } of blocks) {
    if (kind !== 'table') continue;
    const [top = [], , ...rows] = textOf(path).slice(span.start, span.end).split('\n').map(cellsOf);
    for (const row of rows)
      for (const [at, cell] of row.entries()) {
        if (at === 0) heads.add(cell);
        else if (COLUMN.test(top[at] ?? '') && WHOLE.test(cell)) sorting.add(cell);
      }
  }
  return { heads, sorting };
}

function cellsOf(row: string): string[] {
  return row
    .replace(/^\s*\|/, '')
    .split('|')
    .map((cell) => cell.replace(/[`*]/g, '').trim());
}

/** Whether it heads a title, an item or a sentence, stands in brackets behind what it means, or before a verb that explains. */
function isExplained({ sections, text }: Subject, code: string): boolean {
  const own = new RegExp(
    String.raw`(?:^|[^\w-])${code}(?: ?[:=(–—]| - |["”’']?\)| (?:means?|covers?|stands? for|refers? to|is (?:for|an?|the|reached)|applies|when|if|once)\b)`,
  );
  return (
    sections.some(({ title }) => title.length < LONGEST && title.includes(code)) ||
    text().sentences.some(({ prose, text: words }) => words.length < LONGEST && prose.kind !== 'cell' && own.test(words))
  );
}

const LONGEST = 600;
/** No policy has more levels; a text that does would take long. */
const MOST = 20;
const LIKE_CODE = /^[a-z]{1,6}-?\d{1,3}$/;
const WORDS = String.raw`[A-Z]{1,6}-?\d{1,2}`;
const WHOLE = new RegExp(`^${WORDS}$`);
/** Not ratings and versions that others give. */
const CODE = new RegExp(
  String.raw`(?<![\w-])(?<code>(?!(?:GPT|PG|K|IE|ES|TLS|SSL|PHP|USB|RHEL|HTML|CSS|UTF|TV|ISO|H|A)-?\d)${WORDS})(?![\w-]|\.\w)(?<limit> (?:or|and) (?:above|higher|below|lower|over|worse)(?=\W*$|[,;.)]| (?:is|are|must|may|should|gets?|goes?|needs?|requires?|pages?|with|on|to|for|in|by)\b))?`,
  'g',
);
const COLUMN = /^(?:[a-z]+ )?(?:tier|level|class|severity|risk|priority|grade|band|category|rating|status|stage)$/i;
