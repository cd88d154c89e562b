import { expect, test } from 'vitest';
import { calendarPeriods, commonStepS } from './calendar-periods';
import type { PeriodUnit } from './calendar-units';
import type { Timezone } from './timezone';

const HOUR_S = 3600;

const periodsOf = (from: string, to: string, unit: PeriodUnit, timezone: Timezone, now = to) =>
  calendarPeriods({ fromMs: Date.parse(from), toMs: Date.parse(to) }, unit, timezone, Date.parse(now));

const iso = (atS: number): string => new Date(atS * 1000).toISOString();

test('hours are whole at the start, and the last one ends now', () => {
  const periods = periodsOf('2026-08-27T01:20:00Z', '2026-08-27T03:10:00Z', 'hour', 'utc');
  expect(periods.map(({ startS, endS }) => [iso(startS), iso(endS)])).toEqual([
    ['2026-08-27T01:00:00.000Z', '2026-08-27T02:00:00.000Z'],
    ['2026-08-27T02:00:00.000Z', '2026-08-27T03:00:00.000Z'],
    ['2026-08-27T03:00:00.000Z', '2026-08-27T03:10:00.000Z'],
  ]);
});

test('a range that is over has whole periods only', () => {
  const periods = periodsOf(
    '2026-08-27T01:20:00Z',
    '2026-08-27T02:10:00Z',
    'hour',
    'utc',
    '2026-08-28T00:00:00Z',
  );
  expect(periods.map(({ startS, endS }) => endS - startS)).toEqual([HOUR_S, HOUR_S]);
});

test.each([
  ['2026-10-24T12:00:00Z', 'Europe/Berlin', [24, 25, 24]],
  ['2026-03-28T12:00:00Z', 'Europe/Berlin', [24, 23, 24]],
  ['2026-10-24T12:00:00Z', 'Asia/Kolkata', [24, 24, 24]],
] as const)('days from %s in %s have %j hours, side by side', (from, timezone, hours) => {
  const to = new Date(Date.parse(from) + 2 * 86_400_000).toISOString();
  const periods = periodsOf(from, to, 'day', timezone, '2027-01-01T00:00:00Z');
  expect(periods.map(({ startS, endS }) => (endS - startS) / HOUR_S)).toEqual(hours);
  expect(periods.slice(1).map(({ startS }) => startS)).toEqual(periods.slice(0, -1).map(({ endS }) => endS));
  expect(commonStepS(periods)).toBe(HOUR_S);
});

test('a zone whose clocks change by half an hour has steps of half an hour', () => {
  const periods = periodsOf('2026-10-03T00:00:00Z', '2026-10-05T00:00:00Z', 'day', 'Australia/Lord_Howe');
  expect(commonStepS(periods.slice(0, -1))).toBe(HOUR_S / 2);
});

test('a range in the future has no periods', () => {
  expect(
    periodsOf('2026-08-28T00:00:00Z', '2026-08-29T00:00:00Z', 'day', 'utc', '2026-08-27T00:00:00Z'),
  ).toEqual([]);
});
