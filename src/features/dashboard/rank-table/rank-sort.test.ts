import { describe, expect, test } from 'vitest';
import { nextSort, type Sort } from '../table/table-sort';
import { sortedRows } from './rank-sort';
import { rowOf } from './fixtures/table-panel';

describe('nextSort', () => {
  test('a column of numbers goes from the highest, to the lowest, to the order by rank', () => {
    const first = nextSort(null, 2);
    const second = nextSort(first, 2);
    expect([first, second, nextSort(second, 2)]).toEqual([
      { by: 2, direction: 'descending' },
      { by: 2, direction: 'ascending' },
      null,
    ]);
  });

  test('texts sort ascending first, and another column starts from the beginning', () => {
    expect(nextSort({ by: 2, direction: 'ascending' }, 'instance')).toEqual({
      by: 'instance',
      direction: 'ascending',
    });
  });
});

describe('sortedRows', () => {
  const rows = [
    rowOf('0', [2]),
    rowOf('1', [null], { state: 'down', instance: 'c' }),
    rowOf('2', [5], { instance: 'b' }),
    rowOf('3', [2], { state: 'missing', instance: '' }),
  ];
  const order = (sort: Sort | null): string[] => sortedRows(rows, sort).map((r) => r.engine);

  test.each([
    [null, '0123'],
    [{ by: 0, direction: 'ascending' }, '0321'],
    [{ by: 0, direction: 'descending' }, '2031'],
    [{ by: 'rank', direction: 'descending' }, '3210'],
    [{ by: 'state', direction: 'ascending' }, '1302'],
    [{ by: 'instance', direction: 'ascending' }, '0213'],
    [{ by: 'instance', direction: 'descending' }, '1203'],
    [{ by: 9, direction: 'descending' }, '0123'],
  ] as const)('%j gives %s', (sort, engines) => {
    expect(order(sort).join('')).toBe(engines);
  });

  test('does not change its input', () => {
    order({ by: 0, direction: 'descending' });
    expect(rows.map((r) => r.engine)).toEqual(['0', '1', '2', '3']);
  });
});
