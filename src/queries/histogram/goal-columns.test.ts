import { describe, expect, test } from 'vitest';
import { goodput } from './goal-columns';
import { plotted, SamplesBuilder, type Samples } from '../samples';

const samples = (...values: (number | null)[]): Samples => {
  const builder = new SamplesBuilder(values.length);
  values.forEach((value, i) => value !== null && builder.set(i, value));
  return builder.build();
};

describe('goodput', () => {
  test('is between the bound without requests that miss two goals and that of the worst goal', () => {
    const kept = [samples(0.9), samples(0.8)];
    expect(goodput(kept, samples(10), 'upper').values[0]).toBeCloseTo(8, 12);
    expect(goodput(kept, samples(10), 'lower').values[0]).toBeCloseTo(7, 12);
  });

  test('is never below 0, and is a gap where the share of one goal is unknown', () => {
    const kept = [samples(0.4, null), samples(0.4, 1)];
    expect(plotted(goodput(kept, samples(10, 10), 'lower'))).toEqual([0, null]);
  });

  test.each(['lower', 'upper'] as const)(
    'is 0 where nothing was served, which a mean counts: the %s bound',
    (edge) => {
      const kept = [samples(1, null, null), samples(1, null, null)];
      expect(plotted(goodput(kept, samples(10, 0, null), edge))).toEqual([10, 0, null]);
    },
  );
});
