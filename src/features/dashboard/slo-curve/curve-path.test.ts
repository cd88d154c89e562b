import { describe, expect, test } from 'vitest';
import { boundPoints, curvePoints, pathOf } from './curve-path';
import { shareHeight } from './share-scale';
import type { Curve } from './slo-curve';

const curve: Curve = {
  bounds: [0.1, 1, 10, Infinity],
  counts: [5, 4, 0, 1],
  shares: [0.5, 0.9, 0.9, 1],
  total: 10,
};
const place = { limits: { min: 0.01, max: 100 }, widthPx: 400, yOf: (share: number) => (1 - share) * 100 };

describe('curvePoints', () => {
  test('runs to the last finite bound, over each bound', () => {
    const points = curvePoints(curve, place);
    expect(points.at(-1)).toEqual({ xPx: expect.closeTo(300), yPx: expect.closeTo(10) });
    expect(points.some((p) => Math.abs(p.xPx - 100) < 1e-9 && Math.abs(p.yPx - 50) < 1e-9)).toBe(true);
  });

  test('leaves out flat parts on an edge', () => {
    const steep: Curve = { bounds: [0.1, 1, 10], counts: [0, 10, 0], shares: [0, 1, 1], total: 10 };
    const points = curvePoints(steep, place);
    expect(points[0]?.xPx).toBeGreaterThan(95);
    expect(points[0]?.yPx).toBeCloseTo(100);
    expect(points.at(-1)).toEqual({ xPx: expect.closeTo(200), yPx: 0 });
    expect(boundPoints(steep, place)).toEqual([]);
  });

  test('never falls', () => {
    const points = curvePoints(curve, place);
    expect(points.every((p, i) => p.yPx <= (points[i - 1]?.yPx ?? Infinity) + 1e-9)).toBe(true);
  });

  test('has no point when the whole curve is outside', () => {
    expect(curvePoints(curve, { ...place, limits: { min: 20, max: 200 } })).toEqual([]);
    expect(pathOf([])).toBe('');
  });
});

test('boundPoints are the finite bounds inside the picture', () => {
  expect(boundPoints(curve, { ...place, limits: { min: 0.5, max: 5 } })).toHaveLength(1);
});

test('pathOf joins points by lines', () => {
  expect(
    pathOf([
      { xPx: 0, yPx: 1.25 },
      { xPx: 10, yPx: 2 },
    ]),
  ).toBe('M0.0 1.3L10.0 2.0');
});

describe('shareHeight', () => {
  test.each([
    ['linear', 0.25, 0.25],
    ['linear', 1, 1],
    ['nines', 0, 0],
    ['nines', 0.99, 2 / 3.3],
    ['nines', 1, 1],
  ] as const)('on a scale of %s, %d is at %d', (scale, share, height) => {
    expect(shareHeight(share, scale)).toBeCloseTo(height, 12);
  });
});
