import { expect, test } from 'vitest';
import { certaintyAt } from './certainty-at';
import { histogramReading } from './histogram-reading';
import type { Series } from '../matrix';
import { SamplesBuilder } from '../samples';

const series = (labels: Record<string, string>, ...values: number[]): Series => {
  const builder = new SamplesBuilder(values.length);
  values.forEach((value, i) => builder.set(i, value));
  return { labels, samples: builder.build() };
};

test('certaintyAt gives the bucket of the quantile and the number of observations', () => {
  const reading = histogramReading(
    [
      series({ le: '0.3' }, 9, 0, 1),
      series({ le: '1.0' }, 9, 2, 1),
      series({ le: '+Inf' }, 10, 2, 4),
      series({ lmd_part: 'count' }, 10, 2, 4),
    ],
    4,
    'small-deltas',
  );
  const at = certaintyAt(reading, 0.9, 20);
  expect(at(0)).toEqual({
    lower: 0,
    upper: 0.3,
    isFirst: true,
    isTop: false,
    observations: 200,
    needed: expect.closeTo(10, 9) as number,
  });
  expect(at(1)).toMatchObject({ lower: 0.3, upper: 1, isFirst: false, isTop: false, observations: 40 });
  expect(at(2)).toMatchObject({ lower: 1, upper: Infinity, isTop: true });
  expect(at(3)).toBeNull();
});
