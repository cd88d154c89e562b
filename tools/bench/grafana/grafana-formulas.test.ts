import { describe, expect, it } from 'vitest';
import { grafanaGrid, roundIntervalMs } from './grafana-formulas';

describe('roundIntervalMs', () => {
  it.each([
    [9, 1],
    [10, 10],
    [1_499, 1_000],
    [1_500, 2_000],
    [18_000, 20_000],
    [27_000, 30_000],
    [108_000, 120_000],
    [86_399_999, 43_200_000],
    [86_400_000, 86_400_000],
    [1e12, 31_536_000_000],
  ])('rounds %d ms to %d ms', (ms, rounded) => expect(roundIntervalMs(ms)).toBe(rounded));
});

describe('grafanaGrid', () => {
  const toMs = Date.parse('2026-01-15T12:00:07Z');
  const grid = (hours: number, widthPx: number, scrapeIntervalS: number) =>
    grafanaGrid({ fromMs: toMs - hours * 3_600_000, toMs, widthPx, scrapeIntervalS });

  it.each([
    [6, 1200, 15, 20, 60],
    [6, 800, 15, 30, 60],
    [6, 800, 5, 30, 35],
    [24, 800, 15, 120, 135],
    [24, 800, 5, 120, 125],
    [0.25, 800, 15, 15, 60],
  ])(
    'queries %d h on %d px at a scrape interval of %d s with a step of %d s and a window of %d s',
    (...row) => {
      const [hours, widthPx, scrapeIntervalS, stepS, rateWindowS] = row;
      expect(grid(hours, widthPx, scrapeIntervalS)).toMatchObject({ stepS, rateWindowS });
    },
  );

  it('rounds both ends down to multiples of the step', () => {
    const { startS, endS } = grid(6, 800, 15);
    expect(endS).toBe(Date.parse('2026-01-15T12:00:00Z') / 1000);
    expect(startS).toBe(endS - 6 * 3600);
  });

  it('stays within the point limit of Prometheus', () => {
    const { startS, endS, stepS } = grid(24 * 30, 100_000, 5);
    expect((endS - startS) / stepS).toBeLessThanOrEqual(11_000);
  });
});
