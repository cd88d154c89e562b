import { describe, expect, it } from 'vitest';
import { cellAt, heatLevels, levelOf } from './heat-levels';

describe('levelOf', () => {
  it.each([
    [0, 0],
    [0.0019, 0],
    [NaN, 0],
    [0.002, 14],
    [0.7, 255],
    [1, 255],
  ])('of %d is %i', (share, level) => {
    expect(levelOf(share)).toBe(level);
  });
});

describe('heatLevels', () => {
  const counts = [
    [300, 3, null, 0],
    [100, 1, null, 0],
  ];
  const cells = { labels: ['1', '2'], bounds: [1, 2], counts };

  it('compares each cell with its own column, from the top row down, and draws nothing for an empty column', () => {
    const levels = [...heatLevels(cells, { first: 0, count: 2, bounds: [1, 2] }, 4)];
    expect(levels).toEqual([levelOf(0.25), levelOf(0.25), 0, 0, 255, 255, 0, 0]);
  });

  it('counts buckets without a row', () => {
    expect([...heatLevels(cells, { first: 1, count: 1, bounds: [1, 2] }, 4)]).toEqual([
      levelOf(0.25),
      levelOf(0.25),
      0,
      0,
    ]);
  });

  it('returns one cell with its share of the column', () => {
    expect(cellAt(cells, 1, 0)).toEqual({ perSecond: 100, share: 0.25 });
    expect(cellAt(cells, 1, 2)).toBeNull();
    expect(cellAt(cells, 1, 3)).toBeNull();
  });
});
