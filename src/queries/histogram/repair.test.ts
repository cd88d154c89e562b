import { expect, test } from 'vitest';
import { repairOf } from './repair';

test.each([
  ['2.42.0+ds', 'running-maximum'],
  ['2.48.1', 'running-maximum'],
  ['2.49.0-rc.0', 'small-deltas'],
  ['2.53.3', 'small-deltas'],
  ['3.5.3+ds1', 'small-deltas'],
  ['v0.37.2', 'running-maximum'],
  ['1.8.2', 'running-maximum'],
  ['2.24.0', 'running-maximum'],
  ['10.0', 'small-deltas'],
  ['unknown', 'small-deltas'],
  ['', 'small-deltas'],
  [null, 'small-deltas'],
])('version %j repairs by %s', (version, repair) => {
  expect(repairOf(version)).toBe(repair);
});
