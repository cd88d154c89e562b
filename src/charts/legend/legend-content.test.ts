import { describe, expect, it } from 'vitest';
import type { FrameGrid, FrameSeries } from '../../lib/frame';
import { legendContent } from './legend-content';

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
  it('shows last, min, mean and max with the decimals of the panel', () => {
    const series: FrameSeries[] = [
      { key: 'p95', name: 'p95', role: 'p95', values: [1, 3, null] },
      { key: 'p50', name: 'p50', role: 'p50', values: [null, null, null] },
    ];
    const { columns, tables, rowCount } = legendContent({ grid, series }, 'seconds');
    expect(columns).toEqual(['last', 'min', 'mean', 'max']);
    expect(tables.map((t) => t.map((r) => r.cells.map((c) => c.text)))).toEqual([
      [
        ['3.00', '1.00', '2.00', '3.00'],
        ['–', '–', '–', '–'],
      ],
    ]);
    expect(rowCount).toBe(2);
  });

  it('knows how wide its names are, in digits', () => {
    const named = (name: string): FrameSeries => ({ key: name, name, role: 'p95', values: [] });
    expect(legendContent({ grid, series: [named('p95'), named('平均')] }, 'seconds').nameChars).toBe(4);
    expect(legendContent({ grid, series: [] }, 'seconds').nameChars).toBe(1);
  });

  it('shows more than five ranks in two tables without the minimum', () => {
    expect(legendContent({ grid, series: ranks(5) }, 'percent').tables.length).toBe(1);
    const { columns, tables } = legendContent({ grid, series: ranks(7) }, 'percent');
    expect(columns).toEqual(['last', 'mean', 'max']);
    expect(tables.map((t) => t.map((r) => r.key))).toEqual([
      ['r0', 'r1', 'r2', 'r3'],
      ['r4', 'r5', 'r6'],
    ]);
  });

  it('shows the value over the whole range for a ratio, and none where there is none', () => {
    const series: FrameSeries[] = [
      { key: 'a', name: 'a', role: 'main', values: [1, 0.5, null], overall: () => 0.9 },
      { key: 'b', name: 'b', role: 'second', values: [1, 0.5, null], overall: () => null },
    ];
    const { tables, isOverall } = legendContent({ grid, series }, 'percent');
    expect(isOverall).toBe(true);
    expect(tables.map((t) => t.map((r) => r.cells[2]?.text))).toEqual([['90', '–']]);
    expect(legendContent({ grid, series: ranks(1) }, 'percent').isOverall).toBe(false);
  });

  it('gives a ghost no row, and shows the change from it in the row of its line', () => {
    const series: FrameSeries[] = [
      { key: 'a', name: 'a', role: 'prompt', values: [3, 6, null] },
      { key: 'a:ghost', name: 'a, 1 d ago', role: 'prompt', isGhost: true, values: [2, 4, 12] },
    ];
    const { tables, columns, compared } = legendContent({ grid, series }, 'seconds');
    expect([...compared]).toEqual(['last', 'mean']);
    expect(columns).toEqual(['last', 'min', 'mean', 'max']);
    expect(tables.map((t) => t.map((r) => r.cells.map((c) => c.delta)))).toEqual([
      [['+50%', null, '−25%', null]],
    ]);
  });

  it('says how old the last value of a line is that has none at the latest point', () => {
    const series: FrameSeries[] = [
      { key: 'a', name: 'a', role: 'prompt', values: [1, 2, 3, 4] },
      { key: 'b', name: 'b', role: 'prompt', values: [1, 2, null, null] },
      { key: 'c', name: 'c', role: 'prompt', values: [null, null, null, 5] },
    ];
    const lastOf = (of: FrameGrid) =>
      legendContent({ grid: of, series }, 'seconds').tables[0]?.map(({ cells }) => cells[0]);
    const cells = lastOf({ ...grid, latestS: 27 });
    expect(cells?.map((cell) => cell?.text)).toEqual(['4.00', '2.00', '5.00']);
    expect(cells?.map((cell) => cell?.oldAtS)).toEqual([null, 10, null]);
    expect(lastOf(grid)?.map((cell) => cell?.oldAtS)).toEqual([null, null, null]);
  });

  it('lists a stack from the top down', () => {
    const layer = (key: string, role: FrameSeries['role']): FrameSeries => ({
      key,
      name: key,
      role,
      values: [],
    });
    const series = [layer('d', 'decode'), layer('q', 'queue'), layer('r', 'running')];
    const { tables } = legendContent({ grid, series }, 'seconds', 'stack');
    expect(tables[0]?.map((r) => r.key)).toEqual(['r', 'q', 'd']);
  });

  it('has no rows for an empty frame', () => {
    expect(legendContent({ grid, series: [] }, 'percent').rowCount).toBe(0);
  });
});
