import { describe, expect, it } from 'vitest';
import { dashGradient, ghostStroke, strokeOf } from './strokes';

describe('strokeOf', () => {
  it('draws percentiles in their own colours and the mean dashed', () => {
    expect(strokeOf({ role: 'p95' })).toEqual({ colour: '--lmd-p95', widthPx: 1.5, dash: [] });
    expect(strokeOf({ role: 'p50' }).widthPx).toBe(1.25);
    expect(strokeOf({ role: 'mean' }).dash).toEqual([5, 3]);
    expect(strokeOf({ role: 'failed' }).colour).toBe('--lmd-bad');
    expect(strokeOf({ role: 'api-waiting' }).widthPx).toBe(1.75);
  });

  it('draws the only line of a chart and the edges of layers solid, and keeps the dash of a rank', () => {
    expect(strokeOf({ role: 'failed' }).dash).toEqual([6, 2]);
    expect(strokeOf({ role: 'failed' }, 'lines', true).dash).toEqual([]);
    expect(strokeOf({ role: 'cached' }, 'stack').dash).toEqual([]);
    expect(strokeOf({ role: 'rank', rank: 8 }, 'lines', true).dash).toEqual([8, 2]);
  });

  it.each([
    [0, '--lmd-rank-0', []],
    [7, '--lmd-rank-7', []],
    [8, '--lmd-rank-0', [8, 2]],
    [63, '--lmd-rank-7', [6, 2, 1, 2, 1, 2]],
    [64, '--lmd-rank-0', []],
  ])('gives rank %i a colour, and a dash from rank 8 on', (rank, colour, dash) => {
    expect(strokeOf({ role: 'rank', rank })).toMatchObject({ colour, dash });
  });

  it('gives 64 ranks different strokes', () => {
    const seen = new Set(
      Array.from({ length: 64 }, (_, rank) => JSON.stringify(strokeOf({ role: 'rank', rank }))),
    );
    expect(seen.size).toBe(64);
  });
});

describe('strokeOf positions and cells', () => {
  it('gives positions the steps of one hue, and every other one a dash', () => {
    expect(strokeOf({ role: 'position', rank: 2 })).toMatchObject({ colour: '--lmd-position-2', dash: [] });
    expect(strokeOf({ role: 'position', rank: 3 })).toMatchObject({ dash: [4, 2] });
    expect(strokeOf({ role: 'position', rank: 6 })).toMatchObject({
      colour: '--lmd-position-0',
      dash: [8, 2],
    });
  });

  it('gives lines over cells one colour and different dashes', () => {
    const dashes = (['p50', 'p90', 'p95', 'p99', 'mean'] as const).map((role) =>
      strokeOf({ role }, 'heatmap'),
    );
    expect(new Set(dashes.map((s) => s.colour)).size).toBe(1);
    expect(new Set(dashes.map((s) => s.dash.join())).size).toBe(5);
  });
});

describe('ghostStroke', () => {
  it('keeps the colour, thinner and fainter', () => {
    const ghost = ghostStroke(strokeOf({ role: 'p95' }));
    expect(ghost.colour).toBe('--lmd-p95');
    expect(ghost.widthPx).toBeLessThan(1.25);
    expect(ghost.percent).toBeLessThan(100);
  });
});

describe('dashGradient', () => {
  it('repeats the dashes of a line, or is solid', () => {
    expect(dashGradient([])).toBe('linear-gradient(var(--c) 0 0)');
    expect(dashGradient([5, 3])).toBe(
      'repeating-linear-gradient(90deg, var(--c) 0.0px 4.0px, transparent 4.0px 6.4px)',
    );
  });
});
