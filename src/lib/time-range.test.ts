import { describe, expect, test, vi } from 'vitest';
import { parseMoment, resolveRange } from './time-range';

const NOW = Date.parse('2026-08-27T07:30:15.500Z');
const iso = (ms: number | null): string | null => (ms === null ? null : new Date(ms).toISOString());

describe('parseMoment', () => {
  test.each([
    ['now', 'to', '2026-08-27T07:30:15.500Z'],
    ['now-6h', 'from', '2026-08-27T01:30:15.500Z'],
    ['now+15m', 'to', '2026-08-27T07:45:15.500Z'],
    ['now/d', 'from', '2026-08-27T00:00:00.000Z'],
    ['now/d', 'to', '2026-08-27T23:59:59.999Z'],
    ['now-1d/d', 'from', '2026-08-26T00:00:00.000Z'],
    ['now-1d/d', 'to', '2026-08-26T23:59:59.999Z'],
    ['now/w', 'from', '2026-08-24T00:00:00.000Z'],
    ['now-1M/M', 'from', '2026-07-01T00:00:00.000Z'],
    ['now/y', 'to', '2026-12-31T23:59:59.999Z'],
    ['now-1d/d+8h', 'from', '2026-08-26T08:00:00.000Z'],
    ['now-1M-1d', 'from', '2026-07-26T07:30:15.500Z'],
    ['1787815800', 'from', '2026-08-27T07:30:00.000Z'],
    ['20260827T133005', 'from', '2026-08-27T13:30:05.000Z'],
    ['2026-08-27 13:30:05', 'to', '2026-08-27T13:30:05.000Z'],
    ['1787815800000', 'from', '2026-08-27T07:30:00.000Z'],
    ['2026-08-27', 'from', '2026-08-27T00:00:00.000Z'],
    ['2026-08-27 13:30', 'from', '2026-08-27T13:30:00.000Z'],
    ['2026-08-27T13:30:05Z', 'from', '2026-08-27T13:30:05.000Z'],
    ['2026-08-27T13:30+08:00', 'from', '2026-08-27T05:30:00.000Z'],
    [' now-5m ', 'from', '2026-08-27T07:25:15.500Z'],
  ] as const)('%s at the %s end', (text, end, expected) => {
    expect(iso(parseMoment(text, end, NOW, 'utc'))).toBe(expected);
  });

  test.each([
    '',
    'yesterday',
    'now-',
    'now-6',
    'now-6x',
    'now/',
    'now-1d/d/',
    'now-999999999y',
    '2026-02-30',
    '2026-13-01',
    '2026-08-27 25:00',
    '12',
    '<script>',
    'now-6h; drop',
  ])('%j is no moment', (text) => {
    expect(parseMoment(text, 'from', NOW, 'utc')).toBeNull();
  });

  test('a day keeps its wall-clock time over a change of the clocks', () => {
    const afterChange = Date.parse('2026-03-29T12:00:00Z');
    expect(iso(parseMoment('now-1d', 'from', afterChange, 'Europe/Berlin'))).toBe('2026-03-28T13:00:00.000Z');
    vi.stubEnv('TZ', 'Europe/Berlin');
    expect(iso(parseMoment('now-1d', 'from', afterChange, 'local'))).toBe('2026-03-28T13:00:00.000Z');
    vi.unstubAllEnvs();
  });

  test('a month keeps within the month that it leads to', () => {
    const march = Date.parse('2026-03-31T12:00:00Z');
    expect(iso(parseMoment('now-1M', 'from', march, 'utc'))).toBe('2026-02-28T12:00:00.000Z');
  });

  test.each([
    ['2026-10-25T00:30Z', 'from', '2026-10-25T00:00:00.000Z'],
    ['2026-10-25T01:30Z', 'from', '2026-10-25T01:00:00.000Z'],
    ['2026-10-25T00:30Z', 'to', '2026-10-25T00:59:59.999Z'],
    ['2026-10-25T01:30Z', 'to', '2026-10-25T01:59:59.999Z'],
  ] as const)('now/h is the hour of now in a repeated hour: %s, %s', (at, end, expected) => {
    expect(iso(parseMoment('now/h', end, Date.parse(at), 'Europe/Berlin'))).toBe(expected);
  });
});

describe('resolveRange', () => {
  test('both ends must be moments, a second apart and in order', () => {
    expect(resolveRange({ from: 'now-1h', to: 'now' }, NOW, 'utc')).toEqual({
      fromMs: NOW - 3_600_000,
      toMs: NOW,
    });
    expect(resolveRange({ from: 'now', to: 'now-1h' }, NOW, 'utc')).toBeNull();
    expect(resolveRange({ from: 'now', to: 'now' }, NOW, 'utc')).toBeNull();
    expect(resolveRange({ from: 'x', to: 'now' }, NOW, 'utc')).toBeNull();
  });
});
