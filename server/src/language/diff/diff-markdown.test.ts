import MarkdownIt from 'markdown-it';
import { expect, test } from 'vitest';
import { diffSpecs, type Words } from '../../spec/diff/index.ts';
import { parseSpec } from '../../spec/index.ts';
import { diffAsMarkdown, wordsAsMarkdown } from './diff-markdown.ts';

const words = (...texts: readonly string[]): readonly Words[] =>
  texts.map((text) => {
    const kind = text.startsWith('-') ? 'removed' : text.startsWith('+') ? 'added' : 'same';
    return { kind, text: kind === 'same' ? text : text.slice(1) };
  });
const markdownIt = new MarkdownIt();
const shown = (marked: readonly Words[]) => markdownIt.renderInline(wordsAsMarkdown(marked));

test.each([
  [words('The model ', '-must', '+should', ' stop.'), 'The model <s>must</s> <strong>should</strong> stop.'],
  [words('It must stop', '+, unless asked', '.'), 'It must stop, <strong>unless asked</strong>.'],
  [words('It must stop', '-, unless asked', '.'), 'It must stop, <s>unless asked</s>.'],
  [words('stop', '+ (at once)', ' here'), 'stop <strong>(at once)</strong> here'],
  [words('stop', '+(now)', 'here'), 'stop <strong>(now)</strong> here'],
  [words('a ', '-*b*', '+~~c~~', ' d'), 'a <s>*b*</s> <strong>~~c~~</strong> d'],
  [words('a ', '-<b>', '+[x](y)', ' d'), 'a <s>&lt;b&gt;</s> <strong>[x](y)</strong> d'],
  [words('a', '- ', '+\n', 'b'), 'a b'],
  [words('+The whole text.'), 'The whole text.'],
])('marks are read as marks: %j', (marked, html) => expect(shown(marked)).toBe(html));

const compare = (before: string, after: string) => {
  const [old, now] = [before, after].map((text) => parseSpec([{ path: 'spec.md', text }]));
  if (!old || !now) throw new Error('both are there');
  return diffAsMarkdown([{ title: 'spec.md', diff: diffSpecs(old, now), before: old, after: now, lineOf: () => 6 }], 'v`1`');
};
const list = (count: number, sentence: (index: number) => string) =>
  `# Rules {#rules authority=root}\n\n${Array.from({ length: count }, (_, index) => `- ${sentence(index)}`).join('\n')}\n`;

test('nothing that a spec says becomes Markdown or HTML of the pull request', () => {
  const markdown = compare('# A\n', '# A\n\nThe model must write `<script>` and \\| @team in #12 {#x}\n');
  expect(new MarkdownIt({ html: true }).render(markdown)).not.toContain('<script');
  expect(markdown).toContain('since `` v`1` ``');
});

test('long lists are folded, but for what no reviewer may miss', () => {
  const must = list(20, (index) => `The model must cite source ${index} of topic${index}.`);
  const should = must.replaceAll('must', 'should');
  expect(compare(must, should)).toContain('#### Weakened (20)\n\n- **must → should** — Rules, spec.md:7');
  expect(compare(should, must)).toContain('<details>\n<summary><b>Strengthened (20)</b></summary>\n\n- ');
});

test('what happened to all clauses of a section alike is told once', () => {
  const rules = list(20, (index) => `The model must cite source ${index} of topic${index}.`);
  expect(compare(rules, rules.replace('root', 'user'))).toContain(
    '- **authority root → user, set on its section** — Rules, spec.md:7, 20 clauses\n',
  );
});
