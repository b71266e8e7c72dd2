import { expect, test } from 'vitest';
import { parseSpec } from '../../spec/index.ts';
import type { Completion } from '../completion.ts';
import { readCursor } from '../read-cursor.ts';
import { completeSpec } from './complete-spec.ts';
import { completionPlace } from './place.ts';
import { stop, withoutStops } from './tab-stops.ts';

const RULES = { 'and-or': { default: 'warning', description: 'Finds and-or.' } };

const LIMITS = `

# Weapons {#weapons authority=root tags=category}

- The assistant must not explain how to build a bomb. {#no-bombs}
- The assistant may talk about history.
`;

test('links are offered every id of the spec: written ones first, with the words they name', () => {
  const found = complete(`See [it](#<|>).${LIMITS}`);
  expect(found.map(({ label }) => label)).toEqual(['weapons', 'no-bombs', expect.stringMatching(/^weapons\/\w{6}$/)]);
  expect(found[0]).toMatchObject({ kind: 'section', detail: 'category' });
  expect(found[0]?.markdown).toContain('*category Weapons* · *authority root*');
  expect(found[1]?.markdown).toContain('The assistant must not explain how to build a bomb.');
  expect(found[2]?.detail).toBe('clause, id from its words');
});

test('an id is found by its own letters and by the words it names', () => {
  expectOffered(`See [it](#bomb<|>).${LIMITS}`, ['no-bombs']);
  expectOffered(`See [it](#nbo<|>).${LIMITS}`, ['no-bombs'], {}, 1);
  expectOffered(`See [it](#expl<|>).${LIMITS}`, ['no-bombs']);
  expectOffered(`See [it](#zzz<|>).${LIMITS}`, []);
});

test('the whole target is replaced, also where the cursor is inside it', () => {
  expectTaken(`See [it](#no-<|>weapons) now.${LIMITS}`, 'no-bombs', '[it](#no-bombs) now');
  expectTaken(`See [it](<|>) now.${LIMITS}`, 'no-bombs', '[it](#no-bombs) now');
  expectTaken(`See [it][it].\n\n[it]: #no<|>\n${LIMITS}`, 'no-bombs', '[it]: #no-bombs\n');
});

test('links lead into the other files of the spec', () => {
  const others = { 'rules/other.md': '# Other {#other-rule}\n\nThe assistant must stop.\n', 'other.md': '# More {#more}\n\nx\n' };
  expectTaken(`See [it](#oth<|>).${LIMITS}`, 'other-rule', '[it](rules/other.md#other-rule)', others);
  expectTaken(`See [it](rules/other.md#<|>).${LIMITS}`, 'other-rule', '[it](rules/other.md#other-rule)', others);
  expectOffered(`See [it](other.md#mo<|>).${LIMITS}`, ['more'], others);
  const files = complete(`See [it](<|>).${LIMITS}`, others).filter(({ kind }) => kind === 'file');
  expect(files.map(({ label }) => label)).toEqual(['rules/other.md', 'other.md']);
});

test('a way up and names with blanks are written so that a link holds them', () => {
  const text = 'See [it](#).\n';
  const spec = parseSpec([
    { path: 'a/b c/x.md', text },
    { path: 'a/d (1).md', text: '# Rule {#rule}\n\nThe assistant must stop.\n' },
  ]);
  const place = completionPlace(text, 10);
  const { found } = place ? completeSpec(spec, 'a/b c/x.md', 10, place, { snippets: true, rules: {} }) : { found: [] };
  expect(found.map(({ insert }) => insert)).toEqual(['../d%20%281%29.md#rule', expect.stringMatching(/#rule\/\w{6}$/)]);
  const taken = text.replace('#', found[0]?.insert ?? '');
  const [reference] = parseSpec([{ path: 'a/b c/x.md', text: taken }, ...spec.files.slice(1)]).references;
  expect(reference?.resolved).toBe('rule');
});

const EXAMPLE = (inside: string, after = '') => `# Weapons {#weapons}

- The assistant must not explain how to build a bomb. {#no-bombs}

**Example**: a bomb

~~~xml
${inside}
~~~
${after}`;

test('an answer is offered what it may break, the nearest first', () => {
  const others = '\n# Other {#other}\n\n- The assistant must not go on. {#no-going}\n';
  const marked = EXAMPLE('<user>\nHi\n</user>\n<comparison>\n<assistant><!-- BAD[#<|>', others);
  expect(complete(marked).map(({ label }) => label)).toEqual(['weapons', 'no-bombs', 'other', 'no-going']);
  expectTaken(marked, 'no-bombs', 'BAD[#no-bombs\n');
  expectOffered('Outside BAD[#<|>', []);
});

test('tags are offered as the conversation goes', () => {
  expectOffered(EXAMPLE('<<|>'), ['<user>', '<assistant>', '<comparison>'], {}, 3);
  expectOffered(EXAMPLE('<user>\nHi\n</<|>'), ['</user>']);
  expectOffered(EXAMPLE('<user>\nHi\n</user>\n<comparison>\n<<|>'), ['<assistant>', '<tool>', '</comparison>']);
  expectTaken(EXAMPLE('<us<|>>'), '<user>', '~~~xml\n<user>\n\n</user>\n~~~');
  expectOffered('Text <<|>', []);
  expectOffered('~~~python\n<<|>\n~~~\n', []);
});

test('answers are rated, in a comment or before it is begun', () => {
  const open = '<user>\nHi\n</user>\n<comparison>\n<assistant>';
  expectOffered(EXAMPLE(`${open}<!-- <|>`), ['GOOD', 'BAD[#…]', 'BAD', 'OK']);
  expectOffered(EXAMPLE(`${open}<<|>`), ['<!-- GOOD -->', '<!-- BAD[#…] -->', '<!-- BAD -->', '<!-- OK -->'], {}, 4);
  expectTaken(EXAMPLE(`${open}<!-- B<|>`), 'BAD[#…]', '<!-- BAD[#id]: what is wrong -->');
  expectTaken(EXAMPLE(`${open}<!-- <|> -->`), 'GOOD', '<!-- GOOD: why -->');
  expectOffered(EXAMPLE('<user>\n<!-- <|>'), []);
});

test('attributes of tags are offered, none twice', () => {
  expectOffered(EXAMPLE('<assistant <|>'), ['recipient', 'end_turn']);
  expectOffered(EXAMPLE('<assistant recipient="x" e<|>'), ['end_turn']);
  expectOffered(EXAMPLE('<assistant recipient="<|>'), []);
});

test('headings are offered an id from their title, levels and tags, none that are there', () => {
  expectOffered('# No weapons {<|>}', ['#no-weapons', 'authority=root'], {}, 2);
  expectOffered('# No weapons {#a <|>}', ['authority=root', 'authority=system'], {}, 2);
  expectOffered('# A {#a authority=<|>}', ['root', 'system', 'developer', 'user', 'guideline', 'none']);
  expectOffered('# A {#a authority=root <|>}', ['tags=category']);
  expectOffered('# A {<|> authority=root tags=x}\n\nThe assistant must stop.', ['#a']);
  expectOffered('# A {#a tags=category,<|>}\n\n# B {#b tags=category,under_18}\n', ['under_18']);
  expectTaken('# A {#a authority=<|>root}', 'guideline', '# A {#a authority=guideline}');
  expectOffered('# A {#<|>}', ['#a'], {}, 1);
  expectOffered(`# No bombs {<|>}${LIMITS}`, ['#no-bombs-2'], {}, 1);
});

test('a clause is offered an id out of its words, at its end alone', () => {
  expectOffered('# A\n\n- The assistant must not build a bomb. {#<|>', ['#not-build-bomb']);
  expectOffered('# A\n\n- The assistant must not build a bomb. {<|>}', ['#not-build-bomb']);
  expectOffered('# A\n\nWrite {<|>} for a set.', []);
});

test('labels are offered once they are begun', () => {
  const policy = '# Policy (#SP)\n\n## Cold (SP2 - Unasked)\n\nDo not send it.\n\n## Rest (SP0 - Clean)\n\n';
  expectOffered(`${policy}Use SP<|> first.`, ['SP2', 'SP0']);
  expectOffered(`${policy}S<|> first.`, []);
  expect(complete(`${policy}Use SP<|> first.`)[0]?.markdown).toContain('Cold');
});

test('a defined term is offered after two letters, in the case of its sentence, with what it means', () => {
  const terms =
    '# Definitions\n\n- **Minor**: a person under 18.\n- **Stated intent**: words that say why.\n- **CSAM**: images.\n\n# Rules\n\n';
  const [minor] = complete(`${terms}The assistant must not address a mi<|>`);
  expect(minor).toMatchObject({ label: 'minor', kind: 'term' });
  expect(minor?.markdown).toContain('a person under 18.');
  expectTaken(`${terms}The assistant asks for the stated in<|>.`, 'stated intent', 'asks for the stated intent.');
  expectOffered(`${terms}See what Mi<|>`, ['Minor']);
  expectOffered(`${terms}The assistant shows no cs<|>`, ['CSAM']);
  expectOffered(`${terms}The assistant must not m<|>`, []);
  expectOffered(`${terms}The assistant must not adm<|>`, []);
  expectOffered('# Definitions\n\n- **Mi<|>nor**: a person under 18.\n', []);
});

test('front matter has its keys and levels', () => {
  expectOffered('---\n<|>\n---\n', ['title', 'authority', 'category']);
  expectOffered('---\ntitle: A\nau<|>\n---\n', ['authority']);
  expectOffered('---\nauthority: <|>\n---\n', ['root', 'system', 'developer', 'user', 'guideline', 'none']);
  expectOffered('---\ntitle: <|>\n---\n', []);
  expectOffered('---\nti<|>', ['title', 'authority']);
  expectOffered('---\r\ntitle: A\r\n<|>\r\n---\r\n', ['authority', 'category']);
  expectOffered('---\n\nWeather is nice.\n\nno<|>', []);
});

test('comments to the linter have their words and rules, outside of examples', () => {
  expectOffered('# A\n\n<!-- deliberate-disable-line <|> -->\n', ['and-or']);
  expectOffered(EXAMPLE('<user>\n<!-- deliberate-disable-line <|>'), []);
});

test('snippets stand at the beginning of a line or of an item, where the editor takes them', () => {
  expectOffered('# A\n\n<|>\n', ['category', 'clause', 'example', 'definition']);
  expectOffered('# A\n\n- <|>\n', ['clause', 'definition']);
  expectOffered('# A\n\nThe cl<|>\n', []);
  expectOffered('~~~\n<|>\n~~~\n', []);
  const { spec, path, offset, text } = readCursor('# A\n\n<|>\n');
  const place = completionPlace(text, offset);
  expect(place && completeSpec(spec, path, offset, place, { snippets: false, rules: {} }).found).toEqual([]);
});

test('a category that is written whole is read as one, with all its parts', () => {
  const text = taken(`${LIMITS.trimStart()}\n<|>\n`, 'category');
  const spec = parseSpec([{ path: 'spec.md', text }]);
  expect(spec.problems).toEqual([]);
  expect(spec.categories.map(({ id }) => id)).toEqual(['weapons', 'new-category']);
  const own = <T extends { readonly category: string | null }>(list: readonly T[]) =>
    list.filter(({ category }) => category === 'new-category');
  const roles = own(spec.sections).map(({ role }) => role);
  expect(roles).toEqual(expect.arrayContaining(['definitions', 'allowed', 'disallowed', 'examples']));
  expect(own(spec.clauses).map(({ mode }) => mode)).toEqual(expect.arrayContaining(['comply', 'refuse']));
  expect(own(spec.examples).every(({ answers }) => answers.some(({ violates }) => violates !== null))).toBe(true);
  expect(spec.references.filter(({ resolved }) => resolved === null)).toEqual([]);
});

test('the title and the id of a category are written once, and stand wherever they belong', () => {
  const category = complete(`${LIMITS.trimStart()}\n<|>\n`).find(({ label }) => label === 'category');
  const own = category?.insert.replaceAll(stop(2, 'new-category'), 'fraud').replace(stop(1, 'New category'), 'Fraud') ?? '';
  expect(own).toMatch(/^# Fraud \{#fraud authority=root tags=category\\\}\n/);
  const spec = parseSpec([{ path: 'a.md', text: withoutStops(own) }]);
  expect([...spec.sections, ...spec.clauses].filter(({ idSpan }) => idSpan).every(({ id }) => id.startsWith('fraud'))).toBe(true);
  expect(spec.references.every(({ resolved }) => resolved?.startsWith('fraud'))).toBe(true);
});

test('snippets are in the notation of the file', () => {
  const fence = '~~~~xml\n<user>\nHi\n</user>\n<comparison>\n<assistant><!-- GOOD -->\nHi\n</assistant>\n</comparison>\n~~~~\n\n';
  const policy = `# Spam (#SP)\n\n## Cold (SP2 - Unasked)\n\n* Do not send it.\n\n${fence}`;
  expect(taken(`${policy}<|>\n`, 'category')).toContain('# New Category (#NC)\n');
  expect(taken(`${policy}<|>\n`, 'example')).toContain('\n~~~~xml\n<user>\nthe prompt\n');
  expect(taken(`${policy}<|>\n`, 'clause')).toContain('\n* The assistant must what it does.\n');
  expect(taken(`${LIMITS}\n<|>\n`, 'clause')).toContain('\n- The assistant must what it does. {#id}\n');
});

test('a clause and an example that are written whole are read as one', () => {
  const clause = parseSpec([{ path: 'a.md', text: taken('# A\n\n<|>\n', 'clause') }]);
  expect(clause.clauses.map(({ id, modality }) => [id, modality])).toEqual([['id', 'must']]);
  const example = parseSpec([{ path: 'a.md', text: taken('# A {#id}\n\n<|>\n', 'example') }]);
  expect(example.problems).toEqual([]);
  expect(example.examples.map(({ title, answers }) => [title, answers.map(({ rating }) => rating)])).toEqual([
    ['title', ['good', 'bad']],
  ]);
});

test('nothing is offered while prose is typed, and hostile text does no harm', () => {
  for (const marked of [
    'The weather is <|>',
    'The weather<|>',
    'a - <|>b',
    'x (<|>',
    '',
    '<|>~~~',
    '\uD800<|>',
    '---\r\n<|>',
    '~~~\r\n<|>',
  ])
    expect(
      complete(marked).filter(({ kind }) => kind !== 'snippet' && kind !== 'key'),
      marked,
    ).toEqual([]);
});

test('at every place of a file the answer replaces only what is on its line', () => {
  const fence = '<user>\nHi\n</user>\n<comparison>\n<assistant><!-- BAD[#no-bombs]: x -->\nNo\n</assistant>\n</comparison>';
  const text = `---\nauthority: root\n---\n\n${EXAMPLE(fence, '\n[it]: #other\n\n| a | b {#c} |\n| - | - |\n\n<!-- deliberate-disable-line and-or -- x -->\n')}`;
  for (const each of [text, text.replaceAll('\n', '\r\n'), text.slice(0, 150), `${text.slice(0, 260)}\uD800`]) {
    const spec = parseSpec([{ path: 'spec.md', text: each }]);
    for (let offset = 0; offset <= each.length; offset += 1) {
      const place = completionPlace(each, offset);
      const { found } = place ? completeSpec(spec, 'spec.md', offset, place, { snippets: true, rules: RULES }) : { found: [] };
      for (const { span } of found) {
        expect(span.start <= offset && offset <= span.end && span.end <= each.length, `${offset}`).toBe(true);
        expect(each.slice(span.start, span.end)).not.toMatch(/[\r\n]/);
      }
    }
  }
});

test('long lines of every sign take no time', () => {
  const before = performance.now();
  for (const sign of ['](', '<a ', '{', '[#', '<!-- ', '- ', '---\n', 'a-', '#', '`', 'a="', 'é'])
    completionPlace(`---\n${sign.repeat(50_000)}`, 100_000);
  expect(performance.now() - before).toBeLessThan(200);
});

function expectOffered(
  marked: string,
  labels: readonly string[],
  others: Readonly<Record<string, string>> = {},
  first = 99,
): void {
  const offered = complete(marked, others).map(({ label }) => label);
  expect(offered.slice(0, first), marked).toEqual(labels);
}

/** What the text is once something was taken, with the words of its tab stops. */
function taken(marked: string, label: string, others: Readonly<Record<string, string>> = {}): string {
  const { text } = readCursor(marked);
  const chosen = complete(marked, others).find((each) => each.label === label);
  expect(chosen, `${label} for ${marked}`).toBeDefined();
  if (!chosen) return text;
  const insert = chosen.isSnippet ? withoutStops(chosen.insert) : chosen.insert;
  return `${text.slice(0, chosen.span.start)}${insert}${text.slice(chosen.span.end)}`;
}

function expectTaken(marked: string, label: string, expected: string, others: Readonly<Record<string, string>> = {}): void {
  expect(taken(marked, label, others)).toContain(expected);
}

/** What an editor shows: what is compared begins with what is typed, or has its letters. */
function complete(marked: string, others: Readonly<Record<string, string>> = {}): readonly Completion[] {
  const { spec, path, offset, text } = readCursor(marked, others);
  const place = completionPlace(text, offset);
  if (!place) return [];
  const { found } = completeSpec(spec, path, offset, place, { snippets: true, rules: RULES });
  for (const { span } of found) {
    expect(span.start).toBeLessThanOrEqual(offset);
    expect(span.end).toBeGreaterThanOrEqual(offset);
    expect(text.slice(span.start, span.end)).not.toContain('\n');
  }
  return found.filter(({ label, filter, span }) => holdsLetters(filter ?? label, text.slice(span.start, offset)));
}

function holdsLetters(words: string, typed: string): boolean {
  let from = 0;
  for (const letter of typed.toLowerCase()) {
    from = words.toLowerCase().indexOf(letter, from) + 1;
    if (from === 0) return false;
  }
  return true;
}
