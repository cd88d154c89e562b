import { describe, expect, test } from 'vitest';
import { QueryError } from '../queries/http/errors';
import { Latest } from './latest.svelte';

/** A fetcher that settles when a test says so. */
function gate<T>(): {
  fetcher: (signal: AbortSignal) => Promise<T>;
  open: (value: T) => void;
  fail: (e: unknown) => void;
  signal: () => AbortSignal | undefined;
} {
  let open: (value: T) => void = () => undefined;
  let fail: (error: unknown) => void = () => undefined;
  let seen: AbortSignal | undefined;
  return {
    fetcher: (signal) => {
      seen = signal;
      return new Promise<T>((resolve, reject) => {
        open = resolve;
        fail = reject;
      });
    },
    open: (value) => open(value),
    fail: (error) => fail(error),
    signal: () => seen,
  };
}

describe('Latest', () => {
  test('the value of an older run is dropped, even if its fetcher ignores the signal', async () => {
    const latest = new Latest<number>();
    const slow = gate<number>();
    const fast = gate<number>();
    const first = latest.run(slow.fetcher);
    const second = latest.run(fast.fetcher);
    expect(slow.signal()?.aborted).toBe(true);
    fast.open(2);
    await second;
    slow.open(1);
    await first;
    expect(latest.state).toEqual({ kind: 'ready', value: 2 });
    expect(latest.isRunning).toBe(false);
  });

  test('the value stays during the next run, and after it fails', async () => {
    const latest = new Latest<number>();
    await latest.run(() => Promise.resolve(1));
    const next = gate<number>();
    const run = latest.run(next.fetcher);
    expect(latest.state).toEqual({ kind: 'ready', value: 1 });
    expect(latest.isRunning).toBe(true);
    const error = new QueryError('network', 'gone');
    next.fail(error);
    await run;
    expect(latest.state).toEqual({ kind: 'failed', error, last: 1 });
    expect(latest.value).toBe(1);
  });

  test('a failure stays until a run succeeds', async () => {
    const latest = new Latest<number>();
    await latest.run(() => Promise.reject(new QueryError('timeout', 'late')));
    const next = gate<number>();
    const run = latest.run(next.fetcher);
    expect(latest.state.kind).toBe('failed');
    next.open(3);
    await run;
    expect(latest.state).toMatchObject({ kind: 'ready', value: 3 });
  });

  test('an aborted run is not a failure', async () => {
    const latest = new Latest<number>();
    await latest.run(() => Promise.resolve(1));
    await latest.run(() => Promise.reject(new QueryError('aborted', 'aborted')));
    expect(latest.state).toEqual({ kind: 'ready', value: 1 });
  });

  test('any thrown value becomes a QueryError', async () => {
    const latest = new Latest<number>();
    await latest.run(() => Promise.reject(new Error('bug')));
    expect(latest.state).toMatchObject({ kind: 'failed', error: { kind: 'malformed' } });
  });
});
