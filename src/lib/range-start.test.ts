import { expect, test } from 'vitest';
import { rangeStart } from './range-start';

test.each([
  ['6h', 'now-6h'],
  ['30d', 'now-30d'],
  ['1h30m', 'now-5400s'],
  ['1500ms', 'now-2s'],
  ['now/d', 'now/d'],
  ['now-1d/d', 'now-1d/d'],
  ['2026-08-27', '2026-08-27'],
])('%s starts at %s', (text, start) => {
  expect(rangeStart(text)).toBe(start);
});

test.each(['', '6 hours', '500ms', '999y', '99999999999999999999y', 'now', 'now+1h', 'constructor'])(
  '%j is not the start of a range up to now',
  (text) => {
    expect(rangeStart(text)).toBeNull();
  },
);
