import { describe, expect, test } from 'vitest';
import { fc } from './property.fixture';
import { heldBack, latestMs, rawOfRange, settleRange, shifted, zoomedOut } from './range-limits';
import { resolveRange, type RangeMs } from './time-range';

const NOW = Date.parse('2026-08-27T07:30:15.500Z');
const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const YEAR = 365 * DAY;

describe('settleRange', () => {
  test.each([
    ['now-1h', 'now', [], NOW - HOUR, NOW],
    ['now', 'now-1h', ['reversed'], NOW - HOUR, NOW],
    ['now', 'now', ['empty'], NOW - 300_000, NOW],
    ['now-1h', 'now-1h', ['empty'], NOW - HOUR - 150_000, NOW - HOUR + 150_000],
    ['1969-12-31T00:00Z', '1970-01-02T00:00Z', ['tooEarly'], 0, DAY],
    ['now-99y', 'now', ['tooEarly'], 0, NOW],
    ['now', 'now-99y', ['reversed', 'tooEarly'], 0, NOW],
    ['now-1h', 'now+99y', ['tooLate'], NOW - HOUR, latestMs(NOW)],
    ['now/y', 'now/y', [], Date.parse('2026-01-01T00:00Z'), Date.parse('2027-01-01T00:00Z') - 1],
  ] as const)('%s to %s has the faults %j', (from, to, faults, fromMs, toMs) => {
    expect(settleRange({ from, to }, NOW, 'utc')).toEqual({ range: { fromMs, toMs }, faults });
  });

  test.each([
    ['1950-01-01', '1960-01-01'],
    ['3000-01-01', '3001-01-01'],
    ['9999-12-31', '9999-12-31'],
  ])('%s to %s is not a range, with the fault outside', (from, to) => {
    expect(settleRange({ from, to }, NOW, 'utc')).toEqual({ range: null, faults: ['outside'] });
  });

  test('a text that is not a moment gives no range', () => {
    expect(settleRange({ from: 'x', to: 'now' }, NOW, 'utc')).toEqual({ range: null, faults: [] });
  });
});

describe('zoomedOut', () => {
  test('doubles around the centre in the past', () => {
    expect(zoomedOut({ fromMs: 1000e3, toMs: 1100e3 }, 9e9)).toEqual({ fromMs: 950e3, toMs: 1150e3 });
  });

  test('never shows a time after now', () => {
    const { fromMs, toMs } = zoomedOut({ fromMs: NOW - 100e3, toMs: NOW }, NOW);
    expect(toMs).toBe(NOW);
    expect(toMs - fromMs).toBe(200e3);
  });

  test('ends at 1970 on the left, also when repeated', () => {
    let range: RangeMs = { fromMs: NOW - HOUR, toMs: NOW };
    for (let i = 0; i < 40; i++) range = zoomedOut(range, NOW);
    expect(range).toEqual({ fromMs: 0, toMs: NOW });
  });

  test('a range of nothing becomes a minute', () => {
    const { fromMs, toMs } = zoomedOut({ fromMs: NOW, toMs: NOW }, NOW);
    expect(toMs - fromMs).toBe(60e3);
  });
});

describe('shifted', () => {
  test('moves by half, forward at most to now', () => {
    expect(shifted({ fromMs: 100e3, toMs: 200e3 }, -1, 1e9)).toEqual({ fromMs: 50e3, toMs: 150e3 });
    expect(shifted({ fromMs: 0, toMs: 100e3 }, 1, 120e3)).toEqual({ fromMs: 20e3, toMs: 120e3 });
    expect(shifted({ fromMs: 0, toMs: 100e3 }, 1, 50e3)).toEqual({ fromMs: 0, toMs: 100e3 });
  });

  test('moves back at most to 1970', () => {
    expect(shifted({ fromMs: 20e3, toMs: 120e3 }, -1, 1e9)).toEqual({ fromMs: 0, toMs: 100e3 });
    expect(shifted({ fromMs: 0, toMs: 100e3 }, -1, 1e9)).toEqual({ fromMs: 0, toMs: 100e3 });
  });
});

describe('heldBack', () => {
  test('ends at now, or where the shown range ends, and keeps its length', () => {
    expect(heldBack({ fromMs: 50e3, toMs: 150e3 }, { fromMs: 0, toMs: 100e3 }, 120e3)).toEqual({
      fromMs: 20e3,
      toMs: 120e3,
    });
    expect(heldBack({ fromMs: 50e3, toMs: 150e3 }, { fromMs: 0, toMs: 200e3 }, 120e3)).toEqual({
      fromMs: 50e3,
      toMs: 150e3,
    });
    expect(heldBack({ fromMs: 0, toMs: 900e3 }, { fromMs: 0, toMs: 100e3 }, 120e3)).toEqual({
      fromMs: 0,
      toMs: 120e3,
    });
  });
});

describe('rawOfRange', () => {
  test('reads back as the same range', () => {
    const end = fc.integer({ min: 0, max: NOW + YEAR });
    fc.assert(
      fc.property(end, end, (a, b) => {
        const range = { fromMs: Math.min(a, b), toMs: Math.max(a, b) + 1000 };
        expect(resolveRange(rawOfRange(range), NOW, 'Asia/Kathmandu')).toEqual(range);
      }),
    );
  });
});
