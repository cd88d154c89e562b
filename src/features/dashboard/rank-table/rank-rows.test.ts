import { describe, expect, test } from 'vitest';
import { rankRowsOf } from './rank-rows';
import { resultOf, columnOf, rankOf, TABLE_PANEL } from './fixtures/table-panel';

describe('rankRowsOf', () => {
  test('puts the end of each series into the row of its rank', () => {
    const result = resultOf(
      [columnOf(rankOf('1'), 1, 1, 1), columnOf(rankOf('0'), 1, 1, 1)],
      [columnOf(rankOf('0'), 5, 6, 7), columnOf(rankOf('1'), 8, 9, null)],
    );
    expect(rankRowsOf(TABLE_PANEL, result)).toEqual([
      {
        key: 'm|a|0|lmdeploy',
        model: 'm',
        job: 'lmdeploy',
        place: {},
        instance: 'a',
        engine: '0',
        state: 'up',
        cells: [1, 7, null, null, null],
      },
      {
        key: 'm|a|1|lmdeploy',
        model: 'm',
        job: 'lmdeploy',
        place: {},
        instance: 'a',
        engine: '1',
        state: 'up',
        cells: [1, null, null, null, null],
      },
    ]);
  });

  test('gives a series of an instance to each of its ranks, in any order of the series', () => {
    const result = resultOf(
      [columnOf({ instance: 'a', job: 'lmdeploy' }, 1), columnOf({ instance: 'b' }, 0)],
      [columnOf(rankOf('0'), 3), columnOf(rankOf('1'), 4), columnOf(rankOf('2', 'm', 'b'), null)],
    );
    const rows = rankRowsOf(TABLE_PANEL, result);
    expect(rows.map((r) => [r.engine, r.state, r.cells[0], r.cells[1]])).toEqual([
      ['0', 'up', 1, 3],
      ['1', 'up', 1, 4],
      ['2', 'down', 0, null],
    ]);
  });

  test('keeps an instance without a known rank', () => {
    const rows = rankRowsOf(TABLE_PANEL, resultOf([columnOf({ instance: 'b' }, 0)]));
    expect(rows).toMatchObject([{ model: '', instance: 'b', engine: '', state: 'down' }]);
  });

  test('drops a series without a label of a rank', () => {
    const result = resultOf([columnOf(rankOf('0'), 1)], [columnOf({}, 9)]);
    expect(rankRowsOf(TABLE_PANEL, result)[0]?.cells).toEqual([1, null, null, null, null]);
    expect(rankRowsOf(TABLE_PANEL, resultOf([], [columnOf({ job: 'x' }, 9)]))).toEqual([]);
  });

  test('sorts by model, then by number', () => {
    const ranks = [rankOf('10'), rankOf('9'), rankOf('0', 'l')];
    const rows = rankRowsOf(
      TABLE_PANEL,
      resultOf(
        [],
        ranks.map((labels) => columnOf(labels, 1)),
      ),
    );
    expect(rows.map((r) => r.key)).toEqual(['l|a|0|lmdeploy', 'm|a|9|lmdeploy', 'm|a|10|lmdeploy']);
  });

  test('is silent when others are known to be up, with any other values', () => {
    const result = resultOf([columnOf(rankOf('0'), 1)], [], [], [], [columnOf(rankOf('1'), 2)]);
    expect(rankRowsOf(TABLE_PANEL, result).map((r) => r.state)).toEqual(['up', 'silent']);
  });

  test('is up when it has numbers and no series shows which ranks are up', () => {
    const result = resultOf([], [columnOf(rankOf('0'), 1, 0), columnOf(rankOf('1'), 1, null)]);
    expect(rankRowsOf(TABLE_PANEL, result).map((r) => r.state)).toEqual(['up', 'silent']);
  });
});
