import { beforeEach, describe, expect, test } from 'vitest';
import { QueryError } from '../queries/http/errors';
import { FakeClock } from './fixtures/fake-clock';
import { FaultyServer } from './fixtures/faulty-server';
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
