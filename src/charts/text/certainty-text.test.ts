import { expect, test } from 'vitest';
import { boundsText, isUncertain } from './certainty-text';

const bucket = (lower: number, upper: number, more: { isFirst?: boolean; isTop?: boolean } = {}) => ({
  lower,
  upper,
  isFirst: false,
  isTop: false,
  observations: 50,
  needed: 100,
  ...more,
});

test('boundsText gives the bounds of the bucket of a quantile', () => {
  expect(boundsText(bucket(0.25, 0.5), 'seconds')).toBe('0.25–0.5');
  expect(boundsText(bucket(0, 0.3, { isFirst: true }), 'seconds')).toBe('≤0.3');
  expect(boundsText(bucket(80, Infinity, { isTop: true }), 'milliseconds')).toBe('>80k');
  expect(isUncertain(bucket(0, 1))).toBe(true);
});
