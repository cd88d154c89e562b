import { describe, expect, test } from 'vitest';
import { missingRanks } from './missing-ranks';
import { rankCountOf } from './rank-count';
import { rowOf } from './fixtures/table-panel';

const rows = [rowOf('0', [1]), rowOf('2', [1])];

describe('missingRanks', () => {
  test('names the numbers that were missing', () => {
    expect(missingRanks(rows, 4).map((r) => [r.engine, r.model, r.state, r.cells])).toEqual([
      ['1', 'm', 'missing', [null]],
      ['3', 'm', 'missing', [null]],
    ]);
  });

  test.each([
    ['no number is expected', rows, null],
    ['all are there', rows, 2],
    ['nothing was seen', [], 4],
    ['there are two models', [rowOf('0', [1]), rowOf('1', [1], { model: 'n' })], 4],
    ['two ranks share a number', [rowOf('0', [1]), rowOf('0', [1], { instance: 'b' })], 4],
    ['a number is too high', [rowOf('7', [1])], 4],
    ['a rank has no number', [rowOf('', [1])], 4],
  ])('names none when %s', (_, seen, expected) => {
    expect(missingRanks(seen, expected)).toEqual([]);
  });
});

describe('rankCountOf', () => {
  test('counts the states, and the missing ranks by the expected number', () => {
    const seen = [...rows, rowOf('3', [1], { state: 'down' }), rowOf('4', [1], { state: 'silent' })];
    expect(rankCountOf(seen, 8)).toEqual({ up: 2, down: 1, silent: 1, missing: 4, of: 8 });
    expect(rankCountOf(seen, null)).toEqual({ up: 2, down: 1, silent: 1, missing: 0, of: 4 });
    expect(rankCountOf(seen, 1)).toMatchObject({ missing: 0, of: 4 });
  });
});
