import { describe, expect, it } from 'vitest';
import { rowTicks } from './row-ticks';

const BOUNDS = [0.1, 0.25, 0.5, 1, 2.5, 5, Infinity];

describe('rowTicks', () => {
  const all = { first: 0, count: 7, bounds: BOUNDS };
  const labels = (heightPx: number, threshold: number | null = null): string[] =>
    rowTicks(all, 'seconds', threshold, heightPx, 11)
      .map((t) => t.label)
      .filter((l) => l !== '');

  it('labels bounds as exported, and the +Inf row by the highest bound', () => {
    expect(labels(162)).toEqual(['0', '0.1', '0.25', '0.5', '1', '2.5', '5', '>5']);
  });

  it('labels fewer bounds when rows are low', () => {
    expect(labels(60)).toEqual(['0', '0.25', '1', '>5']);
  });

  it('removes labels that the threshold would overlap', () => {
    expect(labels(162, 1)).toEqual(['0', '0.1', '0.25', '0.5', '2.5', '5', '>5', '1']);
  });

  it('has a tick for each edge, with or without a label', () => {
    expect(rowTicks(all, 'milliseconds', null, 60, 11).length).toBe(8);
  });
});
