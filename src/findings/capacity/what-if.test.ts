import { describe, expect, it } from 'vitest';
import type { LoadPoint } from './load-points';
import { equalLoad, readAt } from './what-if';

const points = Array.from({ length: 500 }, (_, i): LoadPoint => ({
  atS: i * 60,
  load: 1000 + 10 * (i % 100),
  running: 1,
  ttftS: 0.1 + (i % 100) / 100,
  itlS: 0.02,
  counts: true,
}));

describe('readAt', () => {
  it('reads the latencies of the minutes with that load, with their spread', () => {
    const reading = readAt(points, 1500);
    expect(reading).toMatchObject({ kind: 'seen', load: 1500, itl: { middleS: 0.02 } });
    expect(reading.kind === 'seen' && reading.ttft?.middleS).toBeCloseTo(0.6, 1);
  });

  it('says that a load is beyond or below what was seen, and never extrapolates', () => {
    expect(readAt(points, 3000)).toMatchObject({ kind: 'beyond', load: 3000 });
    expect(readAt(points, 300)).toMatchObject({ kind: 'below', seen: 1000 });
    expect(
      readAt(
        points.map((point) => ({ ...point, counts: false })),
        1500,
      ).kind,
    ).not.toBe('seen');
  });
});

describe('equalLoad', () => {
  it('spreads the requests evenly over the ranks', () => {
    expect(equalLoad(1200, { ranks: 2, added: 1, arrivals: 1 })).toBe(800);
    expect(equalLoad(1200, { ranks: 2, added: -1, arrivals: 1.5 })).toBe(3600);
    expect(equalLoad(1200, { ranks: 1, added: -1, arrivals: 1 })).toBe(1200);
  });
});
