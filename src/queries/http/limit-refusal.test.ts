import { expect, test } from 'vitest';
import { words as en } from '../../i18n/languages/en';
import { words as zh } from '../../i18n/languages/zh';
import { errorWords } from './error-words';
import { isSignedOut, QueryError } from './errors';
import { limitRefusalOf } from './limit-refusal';

/** As Mimir 3.0.5 responds. */
const STRATEGY =
  'Consider reducing the time range and/or number of series selected by the query. One way to reduce the number of selected series is to add more label matchers to the query. Otherwise, to adjust the related per-tenant limit, configure';
const CONTACT = 'or contact your service administrator.';

test.each([
  [
    `the total query time range exceeds the limit (query length: 1h0m0s, limit: 30m0s) (err-mimir-max-total-query-length). To adjust the related per-tenant limit, configure -query-frontend.max-total-query-length, ${CONTACT}`,
    { of: 'range', limit: '30m', setting: '-query-frontend.max-total-query-length' },
  ],
  [
    `the query time range exceeds the limit (query length: 34m44.999s, limit: 20h0m0s) (err-mimir-max-query-length). To adjust the related per-tenant limit, configure -querier.max-partial-query-length, ${CONTACT}`,
    { of: 'range', limit: '20h', setting: '-querier.max-partial-query-length' },
  ],
  [
    `the query exceeded the maximum number of series (limit: 20 series) (err-mimir-max-series-per-query). ${STRATEGY} -querier.max-fetched-series-per-query, ${CONTACT}`,
    { of: 'amount', limit: '20 series', setting: '-querier.max-fetched-series-per-query' },
  ],
  [
    `the query exceeded the aggregated chunks size limit (limit: 1000 bytes) (err-mimir-max-chunks-bytes-per-query). ${STRATEGY} -querier.max-fetched-chunk-bytes-per-query, ${CONTACT}`,
    { of: 'amount', limit: '1000 bytes', setting: '-querier.max-fetched-chunk-bytes-per-query' },
  ],
  [
    `the raw query size in bytes exceeds the limit (query size: 87, limit: 20) (err-mimir-max-query-expression-size-bytes). To adjust the related per-tenant limit, configure -query-frontend.max-query-expression-size-bytes, ${CONTACT}`,
    { of: 'amount', limit: '20', setting: '-query-frontend.max-query-expression-size-bytes' },
  ],
  ['query processing would load too many samples into memory in query execution', null],
  ['the request was too large (err-mimir-max-unknown)', null],
] as const)('%s', (message, expected) => expect(limitRefusalOf(message)).toEqual(expected));

test('the page says in its language what to choose and what to set', () => {
  const error = new QueryError(
    'rejected',
    `the query exceeded the maximum number of series (limit: 20 series) (err-mimir-max-series-per-query). ${STRATEGY} -querier.max-fetched-series-per-query, ${CONTACT}`,
    { status: 422 },
  );
  expect(errorWords(error, en, 30)).toBe(
    'The query needs more than Mimir allows (20 series). Choose fewer ranks or a shorter range, or raise the limit of the tenant: -querier.max-fetched-series-per-query.',
  );
  expect(errorWords(error, zh, 30)).toMatch(/\p{Script=Han}.*-querier\.max-fetched-series-per-query/u);
});

test('a request without a tenant is not a visitor who must sign in', () => {
  const error = new QueryError('rejected', 'no org id', { status: 401 });
  expect(isSignedOut(error, true)).toBe(false);
  expect(errorWords(error, en, 30)).toContain('TENANT');
  expect(isSignedOut(new QueryError('rejected', '', { status: 401 }), true)).toBe(true);
});
