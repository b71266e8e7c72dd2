import { expect, test } from 'vitest';
import { hostileTexts } from '../../../../test/lint/hostile-texts.ts';
import { readCursor } from '../read-cursor.ts';
import { configurationLinks } from './configuration-links.ts';
import { documentLinks } from './document-links.ts';

test('a reference leads to what has the id, in words', () => {
  expectLinks(
    'See [it](#rule "why") and [that](<#stop>).\n\n# The rule {#rule}\n\n- The assistant must stop. {#stop}\n',
    '#rule → spec.md:44 Go to the section “The rule”',
    '#stop → spec.md:66 Go to the clause “The assistant must stop.”',
  );
});

test('a link that names a link definition leads to what that names', () => {
  expectLinks('See [it][the rule].\n\n# A {#a}\n\nText.\n\n[the rule]: #a\n', 'the rule → spec.md:21 Go to the section “A”');
});

test('what a bad answer breaks is a link', () => {
  const fence = '~~~xml\n<user>\nHi\n</user>\n<comparison>\n<assistant><!-- BAD[#stop] -->\nNo\n</assistant>\n</comparison>\n~~~';
  expectLinks(
    `# Halt {#stop}\n\nThe assistant must stop.\n\n**Example**: one\n\n${fence}\n`,
    '#stop → spec.md:0 Go to the section “Halt”',
  );
});

test('a link leads into another file of the spec', () => {
  const { spec, path, text } = readCursor('# A\n\nSee [it](other.md#rule) and [all](other.md).\n', {
    'other.md': '# Top\n\n## Rule {#rule}\n\nThe assistant must stop.\n',
  });
  expect(documentLinks(spec, path, () => false).map(({ span, target }) => [text.slice(span.start, span.end), target])).toEqual([
    ['other.md#rule', { kind: 'place', path: 'other.md', offset: 7 }],
    ['other.md', { kind: 'place', path: 'other.md', offset: 0 }],
  ]);
});

test('an eval id leads to its file, where there is one', () => {
  expectLinks('# A\n\nThe assistant must stop[^abc1], and go[^none].\n', '[^abc1] → eval abc1 Open the eval file abc1.md');
});

test('the rules that a comment to the linter names lead to their pages', () => {
  expectLinks(
    '# A\n\n<!-- deliberate-disable-next-line and-or, open-list -- why -->\nThe assistant must stop.\n',
    'and-or → rule and-or Read what the rule and-or finds',
    'open-list → rule open-list Read what the rule open-list finds',
  );
});

test('what names nothing, labels, code and web addresses are no links', () => {
  expectLinks(
    '# Policy (#SP)\n\nSee [it](#nowhere), `[x](#SP)`, [web](https://example.com) and SP2.\n\n## Cold (SP2 - Unasked)\n\nDo not send it.\n',
  );
});

test('of any text, links lie in it', () => {
  const texts = ['', '~~~\n', '---\ntitle: a\n---\n', '[a](#', '[](#a)\n\n# A {#a}\n', '[\ud800](#a)\r\n\r\n# A {#a}\r\n'];
  for (const text of [...texts, ...hostileTexts(4000).map((each) => each.text)]) {
    const { spec, path } = readCursor(text);
    for (const { span } of documentLinks(spec, path, () => true)) {
      expect(span.start).toBeGreaterThanOrEqual(0);
      expect(span.end).toBeGreaterThan(span.start);
      expect(span.end).toBeLessThanOrEqual(text.length);
    }
  }
});

test('the paths in deliberate.yaml are links', () => {
  expectPaths(
    'specs:\n  - name: One\n    files: [a.md, "b c.md", policy/*.md]\n  - files:\n    - d.md # last\nignore: drafts/x.md\n',
    'a.md',
    'b c.md',
    'policy/*.md',
    'd.md',
    'drafts/x.md',
  );
});

test('half-written deliberate.yaml has the links that can be read', () => {
  expectPaths('specs:\n  - files: [a.md, b', 'a.md', 'b');
  for (const text of ['', 'specs', '- a', 'specs: {files: a.md}', 'specs: [1, {files: {}}]', '\ud800: [']) expectPaths(text);
});

function expectPaths(text: string, ...expected: readonly string[]): void {
  const links = configurationLinks(text);
  expect(links.map(({ path }) => path)).toEqual(expected);
  for (const { span, path } of links) expect(text.slice(span.start, span.end)).toBe(path);
}

function expectLinks(text: string, ...expected: readonly string[]): void {
  const { spec, path } = readCursor(text);
  const shown = documentLinks(spec, path, (id) => id === 'abc1').map(({ span, tooltip, target }) => {
    const words = text.slice(span.start, span.end);
    const place =
      target.kind === 'place'
        ? `${target.path}:${target.offset}`
        : target.kind === 'eval'
          ? `eval ${target.id}`
          : `rule ${target.rule}`;
    return `${words} → ${place} ${tooltip}`;
  });
  expect(shown).toEqual(expected);
}
