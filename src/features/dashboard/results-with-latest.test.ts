import { describe, expect, it } from 'vitest';
import type { Column } from '../../lib/column';
import type { ReadingResult } from '../../queries/reading-result';
import { resultsWithLatest } from './results-with-latest';

const GRID = { startS: 0, endS: 20, stepS: 10 };

const resultOf = (...columns: readonly Column[]): ReadingResult => ({
  columns,
  warnings: [],
  infos: [],
  durationMs: 1,
});

const ofRank = (engine: string, values: readonly (number | null)[]): Column => ({
  labels: { engine },
  values,
});

/** The columns of the only result. */
const join = (result: ReadingResult, latest: ReadingResult | null): readonly Column[] =>
  resultsWithLatest([result], [latest], GRID)[0]?.columns ?? [];

describe('resultsWithLatest', () => {
  it('joins series by their labels, whatever their order', () => {
    const columns = join(
      resultOf(ofRank('0', [1, 2, 3]), ofRank('1', [4, 5, 6])),
      resultOf(ofRank('1', [7]), ofRank('0', [8])),
    );
    expect(columns.map(({ values }) => values)).toEqual([
      [1, 2, 3, 8],
      [4, 5, 6, 7],
    ]);
  });

  it('leaves gaps where a series is in one of the two only', () => {
    const columns = join(resultOf(ofRank('0', [1, 2, 3])), resultOf(ofRank('1', [7])));
    expect(columns.map(({ values }) => values)).toEqual([
      [1, 2, 3, null],
      [null, null, null, 7],
    ]);
  });

  it('leaves a gap where a reading is not loaded at the latest point', () => {
    expect(join(resultOf(ofRank('0', [1, 2, 3])), null)[0]?.values).toEqual([1, 2, 3, null]);
  });

  it('joins the levels of a gauge', () => {
    const column = (values: number[], sampled: number[], low: number[]): Column => ({
      labels: {},
      values,
      levels: { sampled, low },
    });
    const [known] = join(resultOf(column([3, 4, 5], [2, 3, 4], [1, 2, 3])), resultOf(column([9], [8], [7])));
    expect(known?.levels).toEqual({ sampled: [2, 3, 4, 8], low: [1, 2, 3, 7] });
    const [young] = join(resultOf(), resultOf(column([9], [8], [7])));
    expect(young?.levels).toEqual({ sampled: [null, null, null, 8], low: [null, null, null, 7] });
  });

  it('joins lower bounds', () => {
    const column = (values: number[], low: number[]): Column => ({ labels: {}, values, low });
    const [known] = join(resultOf(column([3, 4, 5], [1, 2, 3])), resultOf(column([9], [7])));
    expect(known?.low).toEqual([1, 2, 3, 7]);
    const [young] = join(resultOf(), resultOf(column([9], [7])));
    expect(young?.low).toEqual([null, null, null, 7]);
  });

  it('has the value over several points from the grid, and from the latest point where the grid has none', () => {
    const column = (values: (number | null)[], value: number | null): Column => ({
      labels: {},
      values,
      overall: () => value,
    });
    const overall = (ofGrid: number | null, last: number) =>
      join(resultOf(column([null, null, null], ofGrid)), resultOf(column([7], 7)))[0]?.overall?.(0, last);
    expect(overall(5, 3)).toBe(5);
    expect(overall(null, 3)).toBe(7);
    expect(overall(null, 2)).toBeNull();
  });

  it('has no value over points that have values and none together, whatever the latest point has', () => {
    const column = (values: (number | null)[], value: number | null): Column => ({
      labels: {},
      values,
      overall: () => value,
    });
    const [joined] = join(resultOf(column([1, null, null], null)), resultOf(column([7], 7)));
    expect(joined?.overall?.(0, 3)).toBeNull();
  });

  it('knows how certain a quantile is at each point', () => {
    const certainty = (observations: number) => ({
      lower: 0,
      upper: 1,
      isFirst: false,
      isTop: false,
      observations,
      needed: 20,
    });
    const [joined] = resultsWithLatest(
      [{ ...resultOf(), certaintyAt: (index) => (index < 3 ? certainty(index) : null) }],
      [{ ...resultOf(), certaintyAt: () => certainty(99) }],
      GRID,
    );
    expect([0, 2, 3, 4].map((index) => joined?.certaintyAt?.(index)?.observations)).toEqual([
      0,
      2,
      99,
      undefined,
    ]);
  });
});
