import { expect, test } from 'vitest';
import { fc } from '../../lib/property.fixture';
import { onsetOf, type Arrivals } from './onset';

const STEP_S = 10;
const START_S = 1_787_810_400;

/** Counts of a random process, from a rate for each interval: the same for the same seed. */
function arrivals(rates: readonly number[], seed: number): Arrivals[] {
  let state = seed * 2_654_435_761 + 1;
  const random = (): number => {
    state = (Math.imul(state ^ (state >>> 15), 2_246_822_519) + 3_266_489_917) >>> 0;
    return (state >>> 0) / 2 ** 32;
  };
  return rates.map((rate, i) => {
    let [count, product] = [-1, 1];
    const limit = Math.exp(-rate * STEP_S);
    do {
      count += 1;
      product *= random();
    } while (product > limit);
    return { fromS: START_S + i * STEP_S, toS: START_S + (i + 1) * STEP_S, count };
  });
}

const rates = (of: (i: number) => number): number[] => Array.from({ length: 120 }, (_, i) => of(i));

test('finds the moment of a step within three intervals', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 20, max: 100 }),
      fc.integer({ min: 1, max: 1_000_000 }),
      fc.double({ min: 1.6, max: 3, noNaN: true }),
      (at, seed, times) => {
        const found = onsetOf(
          arrivals(
            rates((i) => (i < at ? 5 : 5 * times)),
            seed,
          ),
        );
        expect(found).not.toBeNull();
        expect(Math.abs((found ?? 0) - (START_S + at * STEP_S))).toBeLessThanOrEqual(3 * STEP_S);
      },
    ),
  );
});

test('says nothing of a steady rate, of a fall, of a slow growth and of few requests', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 1_000_000 }), (seed) => {
      expect(
        onsetOf(
          arrivals(
            rates(() => 5),
            seed,
          ),
        ),
      ).toBeNull();
      expect(
        onsetOf(
          arrivals(
            rates((i) => (i < 60 ? 8 : 4)),
            seed,
          ),
        ),
      ).toBeNull();
      expect(
        onsetOf(
          arrivals(
            rates((i) => 4 + (i * 6) / 120),
            seed,
          ),
        ),
      ).toBeNull();
      expect(
        onsetOf(
          arrivals(
            rates((i) => (i < 60 ? 0.02 : 0.04)),
            seed,
          ),
        ),
      ).toBeNull();
    }),
  );
});

test('says nothing without requests or times', () => {
  expect(onsetOf([])).toBeNull();
  expect(
    onsetOf(
      arrivals(
        rates(() => 0),
        1,
      ),
    ),
  ).toBeNull();
});
