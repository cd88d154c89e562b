import { describe, expect, it } from 'vitest';
import { outliers, rankBand } from './rank-band';

const flat = (value: number | null, length = 10): (number | null)[] => Array.from({ length }, () => value);

describe('rankBand', () => {
  it('holds lowest, highest and median of the ranks that have a value', () => {
    const band = rankBand(
      [
        [1, null, null],
        [5, 4, null],
        [2, 8, null],
      ],
      3,
    );
    expect(band).toEqual({ low: [1, 4, null], high: [5, 8, null], median: [2, 6, null] });
  });

  it('is all gaps without values', () => {
    expect(rankBand([flat(null, 2), []], 2)).toEqual({
      low: [null, null],
      high: [null, null],
      median: [null, null],
    });
  });
});

describe('outliers', () => {
  const of = (columns: (number | null)[][]): number[] => outliers(columns, rankBand(columns, 10));

  it('returns the few ranks that end far from the others, the farthest first', () => {
    const columns = Array.from({ length: 64 }, (_, r) => flat(10 + (r % 5) * 0.1));
    columns[20] = flat(16);
    columns[41] = flat(1);
    expect(of(columns)).toEqual([41, 20]);
  });

  it('returns at most three', () => {
    const columns = Array.from({ length: 64 }, (_, r) => flat(r < 6 ? 50 + r : 10));
    expect(of(columns)).toEqual([5, 4, 3]);
  });

  it('returns none when all ranks are equal or have no values', () => {
    expect(of(Array.from({ length: 64 }, () => flat(3)))).toEqual([]);
    expect(of(Array.from({ length: 64 }, () => flat(null)))).toEqual([]);
  });

  it('returns none when ranks are evenly spread', () => {
    expect(of(Array.from({ length: 64 }, (_, r) => flat(r)))).toEqual([]);
  });

  it('ignores ranks that were far only at the start of the range', () => {
    const columns = Array.from({ length: 20 }, () => flat(5));
    columns[3] = [...flat(90, 5), ...flat(5, 5)];
    expect(of(columns)).toEqual([]);
  });
});
