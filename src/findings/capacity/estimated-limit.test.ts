import { describe, expect, it } from 'vitest';
import { fc } from '../../lib/property.fixture';
import { estimatedLimit } from './estimated-limit';
import { MINUTE_S } from './minutes';
import type { HeldWindow } from './windows';

const LIMIT = 1000;
const OBJECTIVE = 0.99;

/** Windows from half a load to a load, of whose outputs a share misses the goal of ITL. */
const windowsUpTo = (top: number, missedAt: (load: number) => number, itlCount = 30_000): HeldWindow[] =>
  Array.from({ length: 300 }, (_, i) => {
    const load = top * (0.75 + 0.25 * Math.sin(i / 20));
    return window(i, load, { count: itlCount, missed: itlCount * missedAt(load) });
  });

const window = (last: number, load: number, itl: HeldWindow['itl']): HeldWindow => ({
  last,
  load,
  briefLoad: load,
  requests: load / 200,
  running: 1,
  isMet: true,
  missesTtft: false,
  missesItl: false,
  ttft: { count: 300, missed: 0 },
  itl,
});

const cubic = (load: number): number => 0.01 * (load / LIMIT) ** 3;
const exponential = (load: number): number => 0.01 * Math.exp(5 * (load / LIMIT - 1));

describe('estimatedLimit', () => {
  it('is where growing misses reach what the objective allows, whatever the shape of their growth', () => {
    for (const missedAt of [cubic, exponential]) {
      const found = estimatedLimit(windowsUpTo(850, missedAt), MINUTE_S, OBJECTIVE, 800);
      expect(found?.goal).toBe('itl');
      expect(Math.abs((found?.load ?? NaN) / LIMIT - 1)).toBeLessThan(0.05);
      expect(found?.low).toBeLessThanOrEqual(LIMIT * 1.01);
      expect(found?.high).toBeGreaterThanOrEqual(LIMIT * 0.99);
    }
  });

  it('has a smaller error the nearer the load came, and never less than a tenth', () => {
    const errorAt = (top: number): number => {
      const found = estimatedLimit(windowsUpTo(top, cubic, 600), MINUTE_S, OBJECTIVE, 0);
      return found ? found.high / found.load - 1 : NaN;
    };
    expect(errorAt(950)).toBeLessThan(errorAt(840));
    expect(errorAt(990)).toBeCloseTo(0.1, 6);
  });

  it('is none where the limit is too far beyond what was seen', () => {
    expect(estimatedLimit(windowsUpTo(600, cubic), MINUTE_S, OBJECTIVE, 500)).toBeNull();
  });

  it('is none where the misses do not grow with the load, or are too few to tell', () => {
    expect(
      estimatedLimit(
        windowsUpTo(900, () => 0.008),
        MINUTE_S,
        OBJECTIVE,
        800,
      ),
    ).toBeNull();
    expect(estimatedLimit(windowsUpTo(900, cubic, 20), MINUTE_S, OBJECTIVE, 800)).toBeNull();
    expect(estimatedLimit([], MINUTE_S, OBJECTIVE, 0)).toBeNull();
  });

  it('is that of the goal that is missed first', () => {
    const both = windowsUpTo(900, (load) => cubic(load) / 1.2).map((one) => ({
      ...one,
      ttft: { count: 3000, missed: 3000 * cubic(one.load) },
    }));
    expect(estimatedLimit(both, MINUTE_S, OBJECTIVE, 800)?.goal).toBe('ttft');
  });

  it('is never below the lower bound, nor further beyond what was seen than a quarter', () => {
    const drawn = fc.array(
      fc.record({
        load: fc.double({ min: 1, max: 1e4, noNaN: true }),
        share: fc.double({ min: 0, max: 0.02, noNaN: true }),
      }),
      { maxLength: 60 },
    );
    fc.assert(
      fc.property(drawn, (all) => {
        const windows = all.map(({ load, share }, i) =>
          window(i, load, { count: 10_000, missed: 10_000 * share }),
        );
        const top = Math.max(0, ...all.map(({ load }) => load));
        const found = estimatedLimit(windows, MINUTE_S, OBJECTIVE, 0.8 * top);
        if (found === null) return;
        expect(found.low).toBeGreaterThanOrEqual(0.8 * top);
        expect(found.load).toBeGreaterThanOrEqual(found.low);
        expect(found.high).toBeGreaterThanOrEqual(found.load);
        expect(found.load).toBeLessThanOrEqual(1.25 * top * (1 + 1e-9));
        expect(found.seen).toBe(top);
      }),
    );
  });
});
