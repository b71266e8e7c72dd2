import { expect, test } from 'vitest';
import { parseSpec } from '../spec/index.ts';
import { lintSpec } from './lint-spec.ts';
import { defineRule } from './rule.ts';
import { readSuppressionComments } from './suppression-comments.ts';
import { readSuppressions } from './suppressions.ts';

/** Finds every `bad`, wherever it stands. */
const bad = defineRule({
  name: 'bad',
  family: 'structure',
  severity: 'warning',
  summary: 'Finds the word bad.',
  check: ({ files }) =>
    files.flatMap(({ path, text }) =>
      [...text.matchAll(/bad\d/g)].map(({ index, 0: word }) => ({
        path,
        span: { start: index, end: index + word.length },
        message: word,
      })),
    ),
});

const parse = (text: string) => parseSpec([{ path: 'spec.md', text }]);
/** the words that are still found */
const left = (text: string) => lintSpec(parse(text), {}, [bad]).findings.map(({ message }) => message);

test('a comment answers the next line, past blank lines and past other comments', () => {
  const comment = '<!-- deliberate-disable-next-line bad -- known -->';
  expect(left(`${comment}\nbad1\nbad2\n`)).toEqual(['bad2']);
  expect(left(`${comment}\n\n\nbad1 bad2\n\nbad3\n`)).toEqual(['bad3']);
  expect(left(`${comment}\n<!-- deliberate-disable-next-line other -- known -->\n\nbad1\n`)).toEqual([]);
  expect(left(`${comment}\r\nbad1\r\nbad2\r\n`)).toEqual(['bad2']);
});

test('a comment on a line answers that line', () => {
  expect(left('bad1 <!-- deliberate-disable-line bad -- known -->\nbad2\n')).toEqual(['bad2']);
  expect(left('| a | b |\n|---|---|\n| bad1 | x <!-- deliberate-disable-line bad -- known --> |\n| bad2 | y |\n')).toEqual([
    'bad2',
  ]);
});

test('a region ends where the next one is enabled, else with the file', () => {
  expect(left('bad1\n\n<!-- deliberate-disable bad -- a -->\n\nbad2\n\n<!-- deliberate-enable -->\n\nbad3\n')).toEqual([
    'bad1',
    'bad3',
  ]);
  expect(left('bad1\n\n<!-- deliberate-disable bad -- a -->\n\nbad2\n')).toEqual(['bad1']);
});

test('a clause that begins in the scope is answered whole', () => {
  const text =
    '<!-- deliberate-disable-next-line bad -- known -->\nThe assistant must never be\nbad1 to anyone. It must not\nbe bad2.\n';
  expect(left(text)).toEqual(['bad2']);
});

test('an example under the comment is one line', () => {
  const example = '**Example**: x\n\n~~~xml\n<user>\nbad1\n</user>\n~~~\n';
  expect(left(`# A\n\n<!-- deliberate-disable-next-line bad -- known -->\n${example}\nbad2\n`)).toEqual(['bad2']);
});

test('what stands in code, an example or front matter is no comment', () => {
  const comment = '<!-- deliberate-disable bad -->';
  const quoted = [
    `~~~\n${comment}\n~~~\n`,
    `- a\n  \`\`\`\n  ${comment}\n  \`\`\`\n`,
    `> ~~~\n> ${comment}\n> ~~~\n`,
    `Write \`${comment}\` above it.\n`,
    `Write \`\`a\` ${comment}\`\` above it.\n`,
    `---\ntitle: "${comment}"\n---\n`,
    `# A\n\n**Example**: x\n\n~~~xml\n<user>\n${comment}\n</user>\n~~~\n`,
  ];
  for (const text of quoted) expect(readSuppressions(parse(text)), text).toEqual([]);
  expect(readSuppressions(parse(`\`a\`\n\n${comment}\n\n\`b\`\n`))).toHaveLength(1);
  expect(readSuppressions(parse(`- a \`b\n- c\n\n${comment}\n`))).toHaveLength(1);
});

test('names, their places and the reason are read', () => {
  const text = 'x <!-- deliberate-disable-line and-or,  open-list -- because -- of > that -->\n';
  const [comment] = readSuppressionComments(parse(text));
  expect(comment).toMatchObject({ word: 'disable-line', reason: 'because -- of > that', closed: true });
  expect(comment?.rules.map(({ span }) => text.slice(span.start, span.end))).toEqual(['and-or', 'open-list']);
  expect(text.slice(comment?.wordSpan.start, comment?.wordSpan.end)).toBe('deliberate-disable-line');
});

test('the nearest comment answers, so that a second one for the same line is seen to do nothing', () => {
  const seen: (readonly string[])[] = [];
  const watch = defineRule({
    ...bad,
    name: 'watch',
    check: () => [],
    checkSuppressions: (_, suppressions) => {
      seen.push(...suppressions.map(({ used }) => [...used]));
      return [];
    },
  });
  const comment = '<!-- deliberate-disable-next-line bad -- known -->\n';
  lintSpec(parse(`${comment}${comment}bad1\n`), {}, [bad, watch]);
  expect(seen).toEqual([[], ['bad']]);
});

test('many comments are read in time, on one line, stacked, open and regions', () => {
  const size = 100_000;
  const lines = [
    '<!-- deliberate-disable-line bad -- x --> ',
    '<!-- deliberate-disable-next-line bad -- x -->\n',
    '<!-- deliberate-disable bad -- x -->\nbad1\n',
    '<!-- deliberate-disable bad ',
    '<!-- deliberate-disable `',
    '`` ` ',
  ];
  for (const line of lines) {
    const spec = parse(line.repeat(size / line.length));
    // The best of a few: another process may have had the processor.
    const times = Array.from({ length: 5 }, () => {
      const start = performance.now();
      readSuppressions(spec);
      return performance.now() - start;
    });
    expect(Math.min(...times), line).toBeLessThan(50);
  }
});
