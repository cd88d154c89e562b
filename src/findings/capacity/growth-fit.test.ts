import { describe, expect, it } from 'vitest';
import { fc } from '../../lib/property.fixture';
import { crossingOf, type Occasion } from './growth-fit';

const growing = (level: number, slope: number, xs: readonly number[]): Occasion[] =>
  xs.map((x) => ({ x, count: 1000, happened: 1000 * Math.exp(level + slope * x) }));

const XS = Array.from({ length: 40 }, (_, i) => 0.5 + i / 80);

describe('crossingOf', () => {
  it('finds where an exact curve reaches a share, beyond what was seen too', () => {
    const shares = fc.record({
      level: fc.double({ min: -12, max: -6, noNaN: true }),
      slope: fc.double({ min: 0.5, max: 8, noNaN: true }),
    });
    fc.assert(
      fc.property(shares, ({ level, slope }) => {
        const crossing = crossingOf(growing(level, slope, XS), 0.01, 1);
        expect(crossing?.at).toBeCloseTo((Math.log(0.01) - level) / slope, 5);
      }),
    );
  });

  it('is surer with more events, and less sure where windows overlap', () => {
    const events = growing(-8, 3, XS);
    const errorOf = (times: number, overlap: number): number =>
      crossingOf(
        events.map(({ x, count, happened }) => ({ x, count: times * count, happened: times * happened })),
        0.01,
        overlap,
      )?.error ?? NaN;
    expect(errorOf(4, 1)).toBeCloseTo(errorOf(1, 1) / 2, 6);
    expect(errorOf(1, 4)).toBeCloseTo(2 * errorOf(1, 1), 6);
  });

  it('is less sure where the windows differ by more than chance', () => {
    const torn = growing(-8, 3, XS).map((one, i) => ({ ...one, happened: i % 2 ? 1.9 * one.happened : 0.1 }));
    const even = crossingOf(growing(-8, 3, XS), 0.01, 1);
    expect(crossingOf(torn, 0.01, 1)?.error).toBeGreaterThan(even?.error ?? NaN);
  });

  it('finds nothing where nothing happens, where it does not grow, and at one load', () => {
    expect(crossingOf(growing(-Infinity, 1, XS), 0.01, 1)).toBeNull();
    expect(crossingOf(growing(-6, -2, XS), 0.01, 1)).toBeNull();
    expect(crossingOf(growing(-6, 2, [0.7, 0.7, 0.7, 0.7]), 0.01, 1)).toBeNull();
    expect(crossingOf([], 0.01, 1)).toBeNull();
  });
});
