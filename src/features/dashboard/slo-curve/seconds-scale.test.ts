import { describe, expect, test } from 'vitest';
import { secondsAtPart, secondsLimits, secondsPart, secondsTicks } from './seconds-scale';
import type { Curve } from './slo-curve';

const curve = (bounds: number[], shares: number[]): Curve => ({ bounds, shares, counts: shares, total: 1 });

describe('secondsLimits', () => {
  test('reaches from where the first curve rises to where the last is complete', () => {
    const itl = curve([0.005, 0.01, 0.1, Infinity], [0, 0.2, 1, 1]);
    const e2e = curve([0.3, 10, 60, 7680, Infinity], [0, 0.4, 0.9999, 1, 1]);
    expect(secondsLimits([itl, null, e2e], [])).toEqual({ min: 0.005, max: 100 });
  });

  test('has room around each threshold', () => {
    expect(secondsLimits([null], [0.1, 30])).toEqual({ min: 0.05, max: 100 });
  });

  test('ends at the last finite bound, even with many observations above it', () => {
    expect(secondsLimits([curve([1, 2, Infinity], [0.1, 0.2, 1])], [])).toEqual({ min: 0.5, max: 5 });
  });

  test('spans at least a factor of ten, and has limits without observations', () => {
    expect(secondsLimits([], [])).toEqual({ min: 0.01, max: 100 });
    expect(secondsLimits([curve([Infinity], [1])], [])).toEqual({ min: 0.01, max: 100 });
  });
});

describe('secondsPart', () => {
  test('is logarithmic, and secondsAtPart is its inverse', () => {
    const limits = { min: 0.01, max: 100 };
    expect(secondsPart(1, limits)).toBeCloseTo(0.5, 12);
    expect(secondsAtPart(secondsPart(2.5, limits), limits)).toBeCloseTo(2.5, 12);
  });
});

describe('secondsTicks', () => {
  const labels = (widthPx: number): string[] =>
    secondsTicks({ min: 0.01, max: 100 }, widthPx, 52).map((t) => t.label);

  test.each([
    [
      800,
      [
        '10 ms',
        '20 ms',
        '50 ms',
        '100 ms',
        '200 ms',
        '500 ms',
        '1 s',
        '2 s',
        '5 s',
        '10 s',
        '20 s',
        '50 s',
        '100 s',
      ],
    ],
    [230, ['10 ms', '100 ms', '1 s', '10 s', '100 s']],
    [120, ['10 ms', '1 s', '100 s']],
  ])('on %i px', (widthPx, shown) => {
    expect(labels(widthPx)).toEqual(shown);
  });
});
