import markdownIt from 'markdown-it';
import { describe, expect, test } from 'vitest';
import { extendMarkdownIt } from './extend-markdown-it.ts';

const render = (text: string) => extendMarkdownIt(markdownIt({ html: true, linkify: true })).render(text);
const renderPlain = (text: string) => markdownIt({ html: true, linkify: true }).render(text);

describe('attributes', () => {
  test('a heading has its id as anchor and its attributes as badges', () => {
    const html = render('## Do *not* lie {#do_not_lie authority=root tags=u18}');
    expect(html).toContain('<h2 id="do_not_lie">Do <em>not</em> lie ');
    expect(html).toContain('<span class="deliberate-id">#do_not_lie</span>');
    expect(html).toContain('<span class="deliberate-authority deliberate-authority-root" title="Authority: root">root</span>');
    expect(html).toContain('<span class="deliberate-tag" title="Tag">u18</span>');
    expect(html).not.toContain('{');
  });

  test('an id with underscores around it is not read as emphasis', () => {
    expect(render('# A {#_a_b_}')).toContain('#_a_b_</span>');
  });

  test("the editor's own slug of a heading stays an anchor", () => {
    const markdown = extendMarkdownIt(markdownIt());
    const rule = markdown.renderer.rules.heading_open;
    markdown.renderer.rules.heading_open = (tokens, index, options, environment, self) => {
      tokens[index]?.attrSet('id', 'the-slug');
      return rule?.(tokens, index, options, environment, self) ?? '';
    };
    expect(markdown.render('# A {#own}')).toContain('<h1 id="own"><span id="the-slug"></span>A');
    expect(markdown.render('# A')).toContain('<h1 id="the-slug">A');
  });

  test('tokens that are rendered twice give the same twice', () => {
    const markdown = extendMarkdownIt(markdownIt());
    const tokens = markdown.parse('# A {#a}\n\n[?](#a)\n\n!!! meta "C"\n    b\n\n~~~xml\n<user>q</user>\n~~~', {});
    const first = markdown.renderer.render(tokens, markdown.options, {});
    expect(markdown.renderer.render(tokens, markdown.options, {})).toBe(first);
  });

  test('a clause has its id as a badge that is an anchor', () => {
    expect(render('- Refuse. {#no-bombs}')).toContain('Refuse. <span class="deliberate-id" id="no-bombs">#no-bombs</span></li>');
    expect(render('Refuse\nalways. {#no-bombs}')).toContain('always. <span class="deliberate-id" id="no-bombs">');
  });

  test('braces that hold no id stay as they are at the end of a paragraph', () => {
    for (const text of ['Use {a=b}', 'Use `{#a}` here', 'Write {#a} first']) expect(render(text)).toBe(renderPlain(text));
  });

  test('nothing in braces becomes HTML', () => {
    const html = render('# A {#<img/src=x> tags=<b>}\n\nB {#"><script>}');
    expect(html).not.toMatch(/<img|<b>|<script>/);
  });
});

describe('references', () => {
  test('a question mark shows the title of its target, wherever that stands', () => {
    const html = render('See [?](#later).\n\n# The `last` & the first {#later}');
    expect(html).toContain('<a href="#later">The last &amp; the first</a>');
  });

  test('a target that nothing has is shown by its id', () => {
    expect(render('See [?](#nowhere).')).toContain('<a href="#nowhere">#nowhere</a>');
  });

  test('any other link keeps its text', () => {
    expect(render('See [this](#a) and [?](https://example.com).\n\n# A {#a}')).toContain(
      '>this</a> and <a href="https://example.com">?</a>',
    );
  });
});

describe('commentary', () => {
  test('its body is rendered as Markdown, in a box', () => {
    const html = render('!!! meta "Why so"\n\n    It **matters**.\n\n    - a\n    - b\n\nAfter.');
    expect(html).toMatch(
      /<aside class="deliberate-commentary"><p class="deliberate-commentary-title">Why so<\/p>\s*<p>It <strong>matters<\/strong>\.<\/p>/,
    );
    expect(html).toMatch(/<li>b<\/li>\s*<\/ul>\s*<\/aside><\/div>\s*<p>After\.<\/p>/);
  });

  test('its title is escaped', () => {
    expect(render('!!! meta "<img src=x>"\n    b')).toContain('&lt;img src=x&gt;');
  });

  test('it may follow a paragraph, stand in a list, and have no body', () => {
    expect(render('Text\n!!! meta "C"\n    b')).toMatch(/<p>Text<\/p>\s*<div><aside/);
    expect(render('- item\n\n  !!! meta "C"\n      b\n\n  after')).toMatch(
      /<aside[\s\S]*<p>b<\/p>\s*<\/aside><\/div>\s*<p>after/,
    );
    expect(render('!!! meta "C"\n\nAfter')).toMatch(/<\/aside><\/div>\s*<p>After/);
  });

  test('other admonitions are left alone', () => {
    const text = '!!! note "N"\n    b';
    expect(render(text)).toBe(renderPlain(text));
  });
});

describe('examples', () => {
  const example = [
    '~~~xml',
    '<developer name="a&b">',
    'Be brief.',
    '</developer>',
    '<user>',
    '# not a <b>heading</b>',
    '</user>',
    '<comparison>',
    '<assistant>',
    '<!-- GOOD -->',
    'No.',
    '</assistant>',
    '<assistant>',
    '<!-- BAD[#be_kind]: too <i>rude</i> -->',
    'Get lost.',
    '</assistant>',
    '</comparison>',
    '~~~',
  ].join('\n');

  test('turns and answers come in order, with ratings in words', () => {
    const text = render(example)
      .replace(/<[^>]+>/g, ' ')
      .replace(/\s+/g, ' ')
      .trim();
    expect(text).toBe(
      'developer name: a&amp;b Be brief. user # not a &lt;b&gt;heading&lt;/b&gt; ' +
        'assistant ✓ Good No. assistant ✗ Bad breaks #be_kind too &lt;i&gt;rude&lt;/i&gt; Get lost.',
    );
  });

  test('a fence that does not parse, or holds no conversation, is a code block as before', () => {
    for (const text of [
      '~~~xml\n<user>\nhi\n~~~',
      '~~~xml\n<a>b</a>\n~~~',
      '```xml\n<user>x</user>\n```',
      '~~~\n<user>x</user>\n~~~',
    ])
      expect(render(text)).toBe(renderPlain(text));
  });
});
