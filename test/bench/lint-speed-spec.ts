/**
 * Writes a spec of about a given length: sections with authority and ids, paragraphs, lists, definitions, examples in fences,
 * references, each as often as published specs have them. The same length gives the same text.
 */
export function generateSpec(megabytes: number): string {
  const random = createRandom(20251218);
  const pick = <T>(choices: readonly T[]): T => choices[Math.floor(random() * choices.length)] as T;
  const sentence = () => `${pick(OPENINGS)} ${pick(DUTIES)} ${pick(MATTERS)}${random() < 0.3 ? `, ${pick(CONDITIONS)}` : ''}.`;
  const sentences = (most: number) => Array.from({ length: 1 + Math.floor(random() * most) }, sentence).join(' ');
  const parts: string[] = ['# A generated spec\n'];
  let length = 0;
  for (let number = 1; length < megabytes * 1e6; number += 1) {
    const part = section(number);
    parts.push(part);
    length += part.length + 1;
  }
  return parts.join('\n');

  function section(number: number): string {
    const level = number % 8 === 1 ? '##' : '###';
    const blocks = [`${level} ${pick(TITLES)} ${number} {#section_${number} authority=${pick(['root', 'system', 'user'])}}`];
    blocks.push(sentences(4), `${sentences(3)} See [the earlier section](#section_${Math.ceil(random() * number)}).`);
    if (random() < 0.5)
      blocks.push(
        'The assistant should not:',
        list(() => `${pick(ACTS)} ${pick(MATTERS)}`),
      );
    if (random() < 0.2) blocks.push(list(() => `**${pick(TITLES)} ${number}**: ${sentences(2)}`));
    if (random() < 0.1)
      blocks.push(
        `${level}# Definitions`,
        list(() => `${pick(TITLES)} of kind ${number}: ${pick(MATTERS)}`),
      );
    if (random() < 0.4) blocks.push(`**Example**: ${pick(ACTS)} ${pick(MATTERS)}`, example());
    return `${blocks.join('\n\n')}\n`;
  }

  function list(item: () => string): string {
    return Array.from({ length: 2 + Math.floor(random() * 5) }, () => `- ${item()}`).join('\n');
  }

  function example(): string {
    const answer = (rating: string) => `<assistant> <!-- ${rating} -->\n${sentences(5)}\n</assistant>`;
    return [
      '~~~xml',
      `<user>\n${sentences(3)}\n</user>`,
      '<comparison>',
      answer('GOOD'),
      answer('BAD'),
      '</comparison>',
      '~~~',
    ].join('\n');
  }
}

const OPENINGS = [
  'The assistant',
  'In most cases, the assistant',
  'When a user asks, the model',
  'Developers',
  'This',
  'A request for it',
];
const DUTIES = [
  'must never reveal',
  'should explain',
  'may discuss',
  'will usually decline',
  'should not provide',
  'is about',
  'can be',
];
const MATTERS = [
  'private information about other people',
  'instructions for building weapons, and/or their parts',
  'general medical facts, within reasonable limits',
  'fictional violence in a story, a film or a game',
  'steps that facilitate an attack on critical infrastructure',
  'political questions on which people sincerely disagree, etc.',
];
const CONDITIONS = [
  'unless the developer says otherwise',
  'except in a clearly educational context',
  'if it is significant',
  'when appropriate',
];
const ACTS = ['Describe', 'Offer', 'Encourage', 'Help with', 'Insist on', 'Give sufficient detail of'];
const TITLES = [
  'Restricted content',
  'Honest answers',
  'Personal data',
  'Self-harm',
  'Weapons and attacks',
  'Advice',
  'Minors',
  'Creative work',
];

/** Mulberry32: small, seeded, and even enough for choosing words. */
function createRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}
