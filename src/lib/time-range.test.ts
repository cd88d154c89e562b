import { describe, expect, test } from 'vitest';
import { parseMoment, resolveRange, shifted, zoomedOut } from './time-range';

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
    const previous = process.env['TZ'];
    process.env['TZ'] = 'Europe/Berlin';
    try {
      const afterChange = Date.parse('2026-03-29T12:00:00Z');
      expect(iso(parseMoment('now-1d', 'from', afterChange, 'local'))).toBe('2026-03-28T13:00:00.000Z');
    } finally {
      if (previous === undefined) delete process.env['TZ'];
      else process.env['TZ'] = previous;
    }
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

describe('zoomedOut', () => {
  test('doubles around the centre in the past', () => {
    expect(zoomedOut({ fromMs: 1000e3, toMs: 1100e3 }, 9e9)).toEqual({ fromMs: 950e3, toMs: 1150e3 });
  });

  test('never shows what lies beyond now', () => {
    const { fromMs, toMs } = zoomedOut({ fromMs: NOW - 100e3, toMs: NOW }, NOW);
    expect(toMs).toBe(NOW);
    expect(toMs - fromMs).toBe(200e3);
  });

  test('a range of nothing becomes a minute', () => {
    const { fromMs, toMs } = zoomedOut({ fromMs: NOW, toMs: NOW }, NOW);
    expect(toMs - fromMs).toBe(60e3);
  });
});

describe('shifted', () => {
  test('moves by half, forward at most to now', () => {
    expect(shifted({ fromMs: 0, toMs: 100e3 }, -1, 1e9)).toEqual({ fromMs: -50e3, toMs: 50e3 });
    expect(shifted({ fromMs: 0, toMs: 100e3 }, 1, 120e3)).toEqual({ fromMs: 20e3, toMs: 120e3 });
    expect(shifted({ fromMs: 0, toMs: 100e3 }, 1, 50e3)).toEqual({ fromMs: 0, toMs: 100e3 });
  });
});
