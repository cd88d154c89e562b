import { describe, expect, it } from 'vitest';
import { dailyPeaks, whenFull } from './when-full';

const DAY_S = 86_400;
const NOW_S = 100 * DAY_S;

/** Newest first: `weekly` growth, with a weekend at half the load. */
const peaksOf = (days: number, weekly: number, noise: (day: number) => number = () => 1): number[] =>
  Array.from(
    { length: days },
    (_, day) => 1000 * Math.pow(weekly, -day / 7) * (day % 7 < 2 ? 0.5 : 1) * noise(day),
  );

/** From -1 to 1, without a pattern over a week. */
const jitter = (day: number): number => Math.sin(day * 12.9898) ** 3;

describe('whenFull', () => {
  it('gives the time at which weekly growth reaches the load, as a band', () => {
    const full = whenFull(
      peaksOf(28, 1.1, (day) => 1 + 0.02 * jitter(day)),
      1500,
      NOW_S,
    );
    expect(full.kind).toBe('date');
    if (full.kind !== 'date') return;
    const weeks = (Math.log(1.5 / 0.97) / Math.log(1.1)) * 7 * DAY_S;
    expect(full.perWeek).toBeCloseTo(0.1, 1);
    expect(full.earliestS).toBeLessThan(NOW_S + weeks);
    expect(full.latestS).toBeGreaterThan(NOW_S + weeks * 0.9);
  });

  it('refuses with less than two weeks, with gaps, without growth, and beyond a year', () => {
    expect(whenFull(peaksOf(13, 1.1), 1500, NOW_S)).toEqual({ kind: 'short', days: 13 });
    const torn = peaksOf(14, 1.1).map((peak, day) => (day > 8 ? null : peak));
    expect(whenFull(torn, 1500, NOW_S).kind).toBe('short');
    expect(
      whenFull(
        peaksOf(28, 1, (day) => 1 + 0.1 * jitter(day)),
        1500,
        NOW_S,
      ).kind,
    ).toBe('flat');
    expect(whenFull(peaksOf(28, 0.9), 1500, NOW_S).kind).toBe('flat');
    expect(whenFull(peaksOf(28, 1.001), 5000, NOW_S).kind).toBe('far');
    expect(whenFull(peaksOf(28, 1.1), 900, NOW_S)).toEqual({ kind: 'full' });
  });
});

describe('dailyPeaks', () => {
  const grid = { startS: 0, endS: 2 * DAY_S, stepS: 900 };
  const points = (2 * DAY_S) / 900 + 1;
  const counter = (name: string, perS: (i: number) => number) => {
    const values = new Float64Array(points);
    for (let i = 1; i < points; i++) values[i] = (values[i - 1] ?? 0) + perS(i) * 900;
    return { labels: { __name__: `lmdeploy:${name}`, model_name: 'm' }, values };
  };

  it('is the busiest quarter of an hour of each day, without cached tokens and without a restart', () => {
    const output = counter('generation_tokens_total', (i) => (i === 50 ? 300 : 100));
    const prompt = counter('request_prompt_tokens_sum', () => 80);
    const cached = counter('request_cached_tokens_sum', () => 30);
    output.values.fill(0, 150);
    expect(dailyPeaks(grid, [output, prompt, cached], 'm')).toEqual([150, 350]);
    expect(dailyPeaks(grid, [output], 'other')).toEqual([]);
  });

  it('has no peak for a day with too little data', () => {
    const output = counter('generation_tokens_total', () => 100);
    output.values.fill(NaN, 0, 50);
    expect(dailyPeaks(grid, [output], 'm')).toEqual([100, null]);
  });
});
