import { describe, expect, it } from 'vitest';
import { fc } from '../../lib/property.fixture';
import { productShares } from './shapley';

describe('productShares', () => {
  it('halves what two factors change together', () => {
    expect(productShares([2, 3], [4, 5])).toEqual([8, 6]);
  });

  it('gives everything to the factor that changes alone', () => {
    expect(productShares([2, 3, 5], [2, 3, 7])).toEqual([0, 0, 12]);
  });

  it('gives the same to each factor when all of them change alike', () => {
    const [a, b, c] = productShares([1, 1, 1], [2, 2, 2]);
    for (const share of [a, b, c]) expect(share).toBeCloseTo(7 / 3, 12);
  });

  it('adds up to the change of the product', () => {
    const factor = fc.double({ min: 1e-3, max: 1e3, noNaN: true });
    const pairs = fc.array(fc.tuple(factor, factor), { minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(pairs, (factors) => {
        const before = factors.map(([first]) => first);
        const now = factors.map(([, second]) => second);
        const productOf = (values: readonly number[]): number => values.reduce((a, b) => a * b, 1);
        const sum = productShares(before, now).reduce((a, b) => a + b, 0);
        const largest = Math.max(1, ...[before, now].map((values) => productOf(values)));
        expect(Math.abs(sum - (productOf(now) - productOf(before)))).toBeLessThan(1e-6 * largest ** 1.5);
      }),
    );
  });
});
