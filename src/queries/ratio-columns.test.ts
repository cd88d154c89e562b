import { expect, test } from 'vitest';
import type { Series } from './matrix';
import { ratioColumns, sumsOf } from './ratio-columns';

const series = (labels: Record<string, string>, ...values: number[]): Series => ({
  labels,
  samples: { values: Float64Array.from(values), nanAt: null },
});

test('a sum is of the series with the same labels, and has no sample where one of them has none', () => {
  const a = [series({ x: '1' }, 1, NaN, 3), series({ x: '2' }, 1, 1, 1)];
  const sums = sumsOf(a, [series({ x: '1' }, 10, 20, NaN), series({ x: '3' }, 1, 1, 1)]);
  expect(sums.map(({ labels, samples }) => [labels, [...samples.values]])).toEqual([
    [{ x: '1' }, [11, NaN, NaN]],
  ]);
});

test('a share of a part and the rest is a gap where both are 0', () => {
  const part = [series({}, 1, 0, 0)];
  const [share] = ratioColumns(part, sumsOf(part, [series({}, 3, 0, 5)]), {});
  expect(share?.values).toEqual([0.25, null, 0]);
});
