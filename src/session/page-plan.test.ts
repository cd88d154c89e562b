import { describe, expect, it } from 'vitest';
import { DEFAULT_CONFIG } from '../lib/config';
import type { Grid } from '../lib/frame';
import { NO_PLACES } from '../lib/place-labels';
import type { PrometheusClient } from '../queries/http/client';
import { noResults } from '../queries/reading-loader';
import { PagePlanner } from './page-plan';
import { WATCHED, WATCHED_NAMES, WATCHED_NOW } from './watched';

const NOON_MS = Date.parse('2026-08-21T12:00:00Z');
const HOUR_MS = 3_600_000;

/** The spans, seconds, over which the watches load the hit rate of an hour earlier. */
async function spansOfHitRate(rangeMs: number, isLive: boolean): Promise<number[]> {
  const spansS: number[] = [];
  const client = {
    stored: (expr: string) => expr,
    range: (expr: string, { startS, endS }: Grid) => {
      if (expr.includes('offset 1h)')) spansS.push(endS - startS);
      return Promise.resolve({ series: [], warnings: [], infos: [], respondedAtMs: NOON_MS });
    },
  } as unknown as PrometheusClient;
  const toMs = isLive ? NOON_MS : NOON_MS - 24 * HOUR_MS;
  const plan = new PagePlanner({ client, lateS: 60, now: () => NOON_MS }).plan(
    {
      range: { fromMs: toMs - rangeMs, toMs },
      isLive,
      selector: '',
      slo: DEFAULT_CONFIG.slo,
      compareS: null,
      plotWidthPx: 480,
      groups: [WATCHED_NOW, WATCHED],
    },
    { selector: '', scrapeIntervalS: 5, isOnTime: true, places: NO_PLACES, repair: 'small-deltas' },
    new AbortController().signal,
    noResults(),
  );
  const [now, history] = await Promise.all([WATCHED_NOW, WATCHED].map(plan.loadGroup));
  expect([now?.results.length, history?.results.length]).toEqual([
    WATCHED.readings.length,
    WATCHED.readings.length,
  ]);
  return [...new Set(spansS)];
}

describe('what only the end of a range says', () => {
  it('is loaded for the last hour alone where a longer range ends now', async () => {
    expect(WATCHED_NAMES).toContain('cachedTokensBefore');
    expect(await spansOfHitRate(6 * HOUR_MS, true)).toEqual([3600]);
    expect(await spansOfHitRate(7 * 24 * HOUR_MS, true)).toEqual([3600]);
  });

  it('is loaded for the range where it is the last hour, or shorter', async () => {
    expect(await spansOfHitRate(HOUR_MS, true)).toContain(3600);
    expect(await spansOfHitRate(HOUR_MS / 4, true)).toEqual([3600]);
  });

  it('is loaded for the whole of a range that is over', async () => {
    const spansS = await spansOfHitRate(6 * HOUR_MS, false);
    expect(Math.max(...spansS)).toBeGreaterThan(5.9 * 3600);
  });
});
