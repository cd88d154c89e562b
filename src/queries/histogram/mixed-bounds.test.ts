import { describe, expect, test } from 'vitest';
import type { TimedResult } from '../reading-result';
import { filledBuckets } from './filled-buckets';
import { MixedBounds } from './mixed-bounds';
import { canMixBounds } from './mixed-bounds-part';

const PROMPT = 'lmdeploy:request_prompt_tokens';
const grid = (startS: number, endS: number) => ({ startS, endS, stepS: 10 });
const column = (...values: number[]) => ({ values: Float64Array.from(values), nanAt: null });
const resultOf = (series: TimedResult['series']): TimedResult => ({
  series,
  warnings: [],
  infos: [],
  durationMs: 1,
});
const buckets = (counts: Readonly<Record<string, number[]>>): TimedResult =>
  resultOf(Object.entries(counts).map(([le, values]) => ({ labels: { le }, samples: column(...values) })));
const totals = (counts: Readonly<Record<string, number[]>>): TimedResult =>
  resultOf(
    Object.entries(counts).map(([number, values]) => ({
      labels: { lmd_bounds: number },
      samples: column(...values),
    })),
  );

describe('MixedBounds', () => {
  const withTop = buckets({ '1.0': [1, 1], '2.0': [2, 2], '+Inf': [2, 3] });

  test('doubts a result with observations above the highest bound', () => {
    const bounds = new MixedBounds();
    expect(bounds.isDoubtful(PROMPT, '', grid(0, 10), withTop)).toBe(true);
    const without = buckets({ '1.0': [1, 1], '2.0': [2, 3], '+Inf': [2, 3 + 1e-15] });
    expect(bounds.isDoubtful(PROMPT, '', grid(0, 10), without)).toBe(false);
    expect(bounds.isDoubtful(PROMPT, '', grid(0, 10), resultOf([]))).toBe(false);
  });

  test('looks again ten minutes later, at an earlier range, and for another selection', () => {
    const bounds = new MixedBounds();
    bounds.note(PROMPT, '', grid(1000, 2000), false);
    bounds.note(PROMPT, '', grid(0, 500), false);
    expect(bounds.isDoubtful(PROMPT, '', grid(1500, 2500), withTop)).toBe(false);
    expect(bounds.isDoubtful(PROMPT, '', grid(1000, 2600), withTop)).toBe(true);
    expect(bounds.isDoubtful(PROMPT, '', grid(500, 2000), withTop)).toBe(true);
    expect(bounds.isDoubtful(PROMPT, 'job="a"', grid(1000, 2000), withTop)).toBe(true);
  });

  test('is for lengths alone, and a selection that was mixed stays so', () => {
    expect(['e2e_request_latency_seconds', 'request_prompt_tokens'].map(canMixBounds)).toEqual([false, true]);
    const bounds = new MixedBounds();
    bounds.note(PROMPT, '', grid(0, 10), true);
    bounds.note(PROMPT, '', grid(10, 20), false);
    expect(bounds.areMixed(PROMPT, '')).toBe(true);
    expect(bounds.areMixed(PROMPT, 'job="a"')).toBe(false);
  });
});

describe('filledBuckets', () => {
  test('a bucket also has what servers without it counted, where it has a sample', () => {
    // Two buckets: 10 a second, 4 of them up to 1. Four buckets: 3 a second.
    const sums = buckets({
      '1.0': [5, 5],
      '2.0': [2, NaN],
      '5.0': [3, NaN],
      '+Inf': [13, 13],
    });
    const filled = filledBuckets(sums, totals({ 2: [10, 10], 4: [3, NaN] }));
    const values = filled?.series.map(({ samples }) => [...samples.values]);
    expect(values).toEqual([
      [5, 5],
      [12, NaN],
      [13, NaN],
      [13, 13],
    ]);
  });

  test('a bound in two spellings gets it once', () => {
    const sums = buckets({ '1.0': [5], '2': [1], '2.0': [1], '+Inf': [12] });
    const filled = filledBuckets(sums, totals({ 2: [10], 3: [2] }));
    expect(filled?.series.reduce((sum, { samples }) => sum + (samples.values[0] ?? 0), 0)).toBe(5 + 12 + 12);
  });

  test('servers with the same buckets need nothing', () => {
    expect(filledBuckets(buckets({ '1.0': [1], '+Inf': [2] }), totals({ 2: [2] }))).toBeNull();
  });
});
