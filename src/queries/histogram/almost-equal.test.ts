import { expect, test } from 'vitest';
import { almostEqual } from './almost-equal';

const SMALLEST_NORMAL = 2.2250738585072014e-308;

test.each([
  ['the same', 3, 3, true],
  ['both NaN', NaN, NaN, true],
  ['one NaN', NaN, 3, false],
  ['both zero, of either sign', 0, -0, true],
  ['the same infinity', Infinity, Infinity, true],
  ['opposite infinities', Infinity, -Infinity, false],
  ['infinity and the largest float', Infinity, Number.MAX_VALUE, false],
  ['zero and the smallest float', 0, Number.MIN_VALUE, true],
  ['zero and more than the delta of the smallest normal', 0, 3e-320, false],
  ['zero and one', 0, 1, false],
  // Relative to the sum of both, so that twice the delta is still within it.
  ['less than the delta of their sum', 1, 1 + 1.9e-12, true],
  ['less than the delta of their sum, the other way', 1 + 1.9e-12, 1, true],
  ['more than the delta of their sum', 1, 1 + 2.1e-12, false],
  ['both negative', -1, -1 - 1.9e-12, true],
  ['opposite signs', 1e-300, -1e-300, false],
  ['neighbours below the smallest normal', SMALLEST_NORMAL / 4, SMALLEST_NORMAL / 4 + 1e-320, true],
  ['floats below the smallest normal', SMALLEST_NORMAL / 4, SMALLEST_NORMAL / 4 + 3e-320, false],
  ['a sum that overflows', Number.MAX_VALUE, Number.MAX_VALUE * (1 - 5e-13), true],
  ['large counts', 1e15, 1e15 + 1000, true],
  ['large counts further apart', 1e15, 1e15 + 2100, false],
])('%s', (_, a, b, isEqual) => {
  expect(almostEqual(a, b, 1e-12)).toBe(isEqual);
});

test('beside zero a large epsilon is multiplied by the smallest normal float', () => {
  expect(almostEqual(0, SMALLEST_NORMAL / 4, 0.5)).toBe(true);
  expect(almostEqual(0, SMALLEST_NORMAL, 0.5)).toBe(false);
});
