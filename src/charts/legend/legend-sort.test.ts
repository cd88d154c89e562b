import { describe, expect, it } from 'vitest';
import type { Frame, FrameSeries } from '../../lib/frame';
import { legendContent } from './legend-content';
import { nextLegendSort, sortedTables, type LegendSort } from './legend-sort';

const line = (name: string, values: (number | null)[], role: FrameSeries['role'] = 'p95'): FrameSeries => ({
  key: name,
  name,
  role,
  values,
});
const frameOf = (...series: FrameSeries[]): Frame => ({ grid: { startS: 0, endS: 10, stepS: 10 }, series });

function namesBy(sort: LegendSort, frame: Frame): string[][] {
  const { tables, columns } = legendContent(frame, 'count');
  return sortedTables(tables, columns, sort).map((rows) => rows.map(({ name }) => name));
}

describe('nextLegendSort', () => {
  it('sorts numbers from the highest, then from the lowest, then not at all', () => {
    const first = nextLegendSort(null, 'max');
    expect(first).toEqual({ by: 'max', direction: 'descending' });
    const second = nextLegendSort(first, 'max');
    expect(second).toEqual({ by: 'max', direction: 'ascending' });
    expect(nextLegendSort(second, 'max')).toBeNull();
  });

  it('sorts names from A, and begins anew with another column', () => {
    expect(nextLegendSort({ by: 'max', direction: 'descending' }, 'name')).toEqual({
      by: 'name',
      direction: 'ascending',
    });
  });
});

describe('sortedTables', () => {
  const frame = frameOf(line('rank 10', [1, 5]), line('rank 9', [4, null]), line('none', [null, null]));

  it('sorts by a column, with rows without a value last in both directions', () => {
    expect(namesBy({ by: 'max', direction: 'descending' }, frame)).toEqual([['rank 10', 'rank 9', 'none']]);
    expect(namesBy({ by: 'max', direction: 'ascending' }, frame)).toEqual([['rank 9', 'rank 10', 'none']]);
  });

  it('sorts names by the numbers in them', () => {
    expect(namesBy({ by: 'name', direction: 'ascending' }, frame)).toEqual([['none', 'rank 9', 'rank 10']]);
  });

  it('goes on from the first of two tables to the second', () => {
    const ranks = [3, 1, 6, 2, 5, 4].map((value) => line(`rank ${value}`, [value, value], 'rank'));
    expect(namesBy({ by: 'last', direction: 'descending' }, frameOf(...ranks))).toEqual([
      ['rank 6', 'rank 5', 'rank 4'],
      ['rank 3', 'rank 2', 'rank 1'],
    ]);
  });

  it('keeps the order when the legend has no such column', () => {
    const ranks = [1, 2, 3, 4, 5, 6].map((value) => line(`rank ${value}`, [value, value], 'rank'));
    expect(namesBy({ by: 'min', direction: 'descending' }, frameOf(...ranks)).flat()[0]).toBe('rank 1');
  });
});
