import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { RefreshLoop } from './refresh-loop';

let hidden = false;
let comeBack: () => void = () => undefined;
let starts: number[] = [];
let durationMs = 100;
let loop: RefreshLoop;

beforeEach(() => {
  vi.useFakeTimers({ now: 0 });
  hidden = false;
  starts = [];
  durationMs = 100;
  loop = new RefreshLoop(
    () => {
      starts.push(Date.now());
      return new Promise((resolve) => setTimeout(resolve, durationMs));
    },
    {
      now: () => Date.now(),
      isHidden: () => hidden,
      onReturn: (callback) => {
        comeBack = callback;
        return () => undefined;
      },
    },
  );
});

afterEach(() => {
  loop.stop();
  vi.useRealTimers();
});

describe('RefreshLoop', () => {
  test('starts an interval after the last start', async () => {
    loop.setInterval(1000);
    void loop.trigger();
    await vi.advanceTimersByTimeAsync(3050);
    expect(starts).toEqual([0, 1000, 2000, 3000]);
  });

  test('never starts before the last load has ended', async () => {
    durationMs = 2500;
    loop.setInterval(1000);
    void loop.trigger();
    await vi.advanceTimersByTimeAsync(6000);
    expect(starts).toEqual([0, expect.closeTo(2500, -1), expect.closeTo(5000, -1)]);
  });

  test('loads nothing while hidden and catches up once', async () => {
    loop.setInterval(1000);
    void loop.trigger();
    await vi.advanceTimersByTimeAsync(200);
    hidden = true;
    await vi.advanceTimersByTimeAsync(60_000);
    expect(starts).toEqual([0]);
    hidden = false;
    comeBack();
    await vi.advanceTimersByTimeAsync(50);
    expect(starts).toHaveLength(2);
  });

  test('a return without anything missed loads nothing', async () => {
    loop.setInterval(10_000);
    void loop.trigger();
    await vi.advanceTimersByTimeAsync(500);
    comeBack();
    await vi.advanceTimersByTimeAsync(500);
    expect(starts).toEqual([0]);
  });

  test('is quiet when off, and goes on with a new interval', async () => {
    loop.setInterval(null);
    void loop.trigger();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(starts).toEqual([0]);
    loop.setInterval(1000);
    await vi.advanceTimersByTimeAsync(500);
    expect(starts).toHaveLength(2);
  });

  test('a trigger in the middle of a load starts at once and does not double the rhythm', async () => {
    durationMs = 400;
    loop.setInterval(1000);
    void loop.trigger();
    await vi.advanceTimersByTimeAsync(200);
    void loop.trigger();
    await vi.advanceTimersByTimeAsync(2300);
    expect(starts).toEqual([0, 200, 1200, 2200]);
  });

  test('nothing starts after stop', async () => {
    loop.setInterval(1000);
    void loop.trigger();
    loop.stop();
    await vi.advanceTimersByTimeAsync(10_000);
    expect(starts).toEqual([0]);
  });
});
