import { beforeEach, describe, expect, test } from 'vitest';
import type { Grid } from '../lib/frame';
import { DEFAULT_CONFIG } from '../lib/config';
import type { TimedMatrix } from '../queries/http/client';
import { QueryError } from '../queries/http/errors';
import { noResults } from '../queries/reading-loader';
import { FakeClock } from './fixtures/fake-clock';
import { FaultyServer } from './fixtures/faulty-server';
import { PagePlanner } from './page-plan';
import { SetupCache } from './setup-cache.svelte';

const RANGE = { fromMs: 1_799_999_000_000, toMs: 1_800_000_000_000 };
const query = (selector: string) => ({ selector, range: RANGE });

/** A server that counts the set-ups that are requested from it, and remembers the moments of instant queries. */
class CountingServer extends FaultyServer {
  requested = 0;
  readonly momentsS: number[] = [];

  override instant(expr: string, timeS: number, own: AbortSignal): ReturnType<FaultyServer['instant']> {
    this.momentsS.push(timeS);
    return super.instant(expr, timeS, own);
  }

  override version(signal: AbortSignal): Promise<string> {
    this.requested += 1;
    return super.version(signal);
  }
}

let clock: FakeClock;
let server: CountingServer;
let cache: SetupCache;
const { signal } = new AbortController();

beforeEach(() => {
  clock = new FakeClock(RANGE.toMs, () => Promise.resolve());
  server = new CountingServer(
    clock,
    () => 0,
    () => 6,
    () => undefined,
  );
  cache = new SetupCache(server, () => clock.nowMs);
});

describe('SetupCache', () => {
  test('keeps the set-up of a selection for five minutes', async () => {
    const first = await cache.get(query('job="a"'), signal);
    expect(cache.current).toBe(first);
    expect(await cache.get(query('job="a"'), signal)).toBe(first);
    expect(server.requested).toBe(1);
    clock.nowMs += 300_000;
    expect(cache.isStale).toBe(true);
    await cache.get(query('job="a"'), signal);
    expect(server.requested).toBe(2);
  });

  test('a set-up that was read while a part of the data was missing is requested again by each load, until a minute after', async () => {
    await cache.get(query(''), signal);
    cache.noteMissing();
    expect(cache.isStale).toBe(true);
    await cache.get(query(''), signal);
    clock.nowMs += 59_000;
    await cache.get(query(''), signal);
    clock.nowMs += 1000;
    await cache.get(query(''), signal);
    expect(server.requested).toBe(4);
    await cache.get(query(''), signal);
    expect(server.requested).toBe(4);
  });

  test('a set-up of all the data is kept while a part is missing, also after five minutes', async () => {
    const whole = await cache.get(query(''), signal);
    clock.nowMs += 295_000;
    expect(await cache.get(query(''), signal)).toBe(whole);
    cache.noteMissing();
    clock.nowMs += 10_000;
    expect(await cache.get(query(''), signal)).toBe(whole);
    clock.nowMs += 60_000;
    expect(await cache.get(query(''), signal)).not.toBe(whole);
  });

  test('where the server hides its newest samples, ranges end before them from the first load on', async () => {
    class HidingServer extends CountingServer {
      override version(): Promise<string> {
        return Promise.resolve('2.24.0');
      }

      override range(_expr: string, { startS, endS, stepS }: Grid): Promise<TimedMatrix> {
        const times = Array.from({ length: (endS - startS) / stepS + 1 }, (_, i) => startS + i * stepS);
        const values = Float64Array.from(times, (atS) => Math.min(atS, endS - 30));
        const series = [{ labels: {}, samples: { values, nanAt: null } }];
        return Promise.resolve({ series, warnings: [], infos: [], respondedAtMs: null });
      }
    }
    const hiding = new HidingServer(
      clock,
      () => 0,
      () => 6,
      () => undefined,
    );
    const ofHiding = new SetupCache(hiding, () => clock.nowMs);
    const setup = await ofHiding.get(query(''), signal);
    expect([setup.hiddenS, ofHiding.lateMs]).toEqual([35, 35_000]);
    const planner = new PagePlanner({ client: hiding, lateS: null, now: () => clock.nowMs });
    const page = { isLive: true, slo: DEFAULT_CONFIG.slo, compareS: null, plotWidthPx: 400, groups: [] };
    const gridTo = (endMs: number): Grid =>
      planner.plan({ ...query(''), range: { ...RANGE, toMs: endMs }, ...page }, setup, signal, noResults())
        .grid;
    const endS = RANGE.toMs / 1000 - 35;
    expect(gridTo(RANGE.toMs).endS).toBeGreaterThan(endS - setup.scrapeIntervalS);
    expect(gridTo(RANGE.toMs).endS).toBeLessThanOrEqual(endS);
    // A range that ends earlier is as it was.
    expect(gridTo((endS - 60) * 1000).endS).toBe(endS - 60);
  });

  test('requests the set-up of another selection at once', async () => {
    await cache.get(query('job="a"'), signal);
    expect((await cache.get(query('job="b"'), signal)).selector).toBe('job="b"');
    expect(server.requested).toBe(2);
  });

  test('pages that open within a few seconds request their set-up for the same moment, which is not in the future', async () => {
    for (const laterMs of [0, 1200, 4900]) {
      const range = { ...RANGE, toMs: RANGE.toMs + laterMs };
      await new SetupCache(server, () => clock.nowMs).get({ selector: '', range }, signal);
    }
    expect(new Set(server.momentsS)).toEqual(new Set([RANGE.toMs / 1000]));
  });

  test('uses the prefetched set-up for the first load of its selection', async () => {
    cache.prefetch(query('job="a"'));
    await cache.get(query('job="a"'), signal);
    expect(server.requested).toBe(1);
  });

  test('reports a failed prefetch to the load that uses it, and requests again for the next load', async () => {
    server.mood = 'gone';
    cache.prefetch(query('job="a"'));
    const failed = expect(cache.get(query('job="a"'), signal)).rejects.toThrow(QueryError);
    await clock.advance(100, () => undefined);
    await failed;
    server.mood = 'well';
    await cache.get(query('job="a"'), signal);
    expect(cache.current?.selector).toBe('job="a"');
  });

  test('does not keep the set-up of a load that was withdrawn', async () => {
    const controller = new AbortController();
    controller.abort();
    cache.prefetch(query('job="a"'));
    await cache.get(query('job="a"'), controller.signal);
    expect(cache.current).toBeNull();
  });
});
