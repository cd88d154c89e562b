import { describe, expect, it } from 'vitest';
import { endAt, factorAt, isWithin, nextEdgeMs } from './span';

const spans = [
  { startMs: 10, endMs: 20, factor: 2 },
  { startMs: 15, endMs: 30, factor: 3 },
  { startMs: 30, endMs: 40, factor: 1 },
  { startMs: 50, endMs: 60, factor: 5 },
];

describe('span', () => {
  it.each([
    [9, 1, false, 9, 10],
    [10, 2, true, 40, 15],
    [15, 6, true, 40, 20],
    [20, 3, true, 40, 30],
    [40, 1, false, 40, 50],
    [60, 1, false, 60, Infinity],
  ])('at %d: factor %d, within %s, over at %d, next edge %d', (ms, factor, within, end, edge) => {
    expect(factorAt(spans, ms)).toBe(factor);
    expect(isWithin(spans, ms)).toBe(within);
    expect(endAt(spans, ms)).toBe(end);
    expect(nextEdgeMs(spans, ms)).toBe(edge);
  });
});
