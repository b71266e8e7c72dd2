import fc from 'fast-check';

/** Pieces of every notation, put together at random: what real documents mix, and what breaks them. */
const fragments = [
  '# Title {#id authority=root}',
  '## Title {#id',
  '## Allowed',
  '### Disallowed {#x authority=nobody tags=category}',
  'S1: Violent Crimes',
  '✅ Allowed Content (SP0 – fine)',
  'DEFINITIONS',
  '# Name (#ARS)',
  '- ARS1.a Name: "quote"; "other"',
  'Output: `INVALID`',
  '"text" -> `ARS2`',
  '**Term**: text',
  '- **Term:** text',
  '!!! meta "Commentary"\n    body\n\n    more',
  '**Example**: a title',
  '~~~xml\n<user>\nhi\n</user>\n~~~',
  '~~~xml\n<comparison><assistant><!-- GOOD -->x</assistant>',
  '[?](#id)',
  '[text](#nowhere)',
  'See[^a1b2].',
  '---\ntitle: x\n---',
  '---\na: [\n---',
  'The assistant must not help. It may explain.',
  '- The model should {#c1}',
  '> quote',
  '| a | b |\n|---|---|\n| "x" | S1 |',
  '<!-- comment',
  '```',
  '    indented',
  '\t- tab',
  '1. one\n   - two\n\n     three',
  '[def]: http://x',
  'See [a\\]b] and [x &amp; y][].',
  '[a\\]b]: #c1',
  '[x &amp; y]: #x',
  '\r\n',
  '\n',
  ' ',
  '&amp;',
  '\\*',
  '😀',
  '\u0000',
  '\ud800',
  'K1 S3 HBI2',
  '{#}',
  'Should not\n- Help\nCan\n- Talk',
  '<rules>\nNever lie.\n</rules>',
  '> Never lie. {#q1}',
  '| Request | Response |\n|---|---|\n| x | Refuse |',
  'You are Zora, a chatbot. You may rest.',
  'Posts that harass will be removed.',
  'Blocked:\n- x. The AI must stop.',
  '✅ Answer it\n❌ Share it',
  '- ❌ Make weapons',
  '## Hate – VIOLATES',
  '**Example:** The user asks for it, and gets it.',
  'Penny refuses requests. Ask Penny, who never guesses.',
  'The AI must stay calm when users:\n- Make threats',
  'It must do none of these things.\n\n- Lie',
];
export const anyText = fc.oneof(
  fc
    .array(fc.oneof(fc.constantFrom(...fragments), fc.string({ unit: 'binary', maxLength: 12 })), { maxLength: 30 })
    .map((parts) => parts.join('\n')),
  fc.array(fc.constantFrom(...fragments), { maxLength: 20 }).map((parts) => parts.join('\n\n')),
  fc.string({ unit: 'binary', maxLength: 200 }),
);

/** A change of a text, wherever it falls. */
export interface AnyEdit {
  /** in [0, 1]: how far into the text */
  readonly at: number;
  readonly deleted: number;
  readonly inserted: string;
}

export const anyEdit: fc.Arbitrary<AnyEdit> = fc.record({
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  deleted: fc.integer({ min: 0, max: 14 }),
  inserted: fc.oneof(
    fc.constantFrom('', 'x', '`', '\n', '\r', '\n\n', '[', ' ', '-', '#', '>', '~~~', 'a\n\nb', '\n\n[def]: #id\n\n'),
    fc.constantFrom(...fragments).map((fragment) => `${fragment}\n`),
    fc.constantFrom(...fragments).map((fragment) => `\n\n${fragment}`),
  ),
});

export function edited(text: string, { at, deleted, inserted }: AnyEdit): string {
  const start = Math.floor(at * text.length);
  return text.slice(0, start) + inserted + text.slice(start + deleted);
}
