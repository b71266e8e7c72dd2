import { globSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { readPage } from './read-page.ts';

/** A text that nobody would write, and that somebody will paste. */
export interface HostileText {
  readonly name: string;
  readonly text: string;
}

const PAGES = join(import.meta.dirname, '../../server/src/lint/rules');

/** Texts of about a given length that are hard on any rule: each is one thing over and over. */
export function hostileTexts(length: number): readonly HostileText[] {
  const repeated = Object.entries(PIECES).map(([name, piece]) => ({ name, text: repeat(piece, length) }));
  const numbered = Object.entries(NUMBERED).map(([name, of]) => ({ name, text: countUp(of, length) }));
  return [
    ...repeated,
    ...numbered,
    { name: 'quotes in quotes', text: countUp(() => `${'> '.repeat(60)}Never share it.\n\n`, length) },
    { name: 'lists in lists', text: countUp((number) => `${'  '.repeat(number % 60)}- must not share it\n`, length) },
  ];
}

/** For each rule, what its page shows of its faults: over and over as documents, and all in one line. */
export function triggerTexts(length: number): ReadonlyMap<string, readonly HostileText[]> {
  return new Map(
    globSync('*.md', { cwd: PAGES }).map((file) => {
      const { flagged } = readPage(readFileSync(join(PAGES, file), 'utf8'));
      const text = flagged.flatMap(({ files }) => files.map((each) => each.text)).join('\n\n');
      const name = basename(file, '.md');
      const line = text.replace(/\s+/g, ' ').replace(/^#+/, '');
      return [
        name,
        [
          { name: `${name} in one line`, text: repeat(`${line} `, length) },
          { name: `${name} over and over`, text: repeat(`${text}\n\n`, length) },
        ],
      ];
    }),
  );
}

const PIECES = {
  'one word': 'a',
  'short words': 'a b ',
  commas: 'a, ',
  brackets: '(',
  'square brackets': '[a',
  'opening quotes': '“',
  'quotes of two kinds': '"“ ',
  apostrophes: "n't ",
  'hyphens in a word': 'self-',
  'slashes in a word': 'and/or/',
  'white space': 'a \t \u00a0 ',
  'no width': 'a\u200b',
  'lone surrogates': '\ud800a \udc00. ',
  'right to left': 'لا يجوز للمساعد أن يشارك هذا. ',
  CJK: '助手不得透露此信息。',
  'signs over letters': 'a\u0301\u0323',
  emoji: '\u{1f468}\u200d\u{1f469}\u200d\u{1f467} ',
  'modal verbs': 'must not should never may will ',
  negations: 'not never no cannot without ',
  conditions: 'if when unless except where ',
  pronouns: 'it they this such those the same ',
  'the model': 'the assistant model, the assistant ',
  precedence: 'A overrides B, which prevails over C, then D, then E ',
  labels: 'SP1 and SP2, `SP3`: VALID or INVALID ',
  'numbered levels': 'level 1 to 4, tier 2, severity 3 ',
  hedges: 'generally, usually, in most cases, where appropriate, etc., ',
  topics: 'do not discuss weapons, drugs or suicide, questions about violence and ',
  capitals: 'The Trusted Adult NCII and The Safe Harbour Of ',
  comments: '<!-- deliberate-disable-line and-or -- why -->\n',
  'open comment': '<!-- deliberate-disable ',
  'equal clauses': '- The assistant must not share private information.\n',
  'equal headings': '## Spam\n\nNever.\n\n',
  'equal rows': '| Never share it | D-S2 |\n|---|---|\n',
  'empty examples': '**Example**: x\n\n~~~xml\n<user>\n</user>\n~~~\n\n',
} as const;

const NUMBERED = {
  'ids and references': (number: number) =>
    `### Heading ${number % 900} {#id-${number}}\n\nSee [x](#ido-${number}), SP${number}.\n\n`,
  'defined terms': (number: number) => `## Definitions\n\n- **Term ${number}**: any term ${number + 1}, as defined above.\n\n`,
  'almost equal clauses': (number: number) => `- The assistant must not share item ${number} with user ${number % 7}.\n`,
  'chain of precedence': (number: number) => `Rule ${number} overrides rule ${number + 1}.\n`,
  'policies with labels': (number: number) => `## Spam (SP${number} - x)\n\n- SP${number}.a Cold: "Buy" -> SP${number + 1}\n\n`,
  'allowed and not': (number: number) => `## ${number % 2 ? 'Allowed' : 'Disallowed'}\n\n- Topic ${number >> 1} of weapons\n\n`,
};

function repeat(piece: string, length: number): string {
  return piece.repeat(Math.ceil(length / piece.length)).slice(0, length);
}

function countUp(of: (number: number) => string, length: number): string {
  const parts: string[] = [];
  for (let number = 1, written = 0; written < length; number += 1) {
    const part = of(number);
    parts.push(part);
    written += part.length;
  }
  return parts.join('');
}
