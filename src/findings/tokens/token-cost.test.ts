import { expect, test } from 'vitest';
import { DEFAULT_CONFIG } from '../../lib/config';
import { costOf, pricedParts, sumOfCosts } from './token-cost';
import { noStep } from './token-steps';

const PRICES = DEFAULT_CONFIG.prices;
const STEP = { ...noStep(), in: 3_000_000, cached: 1_000_000, out: 500_000, rankS: 7200 };

test('cached tokens have their own price, and the others that of input', () => {
  const prices = { ...PRICES, input: 1, cachedInput: 0.25, output: 4 };
  expect(costOf(STEP, 'a', prices)).toEqual({ tokens: 2 + 0.25 + 2, gpus: null });
  expect(costOf(STEP, 'a', { ...prices, cachedInput: null }).tokens).toBe(5);
});

test('a model with prices of its own has no discount that it does not name', () => {
  const prices = { ...PRICES, input: 1, cachedInput: 0.25, output: 4, models: [{ model: 'b', input: 2 }] };
  expect(costOf(STEP, 'b', prices).tokens).toBe(6 + 2);
  expect(costOf(STEP, 'a', prices).tokens).toBe(4.25);
});

test('GPU hours are those of the ranks times the GPUs of each', () => {
  expect(costOf(STEP, 'a', { ...PRICES, gpuHour: 2.5, gpusPerRank: 4 }).gpus).toBe(20);
});

test('an unknown number is no amount, nor is a sum with it', () => {
  const prices = { ...PRICES, output: 4 };
  expect(costOf(noStep(), 'a', prices)).toEqual({ tokens: null, gpus: null });
  expect(sumOfCosts([costOf(STEP, 'a', prices), costOf(noStep(), 'a', prices)]).tokens).toBeNull();
  expect(sumOfCosts([costOf(STEP, 'a', prices)]).tokens).toBe(2);
});

test('without prices there is no amount to show', () => {
  expect(pricedParts(PRICES)).toEqual({ tokens: false, gpus: false });
  expect(pricedParts({ ...PRICES, models: [{ model: 'a', gpuHour: 1 }] })).toEqual({
    tokens: false,
    gpus: true,
  });
});
