import { expect, test } from 'vitest';
import { bucketText, isThin } from './certainty-text';

const bucket = (lower: number, upper: number, more: { isFirst?: boolean; isTop?: boolean } = {}) => ({
  lower,
  upper,
  isFirst: false,
  isTop: false,
  observations: 50,
  needed: 100,
  ...more,
});

test('bucketText says all that is certain of a quantile', () => {
  expect(bucketText(bucket(0.25, 0.5), 'seconds')).toBe('0.25–0.5');
  expect(bucketText(bucket(0, 0.3, { isFirst: true }), 'seconds')).toBe('≤0.3');
  expect(bucketText(bucket(80, Infinity, { isTop: true }), 'milliseconds')).toBe('>80k');
  expect(isThin(bucket(0, 1))).toBe(true);
});
