import { describe, expect, test } from 'vitest';
import { fc } from './property.fixture';
import { gridLength, gridTimes, latestIndexOf, type Frame, type FrameGrid } from './frame';
import { reframed } from './reframed';

describe('reframed', () => {
  const frame = {
    grid: { startS: 100, endS: 120, stepS: 10 },
    series: [{ key: 'a', name: 'a', role: 'mean' as const, values: [1, 2, 3] }],
  };

  test('drops points before the new grid and adds gaps after the old one', () => {
    const grid = { startS: 110, endS: 140, stepS: 10 };
    expect(reframed(frame, grid)).toEqual({
      grid,
      series: [{ ...frame.series[0], values: [2, 3, null, null] }],
    });
  });

  test('moves lower bounds with their upper bounds', () => {
    const bounds = { key: 'b', name: 'b', role: 'at-most' as const, values: [1, 2, 3], low: [0, 1, 2] };
    const moved = reframed({ grid: frame.grid, series: [bounds] }, { startS: 110, endS: 130, stepS: 10 });
    expect(moved.series[0]).toMatchObject({ values: [2, 3, null], low: [1, 2, null] });
  });

  test('the same grid gives the same frame', () => {
    expect(reframed(frame, frame.grid)).toEqual(frame);
  });

  test('keeps the latest point between two points of a longer grid', () => {
    const withLatest: Frame = {
      grid: { ...frame.grid, latestS: 127 },
      series: [{ key: 'a', name: 'a', role: 'mean', values: [1, 2, 3, 4] }],
    };
    const { grid, series } = reframed(withLatest, { startS: 110, endS: 140, stepS: 10 });
    expect(gridTimes(grid)).toEqual([110, 120, 127, 130, 140]);
    expect(series[0]?.values).toEqual([2, 3, 4, null, null]);
  });

  test('drops the latest point where it lies before the new grid or a step after it', () => {
    const grid = { ...frame.grid, latestS: 127 };
    const withLatest: Frame = { grid, series: [] };
    expect(reframed(withLatest, { startS: 130, endS: 150, stepS: 10 }).grid.latestS).toBeUndefined();
    expect(reframed(withLatest, { startS: 100, endS: 110, stepS: 10 }).grid.latestS).toBeUndefined();
  });
});

const STEP_S = 10;

/** A frame whose latest point lies in the step after its grid, or that has none. The value of each point is its time. */
const frames = fc
  .record({
    first: fc.integer({ min: 0, max: 20 }),
    steps: fc.integer({ min: 0, max: 12 }),
    afterS: fc.option(fc.integer({ min: 1, max: STEP_S - 1 })),
  })
  .map(({ first, steps, afterS }): Frame => {
    const [startS, endS] = [first * STEP_S, (first + steps) * STEP_S];
    const grid: FrameGrid = { startS, endS, stepS: STEP_S, ...(afterS ? { latestS: endS + afterS } : {}) };
    const times = gridTimes(grid);
    const certaintyAt = (index: number) => {
      const atS = times[index];
      return atS === undefined
        ? null
        : { lower: 0, upper: 1, isFirst: false, isTop: false, observations: atS, needed: 0 };
    };
    const overall = (from: number, to: number): number =>
      times.slice(Math.max(0, from), Math.max(0, to + 1)).reduce((sum, atS) => sum + atS, 0);
    return { grid, series: [{ key: 'a', name: 'a', role: 'p95', values: times, certaintyAt, overall }] };
  });

const grids = fc
  .record({ first: fc.integer({ min: 0, max: 40 }), steps: fc.integer({ min: 0, max: 20 }) })
  .map(({ first, steps }) => ({ startS: first * STEP_S, endS: (first + steps) * STEP_S, stepS: STEP_S }));

describe('on any grid', () => {
  test('each point keeps its value and its certainty, and other points are gaps', () => {
    fc.assert(
      fc.property(frames, grids, (frame, onto) => {
        const known = new Set(gridTimes(frame.grid));
        const { grid, series } = reframed(frame, onto);
        const times = gridTimes(grid);
        const expected = times.map((atS) => (known.has(atS) ? atS : null));
        expect(series[0]?.values).toEqual(expected);
        expect(times.map((_, i) => series[0]?.certaintyAt?.(i)?.observations ?? null)).toEqual(expected);
      }),
    );
  });

  test('the value over some points is that over the same points of the old frame', () => {
    fc.assert(
      fc.property(frames, grids, (frame, onto) => {
        const { grid, series } = reframed(frame, onto);
        const kept = gridTimes(grid).map((_, i) => series[0]?.values[i] ?? 0);
        // A frame that loses its latest point may still count it when no other point is left.
        fc.pre(frame.grid.latestS === undefined || grid.latestS !== undefined);
        expect(series[0]?.overall?.(0, kept.length - 1)).toBe(kept.reduce((sum, value) => sum + value, 0));
      }),
    );
  });

  test('a longer grid and back gives the same frame', () => {
    fc.assert(
      fc.property(frames, fc.integer({ min: 0, max: 9 }), (frame, more) => {
        const { startS, endS, stepS } = frame.grid;
        const longer = reframed(frame, { startS: startS - more * stepS, endS: endS + more * stepS, stepS });
        const back = reframed(longer, { startS, endS, stepS });
        expect(back.grid).toEqual(frame.grid);
        expect(back.series[0]?.values).toEqual(frame.series[0]?.values);
        expect(gridLength(longer.grid)).toBe(gridLength(frame.grid) + 2 * more);
        expect(latestIndexOf(longer.grid) === null).toBe(frame.grid.latestS === undefined);
      }),
    );
  });
});
