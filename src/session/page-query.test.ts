import { expect, test } from 'vitest';
import { DEFAULT_CONFIG } from '../lib/config';
import { isRefreshOf, type PageQuery } from './page-query';

const HOUR_MS = 3_600_000;
const queryOf = (fromMs: number, toMs: number, more: Partial<PageQuery> = {}): PageQuery => ({
  range: { fromMs, toMs },
  isLive: true,
  selector: '',
  slo: DEFAULT_CONFIG.slo,
  compareS: null,
  plotWidthPx: 128,
  groups: [],
  ...more,
});

const LIVE = queryOf(0, HOUR_MS);
const PAST = queryOf(0, HOUR_MS, { isLive: false });

test.each([
  ['the last hour, later', LIVE, queryOf(9000, HOUR_MS + 9000), true],
  ['today, later', LIVE, queryOf(0, HOUR_MS + 9000), true],
  ['another length', LIVE, queryOf(9000, 2 * HOUR_MS), false],
  ['another selection', LIVE, queryOf(9000, HOUR_MS + 9000, { selector: 'a="b"' }), false],
  ['a comparison', LIVE, queryOf(9000, HOUR_MS + 9000, { compareS: 3600 }), false],
  ['a range that is over, again', PAST, PAST, true],
  ['another range that is over', PAST, queryOf(9000, HOUR_MS + 9000, { isLive: false }), false],
  ['a range that is over, and one that ends now', PAST, LIVE, false],
])('%s', (_, a, b, isRefresh) => expect(isRefreshOf(a, b)).toBe(isRefresh));
