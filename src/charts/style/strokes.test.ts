import { describe, expect, it } from 'vitest';
import { dashGradient, ghostStroke, layerFill, strokeOf, swatchFill } from './strokes';

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

describe('strokeOf positions and cells', () => {
  it('goes through the steps of one hue, and dashes the next turn', () => {
    expect(strokeOf({ role: 'position', rank: 2 })).toMatchObject({ colour: '--lmd-position-2', dash: [] });
    expect(strokeOf({ role: 'position', rank: 7 })).toMatchObject({
      colour: '--lmd-position-1',
      dash: [8, 2],
    });
  });

  it('tells lines over cells apart by dash alone', () => {
    const dashes = (['p50', 'p90', 'p95', 'p99', 'mean'] as const).map((role) =>
      strokeOf({ role }, 'heatmap'),
    );
    expect(new Set(dashes.map((s) => s.colour)).size).toBe(1);
    expect(new Set(dashes.map((s) => s.dash.join())).size).toBe(5);
  });
});

describe('ghostStroke', () => {
  it('keeps the hue and nothing else', () => {
    const ghost = ghostStroke(strokeOf({ role: 'p95' }));
    expect(ghost.colour).toBe('--lmd-p95');
    expect(ghost.widthPx).toBeLessThan(1.25);
    expect(ghost.percent).toBeLessThan(100);
  });
});

describe('layerFill', () => {
  it('hatches the estimate and nothing else', () => {
    const phases = ['api-wait', 'queue', 'prefill', 'decode', 'rest'] as const;
    expect(phases.map((role) => layerFill(role).isHatched)).toEqual([true, false, false, false, false]);
  });
});

describe('swatchFill', () => {
  it('shows what the chart fills', () => {
    expect(swatchFill('decode', 'stack', 4)).toEqual(layerFill('decode'));
    expect(swatchFill('running', 'stack', 4)).toBeNull();
    expect(swatchFill('p95', 'lines', 1)?.isHatched).toBe(false);
    expect(swatchFill('p95', 'lines', 2)).toBeNull();
    expect(swatchFill('p95', 'heatmap', 1)).toBeNull();
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
