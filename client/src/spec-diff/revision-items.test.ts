import { expect, test } from 'vitest';
import type { ListedRevision } from '../../../server/src/protocol.ts';
import { revisionItems } from './revision-items.ts';

const REVISIONS: readonly ListedRevision[] = [
  { kind: 'tag', name: 'v1', date: '2026-01-31', subject: 'First version' },
  { kind: 'commit', name: 'abc1234', date: '2026-02-01', subject: 'Weaken a rule' },
];
const labels = (typed: string) => revisionItems(REVISIONS, typed).map(({ label, revision }) => [label, revision]);

test('HEAD, then the commits and the tags, each under its heading', () =>
  expect(labels('')).toEqual([
    ['$(git-commit) HEAD', 'HEAD'],
    ['commits that touched this file', null],
    ['$(git-commit) abc1234', 'abc1234'],
    ['tags', null],
    ['$(tag) v1', 'v1'],
  ]));

test('what was typed goes first, unless the list has it', () => {
  expect(labels(' HEAD~3 ')[0]).toEqual(['$(arrow-right) HEAD~3', 'HEAD~3']);
  expect(labels('v1')).toEqual(labels(''));
  expect(labels('HEAD')).toEqual(labels(''));
});
