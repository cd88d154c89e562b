import { describe, expect, it } from 'vitest';
import { linePath } from './line-path';
import { plotBox } from './plot-box';

const place = {
  box: plotBox({ widthPx: 492, heightPx: 192, fontPx: 11 }),
  span: { fromS: 0, toS: 40 },
  times: [0, 10, 20, 30, 40],
  y: { isLog: false, min: 0, max: 162, ticks: [] },
};

describe('linePath', () => {
  it('is interrupted by gaps and draws points between two gaps', () => {
    expect(linePath(place, [0, 10, null, 20, null])).toBe('M40 172L140 162M340 152L340 152');
  });

  it('is empty without values', () => {
    expect(linePath(place, [null, null])).toBe('');
  });
});
