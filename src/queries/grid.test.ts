import { describe, expect, test } from 'vitest';
import { gaugeWindowS, gridOf, rateWindowS, stepFor } from './grid';

describe('stepFor', () => {
  test.each([
    // range, width, scrape interval, step
    [300, 384, 5, 5],
    [3600, 384, 5, 10],
    [21_600, 384, 5, 60],
    [21_600, 384, 15, 60],
    [86_400, 384, 15, 300],
    [604_800, 384, 5, 1800],
    [21_600, 1200, 15, 30],
    [3600, 384, 30, 30],
    [3600, 384, 60, 60],
    [21_600, 384, 7, 70],
    [3600, 384, 9, 18],
    [3600, 384, 16, 16],
    [21_600, 384, 45, 90],
    [21_600, 384, 90, 90],
    [43_200, 384, 120, 120],
    [86_400, 384, 120, 240],
    [60, 384, 1.5, 1.5],
    [10, 384, 5, 5],
    [31_536_000, 384, 5, 86_400],
    [315_360_000, 384, 5, 864_000],
    [60, 384, 0.5, 1],
    [1, 1, 15, 15],
  ])('%i s on %i px, scraped every %s s: %s s', (rangeS, widthPx, scrapeS, stepS) => {
    expect(stepFor(rangeS, widthPx, scrapeS)).toBe(stepS);
  });

  test('is always a multiple of the scrape interval, at most a point a pixel, at most 11,000 points', () => {
    for (const scrapeS of [1, 2, 3, 5, 7, 10, 13, 15, 20, 30, 45, 60, 90, 120, 300]) {
      for (const rangeS of [10, 60, 300, 3600, 86_400, 2_592_000, 31_536_000]) {
        for (const widthPx of [1, 128, 384, 1200, 3700, 20_000]) {
          const stepS = stepFor(rangeS, widthPx, scrapeS);
          expect(stepS % scrapeS).toBe(0);
          expect(rangeS / stepS).toBeLessThanOrEqual(Math.min(widthPx, 11_000));
        }
      }
    }
  });

  test('has at least a third of the points that are possible, and of the pixels', () => {
    for (let scrapeS = 1; scrapeS <= 300; scrapeS++) {
      for (const rangeS of [3600, 21_600, 86_400, 604_800]) {
        const points = rangeS / stepFor(rangeS, 384, scrapeS);
        expect(points, `${scrapeS} s, ${rangeS} s`).toBeGreaterThanOrEqual(
          Math.min(384, rangeS / scrapeS) / 3,
        );
      }
    }
  });

  test('grows with the range', () => {
    let last = 0;
    for (let rangeS = 60; rangeS < 1e7; rangeS *= 1.3) {
      const stepS = stepFor(rangeS, 384, 15);
      expect(stepS).toBeGreaterThanOrEqual(last);
      last = stepS;
    }
  });

  test('throws for a range or an interval that is not above 0', () => {
    expect(() => stepFor(0, 100, 15)).toThrow(RangeError);
    expect(() => stepFor(100, 100, 0)).toThrow(RangeError);
    expect(() => stepFor(NaN, 100, 15)).toThrow(RangeError);
  });
});

describe('windows', () => {
  test('are at least four scrapes, and at least the step plus a scrape', () => {
    expect(rateWindowS(5, 5)).toBe(20);
    expect(rateWindowS(60, 5)).toBe(65);
    expect(rateWindowS(15, 15)).toBe(60);
  });

  test('of a gauge that is set every 10 s are at least 40 s', () => {
    expect(gaugeWindowS(5, 5)).toBe(40);
    expect(gaugeWindowS(60, 5)).toBe(65);
  });
});

describe('gridOf', () => {
  test('both ends are multiples of the step since the epoch', () => {
    const grid = gridOf({ fromMs: 1_787_812_203_456, toMs: 1_787_815_803_456 }, 10);
    expect(grid).toEqual({ startS: 1_787_812_200, endS: 1_787_815_800, stepS: 10 });
  });

  test('a moment later the grid is the same', () => {
    const a = gridOf({ fromMs: 1_000_000, toMs: 4_600_000 }, 20);
    const b = gridOf({ fromMs: 1_019_999, toMs: 4_619_999 }, 20);
    expect(b).toEqual(a);
  });

  test('a range below a step has one point', () => {
    const { startS, endS } = gridOf({ fromMs: 100_000, toMs: 101_000 }, 60);
    expect(startS).toBe(endS);
  });
});
