import { describe, expect, test } from 'vitest';
import { parseDate } from './parse-date';
import type { Timezone } from './timezone';

const iso = (ms: number | null): string | null => (ms === null ? null : new Date(ms).toISOString());

describe('parseDate', () => {
  test.each<[string, Timezone, string]>([
    ['2026-11-26', 'Asia/Shanghai', '2026-11-25T16:00:00.000Z'],
    ['2026-11-26 10:00', 'Asia/Shanghai', '2026-11-26T02:00:00.000Z'],
    ['2026-11-26 10:00:00', 'Asia/Shanghai', '2026-11-26T02:00:00.000Z'],
    ['2026-11-26T10:00:00.25', 'utc', '2026-11-26T10:00:00.250Z'],
    ['2026-11-26T10:00:00.123456789Z', 'Asia/Shanghai', '2026-11-26T10:00:00.123Z'],
    ['2026-11-26T10:00:00.1+08:00', 'utc', '2026-11-26T02:00:00.100Z'],
    ['2026-11-26T10:00:00-0330', 'utc', '2026-11-26T13:30:00.000Z'],
    ['2026-11-26T10:00+08', 'utc', '2026-11-26T02:00:00.000Z'],
    // `+` in a query string arrives as a blank
    ['2026-11-26T10:00:00 08:00', 'utc', '2026-11-26T02:00:00.000Z'],
    ['2026-11-26Z', 'Asia/Shanghai', '2026-11-26T00:00:00.000Z'],
    ['20261126T100000', 'Asia/Shanghai', '2026-11-26T02:00:00.000Z'],
    ['20261126', 'utc', '2026-11-26T00:00:00.000Z'],
    ['1795687200', 'Asia/Shanghai', '2026-11-26T10:00:00.000Z'],
    ['1795687200000', 'Asia/Shanghai', '2026-11-26T10:00:00.000Z'],
    // a repeated hour, and one that is skipped
    ['2026-10-25 02:30', 'Europe/Berlin', '2026-10-25T00:30:00.000Z'],
    ['2026-10-25 02:30:00 +01:00', 'Europe/Berlin', '2026-10-25T01:30:00.000Z'],
    ['2026-03-29 02:30', 'Europe/Berlin', '2026-03-29T01:30:00.000Z'],
  ])('%s in %s', (text, timezone, expected) => {
    expect(iso(parseDate(text, timezone))).toBe(expected);
  });

  test.each([
    '',
    '2026',
    '2026-11',
    '2026-02-29',
    '2026-00-10',
    '2026-11-26 24:00',
    '2026-11-26 10:60',
    '2026-11-26 10:00:60',
    '0050-01-01',
    '20261326',
    '20260230T100000',
    '2026-11-26T10:00:00 +8',
    '26/11/2026',
    '123456789012345',
  ])('%j is no date', (text) => {
    expect(parseDate(text, 'utc')).toBeNull();
  });
});
