import { describe, expect, test } from 'vitest';
import { DEFAULT_CONFIG } from '../lib/config';
import { NO_PLACES } from '../lib/place-labels';
import { historyGrid, planPresent } from './present-grid';

const NOW_S = 1_800_000_000;
const presentOf = (endS: number, scrapeIntervalS: number) =>
  planPresent(endS * 1000, { scrapeIntervalS, places: NO_PLACES }, '', DEFAULT_CONFIG.slo);

describe('the grid of now', () => {
  test.each([
    [5, 10, 20],
    [10, 10, 40],
    [15, 15, 60],
    [60, 60, 240],
    [600, 600, 2400],
  ])(
    'with a scrape every %d s has a point every %d s and a rate window of %d s',
    (scrapeS, stepS, windowS) => {
      const { grid, binding } = presentOf(NOW_S + 7, scrapeS);
      expect(grid.stepS).toBe(stepS);
      expect(binding.windowS).toBe(windowS);
      expect(grid.endS).toBeLessThanOrEqual(NOW_S + 7);
      expect(grid.endS).toBeGreaterThan(NOW_S + 7 - stepS);
      expect(grid.endS - grid.startS).toBe(3600);
    },
  );
});

describe('the grid of what happened', () => {
  const page = { startS: 0, endS: 21_600, stepS: 20 };
  const later = (byS: number) => ({ ...page, endS: page.endS + byS });

  test('is that of the page at first, after a minute, and at another step', () => {
    expect(historyGrid(page, null, 30)).toBe(page);
    expect(historyGrid(later(60), page, 30)).toEqual(later(60));
    expect(historyGrid(page, { ...page, stepS: 10 }, 30)).toBe(page);
    expect(historyGrid(page, page, 30)).toBe(page);
  });

  test('ends at points that are final in the minute after', () => {
    expect(historyGrid(later(20), page, 30)).toEqual({ ...page, endS: 21_560 });
    expect(historyGrid(later(40), page, 30)).toEqual({ ...page, endS: 21_560 });
  });

  test('of a range that moved back is that of the page', () => {
    expect(historyGrid(page, later(600), 30)).toBe(page);
  });
});
