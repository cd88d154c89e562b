import { describe, expect, test } from 'vitest';
import { TILES, tileReadings, type Tile } from '../../panels/overview';
import type { ReadingResult } from '../../queries/reading-result';
import { columnsOfTiles, figureOf, thinned } from './figure';

const tileOf = (id: string): Tile => {
  const tile = TILES.find((t) => t.id === id);
  if (!tile) throw new Error(`no tile ${id}`);
  return tile;
};

const resultOf = (values: readonly (number | null)[]): ReadingResult => ({
  columns: [{ labels: {}, values }],
  warnings: [],
  infos: [],
  durationMs: 1,
});

describe('columnsOfTiles', () => {
  test('gives each tile its reading and its weight, in the order of the readings', () => {
    const results = tileReadings(TILES).map((_, i) => resultOf([i]));
    const columns = columnsOfTiles(TILES, results);
    expect(columns.map(({ values }) => values[0])).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 12]);
    expect(columns.slice(-2).map(({ weights }) => weights)).toEqual([[11], [13]]);
  });

  test('has empty columns before the first result and for a reading without a series', () => {
    expect(columnsOfTiles([tileOf('running')], [])).toEqual([{ values: [], weights: null }]);
    expect(columnsOfTiles([tileOf('running')], [{ ...resultOf([]), columns: [] }])).toEqual([
      { values: [], weights: null },
    ]);
  });
});

describe('figureOf', () => {
  const now = (values: readonly (number | null)[], stepS = 10): number | null =>
    figureOf(tileOf('ttft'), { values, weights: null }, { stepS });

  test('is the newest value of the last minute', () => {
    expect(now([1, 2, 3])).toBe(3);
    expect(now([1, 2, null])).toBe(2);
    expect(now([7, null, null, null, null, null, null])).toBeNull();
    expect(now([7, null, null], 600)).toBe(7);
    expect(now([7, null, null, null], 600)).toBeNull();
    expect(now([])).toBeNull();
  });

  test('of shares counts each request once', () => {
    const share = (values: (number | null)[], weights: (number | null)[], id = 'attainment') =>
      figureOf(tileOf(id), { values, weights }, { stepS: 60 });
    expect(share([0.5, 1], [1, 99])).toBeCloseTo(0.995, 12);
    expect(share([0.5, null], [1, 99])).toBe(0.5);
    expect(share([0.5, 1], [0, 0])).toBeNull();
    expect(share([null, null], [null, null])).toBeNull();
    const old = [1, 1, 0, 0, 0, 0, 0];
    expect(share(old, [1, 1, 1, 1, 1, 1, 1], 'failures')).toBe(0);
  });
});

describe('thinned', () => {
  const flat = Array.from({ length: 1000 }, () => 1);

  test('leaves a short column as it is', () => expect(thinned([1, null, 3], 10)).toEqual([1, null, 3]));

  test('keeps a peak, a gap and the last value', () => {
    const thin = thinned(
      flat.map((v, i) => (i === 333 ? 9 : i > 500 && i < 600 ? null : i === 999 ? 5 : v)),
      100,
    );
    expect(thin.length).toBeLessThanOrEqual(101);
    expect(Math.max(...thin.map((v) => v ?? 0))).toBe(9);
    expect(thin).toContain(null);
    expect(thin.at(-1)).toBe(5);
  });
});
