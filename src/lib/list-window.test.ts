import { describe, expect, it } from 'vitest';
import { FIRST_SPAN, listWindow, MOST_WHOLE_ROWS, spanInSight } from './list-window';

const list = (length: number): number[] => Array.from({ length }, (_, i) => i);

describe('listWindow', () => {
  it('keeps a short list whole', () => {
    const { rows, skippedAfter } = listWindow(list(MOST_WHOLE_ROWS), FIRST_SPAN);
    expect(rows.map(({ row }) => row)).toEqual(list(MOST_WHOLE_ROWS));
    expect(rows.every(({ skipped }) => skipped === 0)).toBe(true);
    expect(skippedAfter).toBe(0);
  });

  it('has only the rows of the span of a long list, and counts the others', () => {
    const { rows, skippedAfter } = listWindow(list(1000), { from: 100, to: 103 });
    expect(rows).toEqual([
      { row: 100, index: 100, skipped: 100 },
      { row: 101, index: 101, skipped: 0 },
      { row: 102, index: 102, skipped: 0 },
    ]);
    expect(skippedAfter).toBe(897);
  });

  it.each([
    [2, [2, 100, 101], [2, 97, 0], 898],
    [500, [100, 101, 500], [100, 0, 398], 499],
    [101, [100, 101], [100, 0], 898],
  ])('keeps row %i in the page beside the span', (kept, indices, skipped, skippedAfter) => {
    const window = listWindow(list(1000), { from: 100, to: 102 }, kept);
    expect(window.rows.map(({ index }) => index)).toEqual(indices);
    expect(window.rows.map((row) => row.skipped)).toEqual(skipped);
    expect(window.skippedAfter).toBe(skippedAfter);
  });

  it('ends with the last rows where a list became shorter than the span', () => {
    const { rows, skippedAfter } = listWindow(list(50), { from: 200, to: 210 });
    expect(rows.map(({ row }) => row)).toEqual(list(50).slice(40));
    expect(skippedAfter).toBe(0);
  });
});

describe('spanInSight', () => {
  it('has the rows in sight and four more on each side', () => {
    expect(spanInSight(200, 100, 20)).toEqual({ from: 6, to: 19 });
    expect(spanInSight(0, 100, 20)).toEqual({ from: 0, to: 9 });
  });

  it('has the first rows of a list that begins below the part in sight', () => {
    expect(spanInSight(-60, 100, 20)).toEqual({ from: 0, to: 6 });
    expect(spanInSight(-1000, 100, 20)).toEqual({ from: 0, to: 0 });
  });
});
