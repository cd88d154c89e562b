import { describe, expect, it } from 'vitest';
import { BAND, layerFill, swatchFill } from './fills';

describe('layerFill', () => {
  it('hatches only the estimated layer', () => {
    const phases = ['api-wait', 'queue', 'prefill', 'decode', 'rest'] as const;
    expect(phases.map((role) => layerFill(role).isHatched)).toEqual([true, false, false, false, false]);
  });
});

describe('swatchFill', () => {
  it('is the fill of the series on its chart', () => {
    expect(swatchFill('decode', 'stack', 4)).toEqual(layerFill('decode'));
    expect(swatchFill('running', 'stack', 4)).toBeNull();
    expect(swatchFill('p95', 'lines', 1)?.isHatched).toBe(false);
    expect(swatchFill('p95', 'lines', 2)).toBeNull();
    expect(swatchFill('p95', 'heatmap', 1)).toBeNull();
    expect(swatchFill('at-most', 'lines', 3)).toEqual(BAND);
  });
});
