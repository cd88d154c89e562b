import { describe, expect, it } from 'vitest';
import { dashGradient, strokeOf } from './palette';

describe('strokeOf', () => {
  it('draws percentiles in their own colours and the mean dashed', () => {
    expect(strokeOf({ role: 'p95' })).toEqual({ colour: '--lmd-p95', widthPx: 1.5, dash: [] });
    expect(strokeOf({ role: 'p50' }).widthPx).toBe(1.25);
    expect(strokeOf({ role: 'mean' }).dash).toEqual([5, 3]);
    expect(strokeOf({ role: 'failed' }).colour).toBe('--lmd-bad');
    expect(strokeOf({ role: 'api-waiting' }).widthPx).toBe(1.75);
  });

  it.each([
    [0, '--lmd-rank-0', []],
    [7, '--lmd-rank-7', []],
    [8, '--lmd-rank-0', [8, 2]],
    [63, '--lmd-rank-7', [6, 2, 1, 2, 1, 2]],
    [64, '--lmd-rank-0', []],
  ])('gives rank %i its colour and the dash of its turn', (rank, colour, dash) => {
    expect(strokeOf({ role: 'rank', rank })).toMatchObject({ colour, dash });
  });

  it('tells 64 ranks apart', () => {
    const seen = new Set(
      Array.from({ length: 64 }, (_, rank) => JSON.stringify(strokeOf({ role: 'rank', rank }))),
    );
    expect(seen.size).toBe(64);
  });
});

describe('dashGradient', () => {
  it('repeats the dashes, or is solid', () => {
    expect(dashGradient([])).toBe('linear-gradient(var(--c) 0 0)');
    expect(dashGradient([5, 3])).toBe(
      'repeating-linear-gradient(90deg, var(--c) 0.0px 4.0px, transparent 4.0px 6.4px)',
    );
  });
});
