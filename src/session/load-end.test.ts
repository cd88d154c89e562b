import { expect, it } from 'vitest';
import { QueryError } from '../queries/http/errors';
import type { LatestState } from './latest-state';
import { loadEndOf, outageIn } from './load-end';

const ready: LatestState<number> = { kind: 'ready', value: 1 };
const failed = (error: QueryError): LatestState<number> => ({ kind: 'failed', error, last: null });

const timeout = failed(new QueryError('timeout', 'late'));
const refused = failed(new QueryError('rejected', 'too many', { status: 429, retryAfterS: 60 }));

it('has failed when every result failed, be it by a refusal', () => {
  expect(loadEndOf([timeout, refused])).toEqual({ kind: 'failed', retryAfterS: 60 });
  expect(loadEndOf([timeout])).toEqual({ kind: 'failed', retryAfterS: null });
});

it('has not failed when one result of several did', () => {
  expect(loadEndOf([ready, timeout, refused])).toEqual({ kind: 'loaded' });
  expect(loadEndOf([])).toEqual({ kind: 'loaded' });
});

it('knows an outage by a request that got no response, and not by a refusal', () => {
  expect(outageIn([ready, refused, timeout])?.kind).toBe('timeout');
  expect(outageIn([ready, refused])).toBeNull();
});
