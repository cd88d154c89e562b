import { expect, test } from 'vitest';
import { earlierWith } from './compare-items';

test('an hour, three, a day and a week are offered, and the period of the link when it is another', () => {
  expect(earlierWith(null)).toEqual(['1h', '3h', '1d', '7d']);
  expect(earlierWith('1w')).toEqual(['1h', '3h', '1d', '7d']);
  expect(earlierWith('24h')).toEqual(['1h', '3h', '1d', '7d']);
  expect(earlierWith('90m')).toEqual(['1h', '3h', '1d', '7d', '90m']);
});
