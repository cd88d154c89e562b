import { describe, expect, test } from 'vitest';
import { DEFAULT_CONFIG } from '../lib/config';
import { NO_PLACES } from '../lib/place-labels';
import { planGrid } from './page-query';
import { untilNow } from './page-loading.svelte';

const HOUR = 3_600_000;
const NOW = 1_800_000_000_000;

describe('untilNow', () => {
  test('cuts a range that reaches into the future at now, and keeps its end for the axis', () => {
    expect(untilNow({ fromMs: NOW - HOUR, toMs: NOW + 5 * HOUR }, NOW)).toEqual({
      range: { fromMs: NOW - HOUR, toMs: NOW },
      shownToMs: NOW + 5 * HOUR,
    });
  });

  test('ends a range at the time whose samples have arrived, also one that reaches into the future', () => {
    for (const toMs of [NOW, NOW + 5 * HOUR])
      expect(untilNow({ fromMs: NOW - HOUR, toMs }, NOW, 80_000)).toEqual({
        range: { fromMs: NOW - HOUR, toMs: NOW - 80_000 },
        shownToMs: toMs,
        lateMs: 80_000,
      });
  });

  test.each([
    ['that ends now', { fromMs: NOW - HOUR, toMs: NOW }],
    ['of the past', { fromMs: NOW - 2 * HOUR, toMs: NOW - HOUR }],
    ['that begins after now', { fromMs: NOW + HOUR, toMs: NOW + 2 * HOUR }],
  ])('leaves a range %s alone', (_, range) => {
    expect(untilNow(range, NOW)).toEqual({ range });
  });
});

test('the step follows the shown range, and no point is after now', () => {
  const range = { fromMs: NOW - HOUR, toMs: NOW };
  const { grid } = planGrid(
    range,
    480,
    { scrapeIntervalS: 5, places: NO_PLACES },
    '',
    DEFAULT_CONFIG.slo,
    NOW + 23 * HOUR,
  );
  expect(grid.stepS).toBe(300);
  expect(grid.endS).toBeLessThanOrEqual(NOW / 1000);
  expect(grid.endS).toBeGreaterThan(NOW / 1000 - 300);
});
