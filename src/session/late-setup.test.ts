import { beforeEach, describe, expect, test } from 'vitest';
import type { RawSeries } from '../queries/http/api-data';
import { FakeClock } from './fixtures/fake-clock';
import { FaultyServer } from './fixtures/faulty-server';
import { untilNow } from './page-loading.svelte';
import { SetupCache } from './setup-cache.svelte';

const START_MS = 1_800_000_000_000;
const HOUR_MS = 3_600_000;
const INTERVAL_S = 10;
const { signal } = new AbortController();

/** A server whose ranks are scraped every 10 s, and whose samples arrive late. */
class LateServer extends FaultyServer {
  delayS = 0;
  /** No sample is newer, Unix seconds. */
  stoppedS = Infinity;
  looks = 0;

  override instant(expr: string, timeS: number): Promise<RawSeries[]> {
    const match = /\[(2m|1h)\]$/.exec(expr);
    if (!match) return Promise.resolve([]);
    if (match[1] === '2m') this.looks += 1;
    const spanS = match[1] === '2m' ? 120 : 3600;
    const lastS = Math.floor(Math.min(timeS - this.delayS, this.stoppedS) / INTERVAL_S) * INTERVAL_S;
    const times = Array.from({ length: spanS / INTERVAL_S }, (_, i) => lastS - i * INTERVAL_S)
      .filter((atS) => atS > timeS - spanS)
      .reverse();
    if (times.length === 0) return Promise.resolve([]);
    return Promise.resolve([
      { metric: { job: 'lmdeploy', engine: '0' }, values: times.map((atS) => [atS, '1']) },
    ]);
  }
}

let clock: FakeClock;
let server: LateServer;

beforeEach(() => {
  clock = new FakeClock(START_MS, () => Promise.resolve());
  server = new LateServer(
    clock,
    () => 0,
    () => 6,
    () => undefined,
  );
});

const cacheOf = (findsDelay = true): SetupCache =>
  new SetupCache(server, () => clock.nowMs, null, findsDelay);

/** Refreshes as the page does, every 5 s. */
async function refresh(cache: SetupCache, forS: number): Promise<void> {
  for (let passedS = 0; passedS <= forS; passedS += 5) {
    const shown = { fromMs: clock.nowMs - HOUR_MS, toMs: clock.nowMs };
    const got = cache.get({ selector: '', ...untilNow(shown, clock.nowMs, cache.lateMs) }, signal);
    await clock.advance(100, () => undefined);
    await got;
    clock.nowMs += 4900;
  }
}

describe('the delay of samples', () => {
  test.each([70, 150, 250])(
    'of %i s is known after a second look a scrape later, and kept',
    async (delayS) => {
      server.delayS = delayS;
      const cache = cacheOf();
      await refresh(cache, 0);
      expect(cache.lateMs).toBe(0);
      await refresh(cache, 20);
      expect(cache.lateMs).toBeGreaterThanOrEqual(delayS * 1000);
      expect(cache.lateMs).toBeLessThanOrEqual((delayS + 25) * 1000);
      expect(server.looks).toBe(2);
      const found = cache.lateMs;
      await refresh(cache, 1200);
      expect(cache.lateMs).toBe(found);
      // The usual pace.
      expect(server.looks).toBeLessThanOrEqual(6);
    },
  );

  test('is found where two loads share a set-up', async () => {
    server.delayS = 70;
    const cache = cacheOf();
    const range = { fromMs: clock.nowMs - HOUR_MS, toMs: clock.nowMs };
    cache.prefetch({ selector: '', range });
    await Promise.all([1, 2].map(() => cache.get({ selector: '', range }, signal)));
    clock.nowMs += 15_000;
    await refresh(cache, 0);
    expect(cache.lateMs).toBe(80_000);
  });

  test('is none where samples are on time: one look in five minutes', async () => {
    const cache = cacheOf();
    await refresh(cache, 290);
    expect(cache.lateMs).toBe(0);
    expect(server.looks).toBe(1);
  });

  test('is none when all ranks stop, before the page opens or after', async () => {
    server.stoppedS = START_MS / 1000 - 100;
    const opened = cacheOf();
    await refresh(opened, 900);
    expect(opened.lateMs).toBe(0);
    server.stoppedS = clock.nowMs / 1000 + 200;
    const cache = cacheOf();
    await refresh(cache, 1500);
    expect(cache.lateMs).toBe(0);
  });

  test('goes when samples are on time again', async () => {
    server.delayS = 90;
    const cache = cacheOf();
    await refresh(cache, 30);
    expect(cache.lateMs).toBeGreaterThan(0);
    server.delayS = 0;
    await refresh(cache, 330);
    expect(cache.lateMs).toBe(0);
  });

  test('is not looked for where the configuration says it, nor in a range that is over', async () => {
    server.delayS = 90;
    const told = cacheOf(false);
    await refresh(told, 60);
    expect(told.lateMs).toBe(0);
    expect(told.current?.look).toBeUndefined();
    const cache = cacheOf();
    const range = { fromMs: clock.nowMs - 2 * HOUR_MS, toMs: clock.nowMs - HOUR_MS };
    const got = cache.get({ selector: '', range }, signal);
    await clock.advance(100, () => undefined);
    expect((await got).look).toBeUndefined();
    expect(cache.isStale).toBe(false);
  });
});
