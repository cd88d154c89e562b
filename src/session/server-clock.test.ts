import { describe, expect, test } from 'vitest';
import { ServerClock, type ClockReading } from './server-clock';

const NOW = Date.parse('2026-08-27T07:30:15.500Z');

/** A response that took `tookMs`, from a server that is `aheadMs` ahead and stamps it at its end. */
const readingOf = (aheadMs: number, tookMs = 20): ClockReading => ({
  serverMs: Math.floor((NOW + aheadMs) / 1000) * 1000,
  sentMs: NOW - tookMs,
  receivedMs: NOW,
});

const clockAfter = (...readings: readonly ClockReading[]): ServerClock => {
  const clock = new ServerClock(() => NOW);
  for (const reading of readings) clock.observe(reading);
  return clock;
};

describe('ServerClock', () => {
  test('is the clock of the browser before the first response', () => {
    expect(new ServerClock(() => NOW).now()).toBe(NOW);
  });

  test.each([0, 900, -900, 3900, -3900])(
    'keeps to the browser where the server is %i ms ahead',
    (aheadMs) => {
      expect(clockAfter(readingOf(aheadMs)).now()).toBe(NOW);
    },
  );

  test.each([8000, -8000, 90_000, -90_000, 3_600_000, -30 * 86_400_000])(
    'is that of the server, to about a second, where it is %i ms ahead',
    (aheadMs) => {
      expect(Math.abs(clockAfter(readingOf(aheadMs)).now() - (NOW + aheadMs))).toBeLessThanOrEqual(1100);
    },
  );

  test('a slow response is too inaccurate to change the estimate', () => {
    expect(clockAfter(readingOf(0, 20_000)).now()).toBe(NOW);
    const apart = clockAfter(readingOf(8000));
    const before = apart.now();
    apart.observe(readingOf(8000, 20_000));
    expect(apart.now()).toBe(before);
  });

  test('follows a clock that is corrected', () => {
    expect(clockAfter(readingOf(90_000), readingOf(0)).now()).toBe(NOW);
  });

  test('reports the difference of the clocks when it is a minute or more', () => {
    expect(clockAfter(readingOf(50_000)).reportedMs).toBeNull();
    expect(Math.round((clockAfter(readingOf(90_000)).reportedMs ?? 0) / 10_000)).toBe(9);
    expect(clockAfter(readingOf(-90_000)).reportedMs).toBeLessThan(-60_000);
    expect(clockAfter(readingOf(90_000), readingOf(0)).reportedMs).toBeNull();
  });

  test('reports once that its time has jumped', () => {
    const clock = new ServerClock(() => NOW);
    expect([0, 90_000, 90_000, 0].map((aheadMs) => clock.observe(readingOf(aheadMs)))).toEqual([
      false,
      true,
      false,
      true,
    ]);
  });
});
