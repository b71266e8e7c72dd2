import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { MODALITIES, type Modality, RESPONSE_MODES, type ResponseMode } from '../../../server/src/spec/model.ts';

/** One labelled sentence or list item; the README beside this file is the guide that it was labelled by. */
interface LabelledSentence {
  readonly document: string;
  readonly start: number;
  readonly end: number;
  readonly sha256: string;
  readonly clause: boolean;
  readonly modality: Modality | null;
  readonly mode: ResponseMode | null;
  readonly split: 'tuning' | 'held-out';
}

const labels = JSON.parse(readFileSync(join(import.meta.dirname, 'labels.json'), 'utf8')) as readonly LabelledSentence[];
const guide = readFileSync(join(import.meta.dirname, 'README.md'), 'utf8');
const corpus = process.env.DELIBERATE_CORPUS;

describe('the labelled sentences', () => {
  test('are 240 from at least five documents, and half of them are clauses', () => {
    expect(labels).toHaveLength(240);
    expect(labels.filter((label) => label.clause)).toHaveLength(120);
    expect(new Set(labels.map((label) => label.document)).size).toBeGreaterThanOrEqual(5);
  });

  test.each(['tuning', 'held-out'] as const)('of the %s half are 120, and half of them are clauses', (split) => {
    const half = labels.filter((label) => label.split === split);
    expect(half).toHaveLength(120);
    expect(half.filter((label) => label.clause)).toHaveLength(60);
  });

  test('carry a modality if they are clauses, and nothing if they are not', () => {
    for (const { clause, modality, mode, document, start } of labels) {
      const place = `${document}:${start}`;
      if (clause) expect(MODALITIES, place).toContain(modality);
      else expect([modality, mode], place).toEqual([null, null]);
      if (mode !== null) expect(RESPONSE_MODES, place).toContain(mode);
    }
  });

  test('are sorted by document and start, and none overlaps another', () => {
    labels.forEach((label, index) => {
      expect(label.end).toBeGreaterThan(label.start);
      const previous = labels[index - 1];
      if (previous === undefined) return;
      if (previous.document === label.document) expect(label.start).toBeGreaterThanOrEqual(previous.end);
      else expect(label.document > previous.document).toBe(true);
    });
  });

  test('are counted in the guide as they are', () => {
    for (const [document, row] of countRows()) expect(guide, document).toContain(row);
  });
});

describe.skipIf(corpus === undefined)('the labelled sentences, in the documents of DELIBERATE_CORPUS', () => {
  const texts = new Map(
    [...new Set(labels.map((label) => label.document))].map((document) => [
      document,
      corpus === undefined ? '' : readFileSync(join(corpus, document), 'utf8'),
    ]),
  );
  const textOf = ({ document, start, end }: LabelledSentence) => texts.get(document)?.slice(start, end) ?? '';

  test('are the text that was labelled', () => {
    const changed = labels.filter((label) => createHash('sha256').update(textOf(label)).digest('hex') !== label.sha256);
    expect(changed.map((label) => `${label.document}:${label.start}`)).toEqual([]);
  });

  test('begin and end at a word or a mark, without the marker of a list or a heading', () => {
    const untidy = labels.filter((label) => textOf(label).trim() !== textOf(label) || /^(?:[-*#]|\d+\.)\s/u.test(textOf(label)));
    expect(untidy.map((label) => `${label.document}:${label.start}`)).toEqual([]);
  });
});

/** The rows of the guide's table, by document: clauses, sentences that are none, tuning, held-out. */
function countRows(): ReadonlyMap<string, string> {
  const documents = [...new Set(labels.map((label) => label.document))];
  return new Map(
    documents.map((document) => {
      const own = labels.filter((label) => label.document === document);
      const clauses = own.filter((label) => label.clause).length;
      const tuning = own.filter((label) => label.split === 'tuning').length;
      return [document, `| ${document} | ${clauses} | ${own.length - clauses} | ${tuning} | ${own.length - tuning} |`];
    }),
  );
}
