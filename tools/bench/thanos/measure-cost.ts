import type { Browser } from '@playwright/test';
import { VIEWPORT } from '../pages/chromium';
import { OpenedPage, type Stage } from '../pages/opened-page';
import { readCounters } from './counters';

/** What a server counted while a page was open. */
export type Cost = Readonly<Record<string, number>>;

/** Reads the counters of a server. */
export type ReadCost = () => Promise<Cost>;

const REFRESHES = 10;
const REFRESH_S = 10;

/** The counters of Thanos that say what the page asked and what reached the stores. */
export const thanosCost =
  (frontendUrl: string, queryUrl: string): ReadCost =>
  async () => {
    const [frontend, query] = await Promise.all([readCounters(frontendUrl), readCounters(queryUrl)]);
    return {
      requests: frontend.sum('thanos_query_frontend_queries_total'),
      ranges: frontend.sum('thanos_query_frontend_queries_total', 'op="query_range"'),
      split: frontend.sum('thanos_frontend_split_queries_total', 'tripperware="query_range"'),
      lookups: frontend.sum('cortex_cache_fetched_keys_total', 'tripperware="query_range"'),
      hits: frontend.sum('cortex_cache_hits_total', 'tripperware="query_range"'),
      toQuery:
        query.sum('http_requests_total', 'handler="query_range"') +
        query.sum('http_requests_total', 'handler="query"'),
      samples:
        query.sum('prometheus_engine_query_samples_total') + query.sum('thanos_engine_query_samples_total'),
    };
  };

export const prometheusCost =
  (url: string): ReadCost =>
  async () => {
    const counters = await readCounters(url);
    return {
      requests: counters.sum('prometheus_http_requests_total', '/api/v1/'),
      ranges: counters.sum('prometheus_http_requests_total', 'handler="/api/v1/query_range"'),
      samples: counters.sum('prometheus_engine_query_samples_total'),
    };
  };

function less(after: Cost, before: Cost): Cost {
  const earlier = new Map(Object.entries(before));
  return Object.fromEntries(
    Object.entries(after).map(([name, value]) => [name, value - (earlier.get(name) ?? 0)]),
  );
}

/** The cost of a load, of ten refreshes after it, and of a load by another viewer after those. */
export async function measureCost(
  browser: Browser,
  origin: string,
  range: string,
  read: ReadCost,
): Promise<Readonly<Record<'load' | 'refreshes' | 'second', Cost>>> {
  const stage: Stage = { browser, origin, blank: 'blank', probe: '' };
  const path = `${origin}?from=now-${range}&to=now&refresh=${REFRESH_S}s`;
  const open = async (): Promise<OpenedPage> => {
    const opened = await OpenedPage.open(stage, { aheadMs: 0 }, VIEWPORT);
    opened.traffic.reset();
    await opened.page.goto(path, { waitUntil: 'commit' });
    await opened.traffic.quietAfterRequest();
    await opened.page.waitForFunction(
      `document.querySelector('main')?.dataset.settled === 'true'`,
      undefined,
      {
        timeout: 180_000,
      },
    );
    await opened.traffic.quiet();
    return opened;
  };
  const start = await read();
  const first = await open();
  const loaded = await read();
  await new Promise((resolve) => setTimeout(resolve, (REFRESHES * REFRESH_S + 2) * 1000));
  await first.traffic.quiet();
  const refreshed = await read();
  await first.close();
  const before = await read();
  const second = await open();
  const end = await read();
  await second.close();
  return { load: less(loaded, start), refreshes: less(refreshed, loaded), second: less(end, before) };
}
