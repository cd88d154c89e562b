import { Temporal } from 'temporal-polyfill';
import { describe, expect, test } from 'vitest';
import { fc } from './property.fixture';
import { offsetMsAt, type Timezone } from './timezone';
import { msOfParts, shiftMoment, unitAround, type CalendarUnit } from './wall-clock';

/** Zones whose clocks change by an hour, by half an hour, at midnight, before a date, or have odd offsets. */
const ZONES = [
  'Europe/Berlin',
  'America/New_York',
  'America/St_Johns',
  'America/Santiago',
  'America/Havana',
  'America/Caracas',
  'Africa/Cairo',
  'Africa/Casablanca',
  'Asia/Beirut',
  'Asia/Kathmandu',
  'Asia/Pyongyang',
  'Asia/Shanghai',
  'Australia/Lord_Howe',
  'Pacific/Apia',
  'Pacific/Chatham',
  'Antarctica/Troll',
] as const satisfies readonly Timezone[];

const LENGTHS_MS = { s: 1000, m: 60_000, h: 3_600_000 } as const;
const ms = (iso: string): number => Date.parse(iso);
const iso = (at: number): string => new Date(at).toISOString();
const zoned = (at: number, zone: string): Temporal.ZonedDateTime =>
  Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone);

const zone = fc.constantFrom(...ZONES);
const anyMoment = fc.integer({ min: ms('1990-01-01T00:00Z'), max: ms('2037-12-31T00:00Z') });
/** Moments within a day of a change of the clocks, where all the faults are. */
const momentOfZone = fc
  .tuple(zone, anyMoment, fc.integer({ min: -86_400_000, max: 86_400_000 }), fc.boolean())
  .map(([name, at, by, isNear]): [Timezone & string, number] => {
    const change = zoned(at, name).getTimeZoneTransition('next');
    return [name, isNear && change !== null ? change.epochMilliseconds + by : at];
  });

describe('offsetMsAt', () => {
  test('equals the offset of Temporal', () => {
    fc.assert(
      fc.property(momentOfZone, ([name, at]) => {
        expect(offsetMsAt(at, name)).toBe(zoned(at, name).offsetNanoseconds / 1e6);
      }),
      { numRuns: 300 },
    );
  });
});

describe('msOfParts', () => {
  test('equals the moment of Temporal for a time on the wall, also for skipped and repeated ones', () => {
    fc.assert(
      fc.property(momentOfZone, fc.boolean(), ([name, at], isWallOfUtc) => {
        const wall = isWallOfUtc ? zoned(at, 'UTC').toPlainDateTime() : zoned(at, name).toPlainDateTime();
        const { year, month, day, hour, minute, second } = wall;
        const expected = wall.with({ millisecond: 0 }).toZonedDateTime(name).epochMilliseconds;
        expect(msOfParts(name, year, month, day, hour, minute, second)).toBe(expected);
      }),
      { numRuns: 500 },
    );
  });
});

describe('shiftMoment', () => {
  test.each([
    ['2026-03-31T10:00Z', -1, 'M', '2026-02-28T10:00:00.000Z'],
    ['2026-10-31T10:00Z', 1, 'M', '2026-11-30T10:00:00.000Z'],
    ['2028-02-29T10:00Z', -1, 'y', '2027-02-28T10:00:00.000Z'],
    ['2028-02-29T10:00Z', 4, 'y', '2032-02-29T10:00:00.000Z'],
    ['2026-01-31T10:00:05.250Z', -11, 'M', '2025-02-28T10:00:05.250Z'],
    ['2026-08-27T10:00Z', -2, 'w', '2026-08-13T10:00:00.000Z'],
  ] as const)('%s by %i%s', (at, count, unit, expected) => {
    expect(iso(shiftMoment(ms(at), count, unit, 'utc'))).toBe(expected);
  });

  test('moves a moment as Temporal does', () => {
    const NAMES = { d: 'days', w: 'weeks', M: 'months', y: 'years' } as const;
    fc.assert(
      fc.property(
        momentOfZone,
        fc.constantFrom('d', 'w', 'M', 'y'),
        fc.integer({ min: -30, max: 30 }).filter((count) => count !== 0),
        ([name, at], unit, count) => {
          const wall = zoned(at, name)
            .toPlainDateTime()
            .add({ [NAMES[unit]]: count });
          expect(shiftMoment(at, count, unit, name)).toBe(wall.toZonedDateTime(name).epochMilliseconds);
        },
      ),
      { numRuns: 500 },
    );
  });

  test('stays in the second of two repeated hours when it moves by less than a day', () => {
    const second = ms('2026-10-25T01:30Z');
    expect(shiftMoment(second, 0, 'd', 'Europe/Berlin')).toBe(second);
  });
});

describe('unitAround', () => {
  test.each([
    // 02:00 to 03:00 comes twice on 25 October, and does not come on 29 March
    ['Europe/Berlin', '2026-10-25T00:30Z', 'h', '2026-10-25T00:00Z', '2026-10-25T01:00Z'],
    ['Europe/Berlin', '2026-10-25T01:30Z', 'h', '2026-10-25T01:00Z', '2026-10-25T02:00Z'],
    ['Europe/Berlin', '2026-10-25T01:30:30Z', 'm', '2026-10-25T01:30Z', '2026-10-25T01:31Z'],
    ['Europe/Berlin', '2026-10-25T01:30:30.500Z', 's', '2026-10-25T01:30:30Z', '2026-10-25T01:30:31Z'],
    ['Europe/Berlin', '2026-03-29T00:59Z', 'h', '2026-03-29T00:00Z', '2026-03-29T01:00Z'],
    ['Europe/Berlin', '2026-03-29T01:00Z', 'h', '2026-03-29T01:00Z', '2026-03-29T02:00Z'],
    ['Europe/Berlin', '2026-10-25T12:00Z', 'd', '2026-10-24T22:00Z', '2026-10-25T23:00Z'],
    ['Europe/Berlin', '2026-03-29T12:00Z', 'd', '2026-03-28T23:00Z', '2026-03-29T22:00Z'],
    ['Europe/Berlin', '2026-03-29T12:00Z', 'w', '2026-03-22T23:00Z', '2026-03-29T22:00Z'],
    ['Europe/Berlin', '2026-03-29T12:00Z', 'M', '2026-02-28T23:00Z', '2026-03-31T22:00Z'],
    ['Europe/Berlin', '2026-03-29T12:00Z', 'y', '2025-12-31T23:00Z', '2026-12-31T23:00Z'],
    // clocks go from 02:00 to 01:30, and from 02:00 to 02:30
    ['Australia/Lord_Howe', '2026-04-04T14:45Z', 'h', '2026-04-04T14:00Z', '2026-04-04T15:00Z'],
    ['Australia/Lord_Howe', '2026-04-04T15:15Z', 'h', '2026-04-04T15:00Z', '2026-04-04T15:30Z'],
    ['Australia/Lord_Howe', '2026-10-03T15:45Z', 'h', '2026-10-03T15:30Z', '2026-10-03T16:00Z'],
    ['Asia/Kathmandu', '2026-08-27T07:20Z', 'h', '2026-08-27T07:15Z', '2026-08-27T08:15Z'],
    // midnight does not come on these days
    ['America/Santiago', '2026-09-06T12:00Z', 'd', '2026-09-06T04:00Z', '2026-09-07T03:00Z'],
    ['Africa/Cairo', '2026-04-24T12:00Z', 'd', '2026-04-23T22:00Z', '2026-04-24T21:00Z'],
    ['Asia/Beirut', '2026-03-29T12:00Z', 'd', '2026-03-28T22:00Z', '2026-03-29T21:00Z'],
    // midnight comes twice
    ['America/Havana', '2026-11-01T12:00Z', 'd', '2026-11-01T04:00Z', '2026-11-02T05:00Z'],
    // 30 December 2011 does not come
    ['Pacific/Apia', '2011-12-30T09:00Z', 'd', '2011-12-29T10:00Z', '2011-12-30T10:00Z'],
  ] as const)('%s %s/%s', (name, at, unit, start, next) => {
    const { startMs, nextMs } = unitAround(ms(at), unit, name);
    expect([iso(startMs), iso(nextMs)]).toEqual([iso(ms(start)), iso(ms(next))]);
  });

  test('days begin where Temporal begins them', () => {
    // Where clocks go back over midnight, the day before comes back, but the day that has begun goes on.
    const begunDay = (at: number, name: Timezone & string): number => {
      const startOf = (days: number): number => zoned(at, name).add({ days }).startOfDay().epochMilliseconds;
      return startOf(1) <= at ? startOf(1) : startOf(0);
    };
    fc.assert(
      fc.property(momentOfZone, ([name, at]) => {
        expect(unitAround(at, 'd', name).startMs).toBe(begunDay(at, name));
      }),
      { numRuns: 500, examples: [[['America/St_Johns', 752_034_660_000]]] },
    );
  });

  test('units hold their moment and follow each other without a gap or an overlap', () => {
    const units = fc.constantFrom<CalendarUnit>('s', 'm', 'h', 'd', 'w', 'M', 'y');
    fc.assert(
      fc.property(momentOfZone, units, ([name, at], unit) => {
        const { startMs, nextMs } = unitAround(at, unit, name);
        expect(startMs).toBeLessThanOrEqual(at);
        expect(nextMs).toBeGreaterThan(at);
        expect(unitAround(startMs, unit, name)).toEqual({ startMs, nextMs });
        expect(unitAround(nextMs - 1, unit, name)).toEqual({ startMs, nextMs });
        expect(unitAround(nextMs, unit, name).startMs).toBe(nextMs);
        if (unit === 's' || unit === 'm' || unit === 'h')
          expect(nextMs - startMs).toBeLessThanOrEqual(LENGTHS_MS[unit]);
      }),
      {
        numRuns: 1000,
        // At 00:01 the clocks went back to 23:01 of the day before.
        examples: [[['America/St_Johns', 657_081_060_000], 'd']],
      },
    );
  });

  test('a day that has begun goes on when clocks go back over midnight', () => {
    expect(unitAround(657_081_060_000, 'd', 'America/St_Johns')).toEqual({
      startMs: Date.parse('1990-10-28T00:00:00-02:30'),
      nextMs: Date.parse('1990-10-29T00:00:00-03:30'),
    });
  });
});
