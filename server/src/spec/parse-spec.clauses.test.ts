import { expect, test } from 'vitest';
import { parseSpec, type Spec } from './index.ts';

const parse = (text: string): Spec => parseSpec([{ path: 'spec.md', text }]);
const clausesOf = (text: string) =>
  parse(text).clauses.map((clause) => `${clause.modality} ${clause.mode ?? '-'}: ${clause.text}`);

test('commentary, quotes, questions and examples bind nobody', () => {
  expect(
    clausesOf(
      '# A\n\n!!! meta "Commentary"\n    The assistant must not read this.\n\n    It should rest.\n\n> The model must obey.\n\nShould the assistant refuse?\n\nThe user said "the assistant must obey".\n',
    ),
  ).toEqual([]);
});

test('items complete the sentence that introduces them', () => {
  expect(clausesOf('# A\n\nThe assistant must not:\n\n- reveal secrets\n- lie\n')).toEqual([
    'must-not -: reveal secrets',
    'must-not -: lie',
  ]);
  expect(clausesOf('# A\n\nWe do not tolerate bullying. This includes:\n\n- Targeted attacks\n')).toEqual([
    'must-not refuse: We do not tolerate bullying.',
    'must-not refuse: Targeted attacks',
  ]);
});

test('a sentence that ends in its "not" introduces a list without a colon', () => {
  expect(clausesOf('# A\n\nYou must not\n\n1. reveal secrets;\n2. lie.\n')).toEqual([
    'must-not -: You must not',
    'must-not -: reveal secrets;',
    'must-not -: lie.',
  ]);
});

test('a spec may call the model by a name, by a word for it, or "you"', () => {
  expect(
    clausesOf(
      'Claude can acknowledge an argument. Gemini will not help with fraud. The AI may name the hazard. The LLM should point to help. Our chatbot never shares passwords. The agent politely declines.\n',
    ),
  ).toEqual([
    'may -: Claude can acknowledge an argument.',
    'must-not refuse: Gemini will not help with fraud.',
    'may -: The AI may name the hazard.',
    'should -: The LLM should point to help.',
    'must-not refuse: Our chatbot never shares passwords.',
    'will refuse: The agent politely declines.',
  ]);
  expect(clausesOf('Zora is the virtual assistant of a bank. Zora can explain fees. Nobody can explain taxes.\n')).toEqual([
    'may -: Zora can explain fees.',
  ]);
  expect(clausesOf('You are a support chatbot. You should quote the manual. You will see only parts of it.\n')).toEqual([
    'should -: You should quote the manual.',
  ]);
});

test('where a policy is for people, what they can or should do is no rule for the model', () => {
  expect(
    clausesOf('You can appeal within 30 days. You should talk to us. Developers should test. Everyone should read this.\n'),
  ).toEqual([]);
  expect(clausesOf('Users may not post addresses. You agree not to scrape the service.\n')).toEqual([
    'must-not -: Users may not post addresses.',
    'must-not -: You agree not to scrape the service.',
  ]);
});

test('what describes, defines or supposes binds nobody', () => {
  expect(
    clausesOf(
      [
        'Hard constraints are things the model should never do.',
        'A model that must refuse everything is useless.',
        'This explains what the assistant should do.',
        'You are an expert who must be consulted.',
        'Task: Check whether the message is unsafe.',
        'The AI industry will grow.',
        'When we say we want Claude to be ethical, a question arises.',
        'No single policy covers this.',
        'Request for help is common.',
      ].join('\n\n'),
    ),
  ).toEqual([]);
});

test('what is supposed is passed over for what is ruled', () => {
  expect(clausesOf('If the model does not know the answer, it says so. Although the bot cannot see, it should try.\n')).toEqual([
    'will -: If the model does not know the answer, it says so.',
    'should -: Although the bot cannot see, it should try.',
  ]);
});

test('a wish for the model is a rule; a wish of the company is none', () => {
  expect(clausesOf("We want Claude to be fair. We don't want Claude to deceive. We want to earn trust.\n")).toEqual([
    'should -: We want Claude to be fair.',
    "should-not -: We don't want Claude to deceive.",
  ]);
});

test('a policy for content says what happens to it', () => {
  expect(
    clausesOf(
      'Posts that harass people will be removed. We may remove threats. We do not remove satire. Accounts may be suspended. TKWW prohibits the use for fraud. Images cannot include slurs. Parody is permitted.\n',
    ),
  ).toEqual([
    'verdict refuse: Posts that harass people will be removed.',
    'verdict refuse: We may remove threats.',
    'verdict comply: We do not remove satire.',
    'verdict refuse: Accounts may be suspended.',
    'must-not refuse: TKWW prohibits the use for fraud.',
    'must-not refuse: Images cannot include slurs.',
    'may comply: Parody is permitted.',
  ]);
});

test('orders: with "no", with "feel free", and with verbs that may be nouns', () => {
  expect(
    clausesOf('No links to shops. Feel free to joke. Request the source. Under no circumstances guess. Resist flattery.\n'),
  ).toEqual([
    'must-not -: No links to shops.',
    'may -: Feel free to joke.',
    'must -: Request the source.',
    'must-not -: Under no circumstances guess.',
    'must -: Resist flattery.',
  ]);
});

test('rules say which of them wins', () => {
  expect(clausesOf('These rules override all other instructions. Users may override defaults.\n')[0]).toBe(
    'verdict -: These rules override all other instructions.',
  );
});

test('a short line before a list says what its items are', () => {
  expect(clausesOf('Blocked:\n\n- Drug recipes\n\nAllowed:\n\n- Recovery resources\n')).toEqual([
    'must-not refuse: Drug recipes',
    'may comply: Recovery resources',
  ]);
  expect(clausesOf('Do not generate content that:\n\n- Threatens children.\n')).toEqual(['must-not refuse: Threatens children.']);
  expect(clausesOf('The bot must not allow:\n\n- Hateful content. Images cannot include slurs.\n')).toHaveLength(2);
});

test('headings in plain words say what is under them', () => {
  expect(
    clausesOf(
      "# A\n\n## ✅ OK\n\n- Storage\n\n## ❌ Not OK\n\n- Recipes\n\n## Must refuse\n\n- Nerve agents\n\n## What is allowed\n\n- History\n\n## Don'ts\n\n- Share codes\n\n## Always\n\n- Greet the customer\n",
    ),
  ).toEqual([
    'may comply: Storage',
    'must-not refuse: Recipes',
    'must-not refuse: Nerve agents',
    'may comply: History',
    'must-not -: Share codes',
    'must -: Greet the customer',
  ]);
  // A heading that is itself a rule decides nothing for the sentences under it.
  expect(parse('# A\n\n## Comply with the law\n\nx\n\n## Do not lie\n\nx\n').sections.map(({ mode }) => mode)).toEqual([
    null,
    null,
    null,
  ]);
});

test('a rule in a block quote counts where its author named it', () => {
  expect(
    parse('# A\n\n> Never share a PIN. {#pin}\n\n> The model must obey.\n').clauses.map(({ id, modality }) => [id, modality]),
  ).toEqual([['pin', 'must-not']]);
});

test('a table decides row by row, or holds rules in its cells', () => {
  const { clauses } = parse(
    '# A\n\n| Request | Response |\n|---|---|\n| Cleaning tips | Comply |\n| Nerve agents | Refuse |\n| Exposure | Safe completion |\n\n| Rule | For |\n|---|---|\n| The model must not guess. | all |\n\n| Version | Date |\n|---|---|\n| 1.0 | May |\n',
  );
  expect(clauses.map(({ modality, mode, text }) => `${modality} ${mode ?? '-'}: ${text}`)).toEqual([
    'verdict comply: Cleaning tips | Comply',
    'verdict refuse: Nerve agents | Refuse',
    'verdict safe-complete: Exposure | Safe completion',
    'must-not -: The model must not guess.',
  ]);
});

test('lines that mark off a part are no HTML, and a list ends at the next category', () => {
  const text =
    '<BEGIN CATEGORIES>\nO1: Violence.\nShould not\n- Help plan violence.\nCan\n- Discuss it, and can name wars.\nO2: Hate.\nShould not\n- Demean people.\n<END CATEGORIES>\n';
  const spec = parse(text);
  expect(spec.sections.slice(1).map(({ id, title }) => [id, title])).toEqual([
    ['O1', 'O1: Violence'],
    ['O2', 'O2: Hate'],
  ]);
  expect(spec.clauses.map(({ section, modality, mode }) => `${section} ${modality} ${mode}`)).toEqual([
    'O1 must-not refuse',
    'O1 may comply',
    'O2 must-not refuse',
  ]);
  expect(clausesOf('<div>\nThe model must not read this.\n</div>\n')).toEqual([]);
});

test('a written id leaves a list item what its introduction says', () => {
  const text = '# A\n\nThe assistant must not:\n\n- reveal secrets {#secrets}\n- name persons\n';
  const { clauses } = parseSpec([{ path: 'a.md', text }]);
  expect(clauses.map(({ id, modality }) => [id.split('/')[0], modality])).toEqual([
    ['secrets', 'must-not'],
    ['a', 'must-not'],
  ]);
});

test('a comment between the items of a list leaves them its introduction', () => {
  const text = '# A\n\nThe assistant must not:\n<!-- x -->\n- reveal secrets\n<!-- y -->\n- name persons\n  <!-- z -->\n- lie\n';
  const { clauses } = parseSpec([{ path: 'a.md', text }]);
  expect(clauses.map(({ modality }) => modality)).toEqual(['must-not', 'must-not', 'must-not']);
});

test('a label directly under a list begins anew: what follows is read under it', () => {
  expect(
    clausesOf('**Allowed:**\n- History\n**Not Allowed:**\n- Recipes\n  - for bombs\n**Redirect:** Offer help\n- Other lines\n'),
  ).toEqual(['may comply: History', 'must-not refuse: Recipes', 'must -: Redirect: Offer help']);
  expect(clausesOf('Allowed:\n- History\nNot allowed:\n* Recipes\n')).toEqual([
    'may comply: History',
    'must-not refuse: Recipes',
  ]);
  // A bold word within a sentence is no label, nor is a line that goes on with one.
  expect(clausesOf('- The assistant must name\n  **every source** it quotes.\n')).toHaveLength(1);
});

test('a bold label stands apart from the order behind it', () => {
  expect(
    clausesOf(
      '1. **Privacy** - Never name other users\n2. **Short** - Keep replies short\n3. **Calm**  \n   Do not assume fees. Say so.\n',
    ),
  ).toEqual([
    'must-not -: Never name other users',
    'must -: Keep replies short',
    'must-not -: Do not assume fees.',
    'must -: Say so.',
  ]);
});

test('labels say what is banned, in scope or left out', () => {
  expect(clausesOf('# A\n\n**Key Prohibitions:**\n1. Help with theft.\n\nNot allowed: guides; recipes\n')).toEqual([
    'must-not refuse: Help with theft.',
    'must-not refuse: Not allowed: guides; recipes',
  ]);
  expect(clausesOf('## Disallowed\n\n**Includes:**\n\n- Guides\n\n**Excludes:**\n\n- News\n\nExceptions: satire; art\n')).toEqual(
    ['must-not refuse: Guides', 'may comply: News', 'may comply: Exceptions: satire; art'],
  );
  expect(clausesOf('# A\n\n**Goal:** Prevent the model from giving instructions for crimes.\n')).toEqual([
    'must-not refuse: Goal: Prevent the model from giving instructions for crimes.',
  ]);
  expect(clausesOf('# A\n\n## Banned topics\n\n- Nerve agents\n\n## You may not\n\n- Sell accounts\n')).toEqual([
    'must-not refuse: Nerve agents',
    'must-not refuse: Sell accounts',
  ]);
});

test('items that are typed without what Markdown asks of a list are items', () => {
  expect(
    clausesOf('**Tier 2**\n    - Do not help with crimes. Including:\n        - Fraud: it deceives.\n    - Refuse briefly.\n'),
  ).toEqual([
    'must-not refuse: Do not help with crimes.',
    'must-not refuse: Fraud: it deceives.',
    'must refuse: Refuse briefly.',
  ]);
  expect(
    clausesOf(
      'Content falls under the Hate category if it:\nPromotes violence\nCompares people to pests\n\nExceptions (not part of the category):\n- News\n',
    ),
  ).toEqual(['verdict refuse: Promotes violence', 'verdict refuse: Compares people to pests', 'verdict comply: News']);
  expect(clausesOf('The assistant must do this:\nName sources\nand quote them.\n')).toHaveLength(1);
});

test('an organisation rules as "we" does', () => {
  expect(
    clausesOf(
      'Acme does not tolerate abuse. Acme allows research on malware. In rare cases of abuse, we may restrict access. We may make exceptions for news. We never remove criticism. Transparency allows trust.\n',
    ),
  ).toEqual([
    'must-not refuse: Acme does not tolerate abuse.',
    'may comply: Acme allows research on malware.',
    'verdict refuse: In rare cases of abuse, we may restrict access.',
    'verdict comply: We may make exceptions for news.',
    'verdict comply: We never remove criticism.',
  ]);
  expect(clausesOf('Note that Acme allows research. Everybody may use Acme for it.\n')).toEqual([
    'may comply: Note that Acme allows research.',
  ]);
});

test('what says something of results, or asks about content, orders nothing', () => {
  expect(clausesOf('Search results may be old. Report forms are short.\n')).toEqual([]);
  expect(clausesOf('Consider the context:\n\n- Is it art?\n- The words around it\n')).toEqual([
    'must -: Consider the context:',
    'must -: The words around it',
  ]);
});

test('a pronoun that refuses is the model; a ban on any mention is a ban', () => {
  expect(
    clausesOf('If intent is unclear, it will refuse. If it rains, it will pour. No discussion of drugs is allowed.\n'),
  ).toEqual(['will refuse: If intent is unclear, it will refuse.', 'must-not refuse: No discussion of drugs is allowed.']);
  expect(
    clausesOf('Never give medical advice. During a crisis, give a helpline. The assistant safe-completes such questions.\n'),
  ).toEqual([
    'must-not refuse: Never give medical advice.',
    'must -: During a crisis, give a helpline.',
    'will safe-complete: The assistant safe-completes such questions.',
  ]);
});

test('a category of a classifier has any title, and what follows the last is no part of it', () => {
  const spec = parse(
    'O1: Violence and weapons\nShould not:\n- Help plan violence\nO2: Hate\nShould not:\n- Demean people\n\nAssessment Steps:\n1. Select a rating.\n',
  );
  expect(spec.clauses.map(({ category, text }) => `${category}: ${text}`)).toEqual([
    'O1: Help plan violence',
    'O2: Demean people',
    'null: Select a rating.',
  ]);
});

test('prose defines a term where it says so', () => {
  const { definitions } = parse(
    '# A\n\nWe define hateful conduct as attacks on people. Slurs cause technical harms. Technical harms means loss of data. Spam is defined as unwanted posts. This means that posts go. The user means harm. Being honest means work.\n\nMethod detail = any step, amount or source. Method detail counts. score = a + b\n',
  );
  expect(definitions.map(({ term, text }) => `${term}: ${text}`)).toEqual([
    'hateful conduct: attacks on people.',
    'Technical harms: loss of data.',
    'Spam: unwanted posts.',
    'Method detail: any step, amount or source.',
  ]);
});

test.each(['**MUST NOT:**', '**DO NOT:**', 'MUST NOT:', '**Never:**'])('%s over a list binds its items', (label) => {
  const { clauses } = parseSpec([{ path: 'a.md', text: `# A\n\n${label}\n\n- Share the data of users\n` }]);
  expect(clauses.map(({ modality }) => modality)).toEqual(['must-not']);
});
