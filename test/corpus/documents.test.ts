import { describe, expect, test } from 'vitest';
import { detectNotation } from '../../server/src/spec/index.ts';
import { CORPUS, readCorpus } from './corpus.ts';

describe.skipIf(!CORPUS)('the Model Spec of 2025-12-18', () => {
  const model = CORPUS ? readCorpus('openai-model-spec/model_spec-2025-12-18.md') : null;
  const { text, spec } = model ?? { text: '', spec: null as never };
  const count = <T extends string>(values: readonly (T | null)[]) =>
    Object.fromEntries([...new Set(values)].sort().map((value) => [value, values.filter((each) => each === value).length]));

  test('has 80 headings, each with the id and the level of authority that it states', () => {
    expect(spec.sections).toHaveLength(80);
    expect(
      spec.sections.every((section) => section.idSpan && text.slice(section.idSpan.start, section.idSpan.end) === section.id),
    ).toBe(true);
    expect(count(spec.sections.map((section) => section.ownAuthority))).toEqual({
      developer: 1,
      guideline: 18,
      null: 21,
      root: 22,
      system: 3,
      user: 15,
    });
  });

  test('has 183 examples with their answers', () => {
    expect(spec.examples).toHaveLength(183);
    expect(spec.examples.every((example) => example.turns.length > 0 && example.title !== '')).toBe(true);
    expect(count(spec.examples.flatMap((example) => example.answers.map((answer) => answer.rating)))).toEqual({
      bad: 196,
      good: 193,
      ok: 8,
    });
    expect(spec.examples.filter((example) => example.comparisons > 1)).toHaveLength(8);
    expect(spec.examples.filter((example) => example.comparisons === 0)).toHaveLength(2);
    const broken = spec.examples.flatMap((example) => example.answers).filter((answer) => answer.violates !== null);
    expect(count(broken.map((answer) => answer.violates))).toEqual({ assume_objective_pov: 1, chain_of_command: 13 });
    expect(spec.problems).toEqual([]);
  });

  test('reads no heading out of a fence, and no clause out of commentary or an example', () => {
    expect(spec.sections.map((section) => section.title).filter((title) => /functions|imports/.test(title))).toEqual([]);
    const closed = spec.blocks.filter((block) => block.kind === 'commentary' || block.kind === 'example');
    expect(closed.filter((block) => block.kind === 'commentary').length).toBeGreaterThanOrEqual(28);
    const inside = spec.clauses.filter((clause) =>
      closed.some(({ span }) => clause.span.start >= span.start && clause.span.end <= span.end),
    );
    expect(inside).toEqual([]);
  });

  test('resolves every internal link', () => {
    const links = spec.references.filter((reference) => reference.kind === 'id');
    expect(links.length).toBeGreaterThan(100);
    expect(links.filter((link) => link.resolved === null)).toEqual([]);
  });
});

describe.skipIf(!CORPUS)('policies of classifiers', () => {
  test.each([
    ['gpt-oss-safeguard/policy.txt', 'SP', ['SP0', 'SP2', 'SP3', 'SP4'], ['comply', 'refuse', 'refuse', 'refuse']],
    ['teen-safety/harmful-body-ideals.md', 'HBI', ['HBI0', 'HBI1', 'HBI2'], ['comply', 'refuse', 'refuse']],
    ['teen-safety/age-restricted-goods-and-services.md', 'ARS', ['ARS0', 'ARS1', 'ARS2'], ['comply', 'refuse', 'refuse']],
    ['teen-safety/graphic-violent-content.md', 'GV', ['GV0', 'GV1', 'GV2'], ['comply', 'refuse', 'refuse']],
  ])('%s: its code is the category, its labels are sections with a verdict', (document, code, labels, modes) => {
    const { spec, text } = readCorpus(document);
    expect(spec.categories.map((category) => category.id)).toEqual([code]);
    const labelled = spec.sections.filter((section) => section.label !== null);
    expect(labelled.map((section) => section.label)).toEqual(labels);
    expect(labelled.map((section) => section.mode)).toEqual(modes);
    expect(spec.clauses.filter((clause) => clause.id.startsWith(`${labels[1]}.a`)).map((clause) => clause.mode)).toEqual([
      'refuse',
    ]);
    expect(spec.definitions.length).toBeGreaterThanOrEqual(4);
    expect(detectNotation(text)).not.toBeNull();
  });
});

describe.skipIf(!CORPUS)('prose without ids', () => {
  test('its normative sentences and the items under them are clauses, and it is not taken for a spec unasked', () => {
    const { spec, text } = readCorpus('github-site-policy/github-bullying-and-harassment.md');
    expect(spec.title).toBe('GitHub Bullying and Harassment');
    expect(spec.clauses.filter((clause) => clause.modality === 'must-not' && clause.mode === 'refuse')).toHaveLength(7);
    expect(detectNotation(text)).toBeNull();
  });
});
