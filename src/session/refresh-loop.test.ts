import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { LoadEnd } from './load-end';
import { RefreshLoop, type Pace } from './refresh-loop';

let hidden = false;
let comeBack: (of: 'page' | 'network') => void = () => undefined;
let starts: number[] = [];
let paces: Pace[] = [];
let durationMs = 100;
const LOADED: LoadEnd = { kind: 'loaded' };
const FAILED: LoadEnd = { kind: 'failed', retryAfterS: null };
let end: LoadEnd = LOADED;
let random = 0;
let loop: RefreshLoop;

const pace = (): Pace | undefined => paces.at(-1);

beforeEach(() => {
  vi.useFakeTimers({ now: 0 });
  hidden = false;
  starts = [];
  paces = [];
  durationMs = 100;
  end = LOADED;
  random = 0;
  loop = new RefreshLoop(
    () => {
      starts.push(Date.now());
      const ended = end;
      return new Promise((resolve) => setTimeout(() => resolve(ended), durationMs));
    },
    {
      now: () => Date.now(),
      random: () => random,
      isHidden: () => hidden,
      after: (delayMs, callback) => {
        const timer = setTimeout(callback, delayMs);
        return () => clearTimeout(timer);
      },
      onReturn: (callback) => {
        comeBack = callback;
        return () => undefined;
      },
      onPace: (next) => paces.push(next),
    },
  );
});

afterEach(() => {
  loop.stop();
  vi.useRealTimers();
});

describe('RefreshLoop', () => {
  test('starts on each multiple of the interval', async () => {
    loop.setInterval(1000);
    void loop.trigger();
    await vi.advanceTimersByTimeAsync(3050);
    expect(starts).toEqual([0, 1000, 2000, 3000]);
    expect(pace()).toEqual({ kind: 'steady' });
  });

  test('never starts before the last load has ended', async () => {
    durationMs = 2500;
    loop.setInterval(1000);
    void loop.trigger();
    await vi.advanceTimersByTimeAsync(2600);
    expect(starts).toEqual([0, expect.closeTo(2500, -1)]);
  });

  test('loads nothing while hidden and catches up once', async () => {
    loop.setInterval(1000);
    void loop.trigger();
    await vi.advanceTimersByTimeAsync(200);
    hidden = true;
    await vi.advanceTimersByTimeAsync(60_000);
    expect(starts).toEqual([0]);
    hidden = false;
    comeBack('page');
    await vi.advanceTimersByTimeAsync(50);
    expect(starts).toHaveLength(2);
  });

  test('a load triggered while hidden starts when the page is shown', async () => {
    hidden = true;
    loop.setInterval(null);
    void loop.trigger();
    void loop.trigger();
    comeBack('network');
    await vi.advanceTimersByTimeAsync(1000);
    expect(starts).toEqual([]);
    hidden = false;
    comeBack('page');
    comeBack('page');
    await vi.advanceTimersByTimeAsync(1000);
    expect(starts).toEqual([1000]);
  });

  test('showing the page again loads nothing when no load was missed', async () => {
    loop.setInterval(10_000);
    void loop.trigger();
    await vi.advanceTimersByTimeAsync(500);
    comeBack('page');
    comeBack('network');
    await vi.advanceTimersByTimeAsync(500);
    expect(starts).toEqual([0]);
  });

  test('does not load when off, and continues with a new interval', async () => {
    loop.setInterval(null);
    void loop.trigger();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(starts).toEqual([0]);
    loop.setInterval(1000);
    await vi.advanceTimersByTimeAsync(500);
    expect(starts).toHaveLength(2);
  });

  test('a trigger in the middle of a load starts at once and does not double the rhythm', async () => {
    loop.setInterval(1000);
    durationMs = 240;
    void loop.trigger();
    await vi.advanceTimersByTimeAsync(200);
    void loop.trigger();
    await vi.advanceTimersByTimeAsync(2300);
    expect(starts).toEqual([0, 200, 1000, 2000]);
  });

  test('nothing starts after stop', async () => {
    loop.setInterval(1000);
    void loop.trigger();
    loop.stop();
    await vi.advanceTimersByTimeAsync(10_000);
    void loop.trigger();
    expect(starts).toEqual([0]);
  });

  test('slow loads stretch the interval and report it, fast loads restore it', async () => {
    loop.setInterval(10_000);
    durationMs = 5000;
    void loop.trigger();
    await vi.advanceTimersByTimeAsync(9000);
    expect(pace()).toEqual({ kind: 'steady' });
    await vi.advanceTimersByTimeAsync(46_000);
    expect(pace()).toEqual({ kind: 'slowed', intervalMs: 20_000 });
    expect(starts).toEqual([0, 10_000, 30_000, 50_000]);
    durationMs = 100;
    await vi.advanceTimersByTimeAsync(60_000);
    expect(pace()).toEqual({ kind: 'steady' });
    expect(starts.slice(4)).toEqual([70_000, 90_000, 100_000, 110_000]);
  });

  test('failures are followed by ever longer waits, up to a minute', async () => {
    end = FAILED;
    random = 1;
    loop.setInterval(10_000);
    void loop.trigger();
    await vi.advanceTimersByTimeAsync(500);
    expect(pace()).toEqual({ kind: 'failing', nextAtMs: 15_100 });
    await vi.advanceTimersByTimeAsync(14_650);
    expect(pace()).toEqual({ kind: 'failing', nextAtMs: null });
    await vi.advanceTimersByTimeAsync(400_000);
    const waits = starts.slice(1).map((atMs, i) => atMs - (starts[i] ?? 0) - durationMs);
    expect(waits.slice(0, 6)).toEqual([15_000, 30_000, 60_000, 60_000, 60_000, 60_000]);
  });

  test('waits as long as the server asks, and not longer after it', async () => {
    end = { kind: 'failed', retryAfterS: 120 };
    loop.setInterval(10_000);
    void loop.trigger();
    await vi.advanceTimersByTimeAsync(119_000);
    expect(starts).toEqual([0]);
    expect(pace()).toEqual({ kind: 'failing', nextAtMs: 120_100 });
    end = LOADED;
    await vi.advanceTimersByTimeAsync(12_000);
    // Then on the next multiple of the interval again.
    expect(starts).toEqual([0, 120_100, 130_000]);
  });

  test('one load that reaches Prometheus ends the waiting', async () => {
    end = FAILED;
    loop.setInterval(1000);
    void loop.trigger();
    await vi.advanceTimersByTimeAsync(30_000);
    end = LOADED;
    await vi.advanceTimersByTimeAsync(60_000);
    expect(pace()).toEqual({ kind: 'steady' });
    const lastStarts = starts.slice(-3);
    expect(lastStarts.map((atMs) => atMs - (lastStarts[0] ?? 0))).toEqual([0, 1000, 2000]);
  });

  test('the return of the network, or a response outside the loop, ends the waiting at once', async () => {
    end = FAILED;
    loop.setInterval(10_000);
    void loop.trigger();
    await vi.advanceTimersByTimeAsync(1000);
    comeBack('network');
    await vi.advanceTimersByTimeAsync(1000);
    expect(starts).toEqual([0, 1000]);
    end = LOADED;
    loop.reached();
    await vi.advanceTimersByTimeAsync(1000);
    loop.reached();
    await vi.advanceTimersByTimeAsync(1000);
    expect(starts).toEqual([0, 1000, 2000]);
  });

  test('a failed manual load does not make the next wait longer', async () => {
    end = FAILED;
    loop.setInterval(10_000);
    for (let i = 0; i < 5; i++) {
      void loop.trigger();
      await vi.advanceTimersByTimeAsync(200);
    }
    expect(pace()).toEqual({ kind: 'failing', nextAtMs: 10_900 });
  });

  test('a load that another one replaced does not count', async () => {
    end = { kind: 'withdrawn' };
    durationMs = 5000;
    loop.setInterval(10_000);
    void loop.trigger();
    await vi.advanceTimersByTimeAsync(39_000);
    expect(pace()).toEqual({ kind: 'steady' });
    expect(starts).toEqual([0, 10_000, 20_000, 30_000]);
  });
});
