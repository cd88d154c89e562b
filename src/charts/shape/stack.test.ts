import { describe, expect, it } from 'vitest';
import { stackLayers } from './stack';

describe('stackLayers', () => {
  it('counts a gap as 0 where another line has a value, and keeps a gap where none has', () => {
    const layers = stackLayers(
      [
        [1, null, null],
        [2, 3, null],
      ],
      3,
    );
    expect(layers).toEqual([
      { floor: [0, 0, null], top: [1, 0, null] },
      { floor: [1, 0, null], top: [3, 3, null] },
    ]);
  });

  it.each([
    ['nothing', [], 2, []],
    ['all gaps', [[null, null]], 2, [{ floor: [null, null], top: [null, null] }]],
    ['one point', [[4]], 1, [{ floor: [0], top: [4] }]],
    ['a column before its first result', [[]], 1, [{ floor: [null], top: [null] }]],
  ])('stacks %s', (_, columns, length, layers) => {
    expect(stackLayers(columns, length)).toEqual(layers);
  });
});
