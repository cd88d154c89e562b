import { describe, expect, test } from 'vitest';
import { align } from './align';

const GRID = { startS: 100, endS: 130, stepS: 10 };

describe('align', () => {
  test('puts null where a sample is missing', () => {
    expect(
      align(
        [
          [100, '1'],
          [120, '3'],
        ],
        GRID,
      ),
    ).toEqual([1, null, 3, null]);
  });

  test.each(['NaN', '+Inf', '-Inf'])('draws %s as a gap', (text) => {
    expect(align([[110, text]], GRID)).toEqual([null, null, null, null]);
  });

  test('leaves out what lies beside the grid or beyond its ends', () => {
    expect(
      align(
        [
          [90, '1'],
          [104, '2'],
          [140, '3'],
          [110.0001, '4'],
        ],
        GRID,
      ),
    ).toEqual([null, 4, null, null]);
  });

  test('reads every form that Prometheus prints', () => {
    expect(
      align(
        [
          [100, '1e-07'],
          [110, '-0'],
          [120, '1.7976931348623157e+308'],
          [130, '0.1'],
        ],
        GRID,
      ),
    ).toEqual([1e-7, -0, 1.7976931348623157e308, 0.1]);
  });

  test('an empty answer is all gaps', () => {
    expect(align([], GRID)).toEqual([null, null, null, null]);
  });
});
