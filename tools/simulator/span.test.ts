import { describe, expect, it } from 'vitest';
import { chanceAt, endAt, factorAt, isWithin, lastedMs, nextEdgeMs, sumAt } from './span';

const spans = [
  { startMs: 10, endMs: 20, amount: 2 },
  { startMs: 15, endMs: 30, amount: 3 },
  { startMs: 30, endMs: 40, amount: 1 },
  { startMs: 50, endMs: 60, amount: 5 },
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

describe('sumAt, chanceAt and lastedMs', () => {
  const spans = [
    { startMs: 10, endMs: 20, amount: 0.5 },
    { startMs: 15, endMs: 30, amount: 0.2 },
  ];

  it.each([
    [9, 0, 0],
    [10, 0.5, 0.5],
    [15, 0.7, 0.6],
    [20, 0.2, 0.2],
    [30, 0, 0],
  ])('at %d: sum %d, chance %d', (ms, sum, chance) => {
    expect(sumAt(spans, ms)).toBeCloseTo(sum, 9);
    expect(chanceAt(spans, ms)).toBeCloseTo(chance, 9);
  });

  it.each([
    [0, 10, 0],
    [0, 12, 2],
    [12, 18, 9],
    [0, 100, 25],
  ])('from %d to %d the spans last %d ms', (from, until, ms) => {
    expect(lastedMs(spans, from, until)).toBe(ms);
  });
});
