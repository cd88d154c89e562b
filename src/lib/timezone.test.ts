import { afterEach, describe, expect, test, vi } from 'vitest';
import { fc } from './property.fixture';
import { parseDate } from './parse-date';
import {
  formatDateMinute,
  formatDateTime,
  formatTime,
  isBrowserZone,
  offsetName,
  parseTimezone,
  repeatedOffset,
  type Timezone,
} from './timezone';

afterEach(() => void vi.unstubAllEnvs());

const ms = (iso: string): number => Date.parse(iso);

describe('parseTimezone', () => {
  test.each<[string, Timezone | null]>([
    ['local', 'local'],
    ['browser', 'local'],
    ['utc', 'utc'],
    ['UTC', 'utc'],
    ['Etc/UTC', 'utc'],
    ['Europe/Berlin', 'Europe/Berlin'],
    ['europe/berlin', 'Europe/Berlin'],
    ['Asia/Kolkata', 'Asia/Kolkata'],
    ['America/Argentina/Buenos_Aires', 'America/Argentina/Buenos_Aires'],
    ['Etc/GMT+8', 'Etc/GMT+8'],
    ['Mars', null],
    ['Europe/Atlantis', null],
    ['../etc', null],
    ['', null],
  ])('%j is %j', (text, timezone) => {
    expect(parseTimezone(text)).toBe(timezone);
  });
});

describe('isBrowserZone', () => {
  test('is true for the zone of the browser by any name', () => {
    vi.stubEnv('TZ', 'Europe/Berlin');
    expect((['local', 'Europe/Berlin', 'utc', 'Asia/Shanghai'] as const).map(isBrowserZone)).toEqual([
      true,
      true,
      false,
      false,
    ]);
    vi.stubEnv('TZ', 'UTC');
    expect((['local', 'utc', 'Europe/Berlin'] as const).map(isBrowserZone)).toEqual([true, true, false]);
  });
});

describe('offsetName', () => {
  test.each<[Timezone, string]>([
    ['utc', 'UTC'],
    ['Asia/Shanghai', 'UTC+8'],
    ['Asia/Kathmandu', 'UTC+5:45'],
    ['America/St_Johns', 'UTC−2:30'],
    ['Africa/Abidjan', 'UTC'],
  ])('%s in August is %s', (timezone, name) => {
    expect(offsetName(ms('2026-08-27T00:00Z'), timezone)).toBe(name);
  });
});

describe('repeatedOffset', () => {
  test.each<[Timezone, string, string]>([
    ['Europe/Berlin', '2026-10-24T23:59:59Z', ''],
    ['Europe/Berlin', '2026-10-25T00:00:00Z', ' +02:00'],
    ['Europe/Berlin', '2026-10-25T01:30:00Z', ' +01:00'],
    ['Europe/Berlin', '2026-10-25T02:00:00Z', ''],
    ['Australia/Lord_Howe', '2026-04-04T15:10:00Z', ' +10:30'],
    ['America/St_Johns', '2026-11-01T04:00:00Z', ' -02:30'],
    ['utc', '2026-10-25T00:30:00Z', ''],
  ])('%s at %s is %j', (timezone, at, offset) => {
    expect(repeatedOffset(ms(at), timezone)).toBe(offset);
  });
});

describe('formatDateTime', () => {
  test('shows the offset only in a repeated hour', () => {
    expect(formatDateTime(ms('2026-10-25T01:30:05Z'), 'Europe/Berlin')).toBe('2026-10-25 02:30:05 +01:00');
    expect(formatDateTime(ms('2026-10-25T03:30:05Z'), 'Europe/Berlin')).toBe('2026-10-25 04:30:05');
  });

  test('shows no seconds, and the same offset, to the minute', () => {
    expect(formatDateMinute(ms('2026-10-25T01:30:05Z'), 'Europe/Berlin')).toBe('2026-10-25 02:30 +01:00');
  });

  test('reads back as the same moment', () => {
    const zones = fc.constantFrom<Timezone>('Europe/Berlin', 'Australia/Lord_Howe', 'America/Havana', 'utc');
    const seconds = fc.oneof(
      fc.integer({ min: 0, max: ms('2037-01-01T00:00Z') / 1000 }),
      fc.integer({ min: ms('2026-10-24T12:00Z') / 1000, max: ms('2026-10-25T12:00Z') / 1000 }),
    );
    fc.assert(
      fc.property(zones, seconds, (timezone, atS) => {
        expect(parseDate(formatDateTime(atS * 1000, timezone), timezone)).toBe(atS * 1000);
      }),
      { numRuns: 500 },
    );
  });
});

test('the local zone is the one that the browser has now', () => {
  for (const [zone, time] of [
    ['Asia/Kathmandu', '05:45'],
    ['America/St_Johns', '21:30'],
    ['Europe/Berlin', '02:00'],
  ] as const) {
    vi.stubEnv('TZ', zone);
    expect(formatTime(ms('2026-08-27T00:00Z'), 'local')).toBe(time);
    expect(formatTime(ms('2026-08-27T00:00Z'), zone)).toBe(time);
  }
});
