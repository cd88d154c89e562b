import { expect, test } from 'vitest';
import { boundsPattern } from './latency-bounds';

test.each([
  [1, '1([.]0)?|[+]Inf'],
  [0.8, '0[.]75|1([.]0)?|[+]Inf'],
  [0.0001, '0[.]001|[+]Inf'],
  [9999, '2560([.]0)?|[+]Inf'],
])('the buckets that decide a TTFT goal of %d s are %s', (goalS, pattern) => {
  expect(boundsPattern('ttftSeconds', goalS)).toBe(pattern);
});
