import { describe, expect, it } from 'vitest';
import { AFTER_MS } from '../bench/history/history';
import { NOW_MS } from '../bench/moment';
import { RANGE_S, SCRAPE_INTERVAL_S, SLOW_REFRESH_S, soakHistory } from './soak-history';

const BEFORE_MS = 3_600_000;

describe('soakHistory', () => {
  it.each([51, 300, 5000, 20_000])(
    'has samples for the range of each of %d refreshes, also slow ones',
    (refreshes) => {
      const { history, startMs } = soakHistory(64, refreshes);
      const fromMs = NOW_MS - history.rangeS * 1000 - BEFORE_MS;
      expect(startMs - RANGE_S * 1000).toBeGreaterThan(fromMs);
      expect(startMs + refreshes * (SCRAPE_INTERVAL_S + SLOW_REFRESH_S) * 1000).toBeLessThan(
        NOW_MS + AFTER_MS,
      );
    },
  );
});
