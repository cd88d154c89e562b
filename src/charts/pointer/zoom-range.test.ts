import { describe, expect, it } from 'vitest';
import { zoomRange } from './zoom-range';

describe('zoomRange', () => {
  it.each([
    [100, 400, 50, { fromMs: 100_000, toMs: 400_000 }],
    [400, 100, -50, { fromMs: 100_000, toMs: 400_000 }],
    [100, 104, 5, { fromMs: 97_000, toMs: 107_000 }],
    [100, 400, 4.9, null],
    [400, 100, -4.9, null],
  ])('from %i s to %i s over %d px', (from, to, px, range) => {
    expect(zoomRange(from, to, px)).toEqual(range);
  });
});
