import { describe, expect, test } from 'vitest';
import { parseSpec } from '../../../server/src/spec/index.ts';
import { type Case, plantCases } from './cases.ts';
import { readBaseDocuments } from './documents.ts';
import { KINDS } from './kinds/index.ts';
import { placesIn, sectionAt } from './places.ts';

const documents = readBaseDocuments();
const cases = plantCases(KINDS, documents, 1);

describe('the base documents', () => {
  test.each(documents)('$path holds clauses and what its vocabulary names', (document) => {
    expect(parseSpec([document]).clauses.length).toBeGreaterThan(0);
    for (const title of document.rulesUnder) expect(placesIn(document, title)).not.toEqual([]);
    for (const answer of Object.values(document.answers)) expect(document.text.split(answer)).toHaveLength(2);
    for (const [own, other] of document.spellings) {
      expect(document.text).toContain(own);
      expect(document.text).not.toContain(other);
    }
    if (document.refusalStyle !== null) expect(sectionAt(document.text, document.refusalStyle)).not.toBeNull();
  });
});

describe('the cases', () => {
  test('are at least 500 of at least 20 kinds', () => {
    expect(cases.length).toBeGreaterThanOrEqual(500);
    expect(new Set(cases.map(({ kind }) => kind.name)).size).toBeGreaterThanOrEqual(20);
    expect(new Set(KINDS.map(({ name }) => name)).size).toBe(KINDS.length);
  });

  test('are the same for the same seed, and others for another', () => {
    expect(textsOf(plantCases(KINDS, documents, 1))).toEqual(textsOf(cases));
    expect(textsOf(plantCases(KINDS, documents, 2))).not.toEqual(textsOf(cases));
  });

  test('differ from their twins, and both from the document in the planted places alone', () => {
    for (const { document, planting, defect, twin } of cases) {
      expect(defect.text).not.toBe(twin.text);
      for (const planted of [defect, twin]) {
        expect(without(planted.text, planted.places)).toBe(without(document.text, planting.edits));
      }
    }
  });

  test('hold out about half of the wordings of each kind, whatever the seed', () => {
    const held = new Map(cases.map(({ kind, variant, heldOut }) => [`${kind.name} ${variant.name}`, heldOut]));
    for (const { kind, variant, heldOut } of plantCases(KINDS, documents, 2)) {
      expect(held.get(`${kind.name} ${variant.name}`) ?? heldOut).toBe(heldOut);
    }
    const share = cases.filter(({ heldOut }) => heldOut).length / cases.length;
    expect(share).toBeGreaterThan(0.4);
    expect(share).toBeLessThan(0.6);
  });

  test('are written in whole sentences: no word of a template is left empty', () => {
    for (const { defect, twin } of cases) {
      for (const { text } of [defect, twin]) expect(text).not.toMatch(/undefined|\bnull\b|\$\{/);
    }
  });
});

function textsOf(planted: readonly Case[]): readonly string[] {
  return planted.flatMap(({ defect, twin }) => [defect.text, twin.text]);
}

function without(text: string, places: readonly { readonly start: number; readonly end: number }[]): string {
  return [...places]
    .sort((a, b) => b.start - a.start)
    .reduce((rest, { start, end }) => rest.slice(0, start) + rest.slice(end), text);
}
