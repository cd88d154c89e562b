import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { fc } from '../../lib/property.fixture';
import type { Timezone } from '../../lib/timezone';
import { EXTREME_NUMBERS } from '../extreme-numbers.fixture';
import { timeTicks } from './time-ticks';

const at = (iso: string): number => Date.parse(iso) / 1000;
const labels = (from: string, to: string, zone: Timezone, widthPx = 424): string[] =>
  timeTicks({ fromS: at(from), toS: at(to) }, widthPx, zone).map((t) => t.label);

/** Node reads TZ again after it is stubbed. */
const setZone = (zone: string): void => {
  beforeAll(() => void vi.stubEnv('TZ', zone));
  afterAll(() => void vi.unstubAllEnvs());
};

describe('timeTicks in UTC', () => {
  it('has hourly ticks over six hours', () => {
    expect(labels('2026-08-27T09:30Z', '2026-08-27T15:30Z', 'utc')).toEqual([
      '10:00',
      '11:00',
      '12:00',
      '13:00',
      '14:00',
      '15:00',
    ]);
  });

  it('shows seconds for steps below a minute', () => {
    expect(labels('2026-08-27T09:30:00Z', '2026-08-27T09:30:10Z', 'utc')).toEqual([
      '09:30:00',
      '09:30:02',
      '09:30:04',
      '09:30:06',
      '09:30:08',
      '09:30:10',
    ]);
  });

  it('shows the date at midnight', () => {
    expect(labels('2026-08-26T20:00Z', '2026-08-27T04:00Z', 'utc')).toEqual([
      '20:00',
      '22:00',
      '08-27',
      '02:00',
      '04:00',
    ]);
  });

  it('shows days over weeks and months over a year', () => {
    expect(labels('2026-08-01T00:00Z', '2026-08-31T00:00Z', 'utc')).toEqual([
      '08-03',
      '08-10',
      '08-17',
      '08-24',
      '08-31',
    ]);
    expect(labels('2026-01-01T00:00Z', '2027-01-01T00:00Z', 'utc')).toEqual([
      '2026-01',
      '2026-03',
      '2026-05',
      '2026-07',
      '2026-09',
      '2026-11',
      '2027-01',
    ]);
  });

  it.each([10, 60, 300, 1800, 3600, 6 * 3600, 86_400, 3 * 86_400, 7 * 86_400, 30 * 86_400, 366 * 86_400])(
    'keeps ticks 56 px apart over %i s',
    (lengthS) => {
      for (const widthPx of [240, 424, 1300]) {
        const span = { fromS: at('2026-02-11T07:13:23Z'), toS: at('2026-02-11T07:13:23Z') + lengthS };
        const ticks = timeTicks(span, widthPx, 'utc');
        expect(ticks.length).toBeGreaterThan(0);
        const pxPerS = widthPx / lengthS;
        ticks
          .slice(1)
          .forEach((t, i) => expect((t.atS - (ticks[i]?.atS ?? 0)) * pxPerS).toBeGreaterThanOrEqual(55.9));
        expect(ticks.every((t) => t.atS >= span.fromS && t.atS <= span.toS)).toBe(true);
      }
    },
  );

  it('returns no ticks for an empty range or a plot without width', () => {
    expect(timeTicks({ fromS: 5, toS: 5 }, 400, 'utc')).toEqual([]);
    expect(timeTicks({ fromS: 5, toS: 50 }, 0, 'utc')).toEqual([]);
  });

  it('returns a few ticks inside the range, for any range', () => {
    const moment = fc.oneof(EXTREME_NUMBERS, fc.double({ min: -8.64e12, max: 8.64e12, noNaN: true }));
    fc.assert(
      fc.property(moment, moment, (fromS, toS) => {
        const ticks = timeTicks({ fromS, toS }, 424, 'utc');
        expect(ticks.length).toBeLessThanOrEqual(9);
        expect(ticks.every((t) => t.atS >= fromS && t.atS <= toS)).toBe(true);
      }),
      { examples: [[5e-324, 7.571428571428573]] },
    );
  });
});

describe('timeTicks in a time zone with daylight saving time', () => {
  setZone('Europe/Berlin');

  it('stays on round wall-clock times and leaves out the skipped hour', () => {
    // 02:00 to 03:00 does not exist on 29 March
    expect(labels('2026-03-28T22:00Z', '2026-03-29T06:00Z', 'local', 600)).toEqual([
      '23:00',
      '03-29',
      '01:00',
      '03:00',
      '04:00',
      '05:00',
      '06:00',
      '07:00',
      '08:00',
    ]);
    expect(labels('2026-03-28T12:00Z', '2026-03-29T12:00Z', 'local', 424)).toEqual([
      '18:00',
      '03-29',
      '06:00',
      '12:00',
    ]);
  });

  it('has one tick for the repeated hour, and a tick of a day at its midnight', () => {
    expect(labels('2026-10-24T22:00Z', '2026-10-25T04:00Z', 'local', 500)).toEqual([
      '10-25',
      '01:00',
      '02:00',
      '03:00',
      '04:00',
      '05:00',
    ]);
    const short = labels('2026-10-24T23:30Z', '2026-10-25T02:00Z', 'local', 420);
    expect(short).toEqual(['01:30', '02:00', '02:30', '+01:00', '02:30', '03:00']);
    const days = timeTicks({ fromS: at('2026-10-23T00:00Z'), toS: at('2026-10-28T00:00Z') }, 424, 'local');
    expect(days.map((t) => t.label)).toEqual(['10-24', '10-25', '10-26', '10-27', '10-28']);
    expect(new Set(days.map((t) => new Date(t.atS * 1000).getHours()))).toEqual(new Set([0]));
  });
});

describe('timeTicks in any zone by its name', () => {
  it('begins a day without midnight at its first hour', () => {
    // 6 September begins at 01:00
    const [from, to, zone] = ['2026-09-06T02:00Z', '2026-09-06T07:00Z', 'America/Santiago'] as const;
    expect(labels(from, to, zone, 500)).toEqual(['22:00', '23:00', '09-06', '02:00', '03:00', '04:00']);
    expect(labels('2026-09-06T03:00Z', '2026-09-06T05:00Z', zone, 424)).toEqual([
      '23:00',
      '23:30',
      '09-06',
      '01:30',
      '02:00',
    ]);
    expect(labels('2026-09-05T04:00Z', '2026-09-08T03:00Z', zone, 300)).toEqual([
      '09-05',
      '09-06',
      '09-07',
      '09-08',
    ]);
  });

  it('stays on round wall times where clocks change by half an hour', () => {
    // 02:00 to 01:30
    expect(labels('2026-04-04T14:00Z', '2026-04-04T16:30Z', 'Australia/Lord_Howe', 424)).toEqual([
      '01:00',
      '01:30',
      '+10:30',
      '02:00',
      '02:30',
      '03:00',
    ]);
  });
});

describe('timeTicks in a time zone with an offset of quarter hours', () => {
  setZone('Asia/Kathmandu');

  it('stays on round wall-clock times', () => {
    expect(labels('2026-08-27T06:20Z', '2026-08-27T08:20Z', 'local', 424)).toEqual([
      '12:30',
      '13:00',
      '13:30',
      '14:00',
    ]);
  });
});
