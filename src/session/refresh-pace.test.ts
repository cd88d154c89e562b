import { describe, expect, test } from 'vitest';
import { fc } from '../lib/property.fixture';
import { backOffMs, dueAtMs, stretchedMs } from './refresh-pace';

describe('stretchedMs', () => {
  test.each([
    ['nothing is known yet', 10_000, [], 10_000],
    ['loads are fast', 10_000, [200, 300, 2500], 10_000],
    ['one load was slow', 10_000, [200, 9000, 200], 10_000],
    ['the first load was slow', 10_000, [9000], 10_000],
    ['two of three were slow', 10_000, [9000, 200, 9700], 40_000],
    ['one fast load among slow ones', 10_000, [9700, 9700, 200], 40_000],
    ['a bit more than the interval', 10_000, [2600, 2600, 2600], 15_000],
    ['older loads are forgotten', 5000, [9000, 9000, 100, 100, 100], 5000],
    ['the chosen interval is long', 300_000, [9000, 9000, 9000], 300_000],
  ])('%s', (_, chosenMs, durationsMs, expected) => {
    expect(stretchedMs(chosenMs, durationsMs)).toBe(expected);
  });
});

describe('backOffMs', () => {
  test.each([
    [5000, 1, 0, 5000],
    [5000, 1, 1, 7500],
    [5000, 2, 0, 10_000],
    [5000, 3, 1, 30_000],
    [5000, 4, 1, 60_000],
    [5000, 40, 0, 40_000],
    [5000, 4000, 1, 60_000],
    [60_000, 3, 0.5, 60_000],
    [300_000, 3, 1, 300_000],
  ])('interval %d ms, failure %d, random %d: %d ms', (intervalMs, failures, random, expected) => {
    expect(backOffMs(intervalMs, failures, random)).toBe(expected);
  });

  test('is never shorter than the interval, nor longer than a minute or the interval', () => {
    const cases = [fc.integer({ min: 1000, max: 900_000 }), fc.integer({ min: 1, max: 100 })] as const;
    fc.assert(
      fc.property(...cases, fc.double({ min: 0, max: 1, noNaN: true }), (intervalMs, failures, random) => {
        const waitMs = backOffMs(intervalMs, failures, random);
        expect(waitMs).toBeGreaterThanOrEqual(intervalMs);
        expect(waitMs).toBeLessThanOrEqual(Math.max(60_000, intervalMs));
      }),
    );
  });
});

describe('dueAtMs', () => {
  test('is within two seconds of the same multiple for every page, a half to one and a half intervals after its last load', () => {
    const cases = [
      fc.integer({ min: 0, max: 1e6 }),
      fc.constantFrom(1000, 5000, 10_000, 30_000, 300_000),
      fc.double({ min: 0, max: 1, noNaN: true }),
    ] as const;
    fc.assert(
      fc.property(...cases, (startedAtMs, intervalMs, random) => {
        const dueMs = dueAtMs(startedAtMs, intervalMs, random);
        expect(dueMs % intervalMs).toBeLessThanOrEqual(Math.min(2000, intervalMs / 5));
        expect(dueMs - startedAtMs).toBeGreaterThanOrEqual(intervalMs / 2);
        expect(dueMs - startedAtMs).toBeLessThanOrEqual(1.5 * intervalMs);
      }),
    );
  });

  test('keeps the distance of one interval from load to load', () => {
    const firstMs = dueAtMs(123_456, 10_000, 0.7);
    expect(dueAtMs(firstMs, 10_000, 0.7) - firstMs).toBe(10_000);
  });
});
