import { describe, expect, it } from 'vitest';
import type { FrameSeries } from '../lib/frame';
import { legendContent } from './legend-rows';

const grid = { startS: 0, endS: 20, stepS: 10 };
const ranks = (count: number): FrameSeries[] =>
  Array.from({ length: count }, (_, rank) => ({
    key: `r${rank}`,
    name: `rank ${rank}`,
    role: 'rank',
    rank,
    values: [1, null, 2],
  }));

describe('legendContent', () => {
  it('says last, min, mean and max with the decimals of the panel', () => {
    const series: FrameSeries[] = [
      { key: 'p95', name: 'p95', role: 'p95', values: [1, 3, null] },
      { key: 'p50', name: 'p50', role: 'p50', values: [null, null, null] },
    ];
    const { columns, tables, rowCount } = legendContent({ grid, series }, 'seconds');
    expect(columns).toEqual(['last', 'min', 'mean', 'max']);
    expect(tables.map((t) => t.map((r) => r.cells))).toEqual([
      [
        ['3.00', '1.00', '2.00', '3.00'],
        ['–', '–', '–', '–'],
      ],
    ]);
    expect(rowCount).toBe(2);
  });

  it('puts more than five ranks into two tables without the lowest value', () => {
    expect(legendContent({ grid, series: ranks(5) }, 'percent').tables.length).toBe(1);
    const { columns, tables } = legendContent({ grid, series: ranks(7) }, 'percent');
    expect(columns).toEqual(['last', 'mean', 'max']);
    expect(tables.map((t) => t.map((r) => r.key))).toEqual([
      ['r0', 'r1', 'r2', 'r3'],
      ['r4', 'r5', 'r6'],
    ]);
  });

  it('holds no row for an empty frame', () => {
    expect(legendContent({ grid, series: [] }, 'percent').rowCount).toBe(0);
  });
});
