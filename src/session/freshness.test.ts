import { expect, test } from 'vitest';
import { isOldData } from './freshness';

const fresh = { presence: 'ready', ageS: 12, intervalS: 10, scrapeIntervalS: 5 } as const;

test.each([
  ['data of the last refresh', {}, false],
  ['the time before the first result', { presence: 'loading', ageS: null }, false],
  ['a failed load, however young the data is', { presence: 'failed' }, true],
  ['data older than a minute at 10 s', { ageS: 61 }, true],
  ['data of a minute and a half at a refresh of a minute', { ageS: 90, intervalS: 60 }, false],
  ['data older than two refreshes of a minute', { ageS: 121, intervalS: 60 }, true],
  ['data of two minutes at a scrape interval of a minute', { ageS: 121, scrapeIntervalS: 60 }, false],
  ['old data of a page that does not refresh', { ageS: 9000, intervalS: null }, false],
] as const)('%s', (_, inputs, isOld) => {
  expect(isOldData({ ...fresh, ...inputs })).toBe(isOld);
});
