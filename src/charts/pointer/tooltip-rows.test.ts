import { describe, expect, it } from 'vitest';
import { strokeOf } from '../style/strokes';
import type { ShapeSeries } from '../shape/shape';
import { rowsByValue, tooltipRows } from './tooltip-rows';

const line = (rank: number, value: number | null, isShown = true): ShapeSeries => {
  const series = { key: `r${rank}`, name: `rank ${rank}`, role: 'rank' as const, rank, values: [value] };
  const drawn = series.values;
  return { series, stroke: strokeOf(series), isShown, isDrawn: isShown, drawn, floor: null, ghost: null };
};
const same = (value: number): number => value;

describe('tooltipRows', () => {
  it('keeps the order of the legend, ignores hidden lines and marks the nearest line', () => {
    const { rows, moreCount } = tooltipRows(
      [line(0, 10), line(1, 50, false), line(2, 40), line(3, null)],
      0,
      52,
      same,
    );
    expect(rows.map((r) => [r.line.series.key, r.value, r.isNearest])).toEqual([
      ['r0', 10, false],
      ['r2', 40, true],
      ['r3', null, false],
    ]);
    expect(moreCount).toBe(0);
  });

  it('marks no line without a pointer', () => {
    expect(tooltipRows([line(0, 10)], 0, null, same).rows.some((r) => r.isNearest)).toBe(false);
  });

  it('shows the 20 nearest of many lines and counts the others', () => {
    const many = Array.from({ length: 64 }, (_, i) => line(i, i));
    const { rows, moreCount } = tooltipRows(many, 0, 40, same);
    expect(rows.length).toBe(20);
    expect(moreCount).toBe(44);
    expect(rows.map((r) => r.value)).toEqual(Array.from({ length: 20 }, (_, i) => i + 30));
    expect(tooltipRows(many, 0, null, same).rows[0]?.value).toBe(0);
  });

  it('marks the layer under the pointer, even when another edge is nearer', () => {
    const layer = (key: number, floor: number, top: number): ShapeSeries => ({
      ...line(key, top - floor),
      drawn: [top],
      floor: [floor],
    });
    const up = (value: number): number => 100 - value;
    const { rows } = tooltipRows([layer(1, 40, 100), layer(0, 0, 40)], 0, up(45), up);
    expect(rows.map((r) => [r.value, r.isNearest])).toEqual([
      [60, true],
      [40, false],
    ]);
  });

  it('shows the earlier value of a line', () => {
    const ghost = { ...line(0, 7).series, key: 'r0:ghost', isGhost: true as const };
    expect(tooltipRows([{ ...line(0, 10), ghost }], 0, null, same).rows[0]?.before).toBe(7);
  });

  it('prefers lines that are drawn when there is no pointer', () => {
    const many = Array.from({ length: 30 }, (_, i) => ({ ...line(i, i), isDrawn: i === 29 }));
    const { rows, moreCount } = tooltipRows(many, 0, null, same, 8);
    expect(rows.map((r) => r.value)).toEqual([0, 1, 2, 3, 4, 5, 6, 29]);
    expect(moreCount).toBe(22);
  });

  it('prefers lines with a value when there is no room for all', () => {
    const many = [
      ...Array.from({ length: 20 }, (_, i) => line(i, null)),
      ...Array.from({ length: 5 }, (_, i) => line(20 + i, i)),
    ];
    const values = tooltipRows(many, 0, 3, same).rows.map((r) => r.value);
    expect(values.filter((v) => v !== null)).toEqual([0, 1, 2, 3, 4]);
  });
});

describe('rowsByValue', () => {
  it('puts the highest value first and gaps last', () => {
    const lines = [1, null, 7].map((value, i) => line(i, value));
    const { rows } = tooltipRows(lines, 0, null, same);
    expect(rowsByValue(rows).map(({ value }) => value)).toEqual([7, 1, null]);
  });
});
