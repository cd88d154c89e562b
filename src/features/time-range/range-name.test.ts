import { describe, expect, it } from 'vitest';
import { words as en } from '../../i18n/languages/en';
import { words as zh } from '../../i18n/languages/zh';
import { quickRangeOf } from './quick-ranges';
import { nameOfRange, shortNameOfRange } from './range-name';

const ms = (iso: string): string => String(Date.parse(`${iso}Z`));
const NOW = Date.parse('2026-08-27T15:30:00Z');

const CASES: readonly (readonly [string, string, string, string])[] = [
  ['now-6h', 'now', 'Last 6 hours', '6 h'],
  ['now-1h', 'now', 'Last 1 hour', '1 h'],
  ['now-5m', 'now', 'Last 5 minutes', '5 min'],
  ['now-1d', 'now', 'Last 24 hours', '24 h'],
  ['now-7d', 'now', 'Last 7 days', '7 d'],
  ['now/d', 'now/d', 'Today', 'Today'],
  ['now-1d/d', 'now-1d/d', 'Yesterday', 'Yesterday'],
  ['now-90m', 'now', 'Last 90 minutes', '90 min'],
  ['now-2w', 'now', 'Last 14 days', '14 d'],
  ['now-45s', 'now', 'Last 45 seconds', '45 s'],
  ['now-0m', 'now', 'now-0m – now', 'now-0m – now'],
  ['now-90m', 'now-3h', 'now-90m – now-3h', 'now-90m – now-3h'],
  ['now-3h', 'now-0h', 'now-3h – now-0h', 'now-3h – now-0h'],
  ['now-3M', 'now', 'now-3M – now', 'now-3M – now'],
  ['now-6h', 'now-90m', '6 h – 90 min ago', '6 h – 90 min ago'],
  ['now/d', 'now-1h', 'now/d – now-1h', 'now/d – now-1h'],
  [ms('2026-08-27T09:30'), ms('2026-08-27T15:30'), '08-27 09:30 – 15:30', '09:30 – 15:30'],
  [ms('2026-08-26T09:30'), ms('2026-08-27T15:30'), '08-26 09:30 – 08-27 15:30', '08-26 – 08-27'],
  [ms('2025-12-31T22:00'), ms('2026-01-01T02:00'), '2025-12-31 22:00 – 01-01 02:00', '2025-12-31 – 01-01'],
  [ms('2026-08-27T09:30:05'), ms('2026-08-27T09:31'), '08-27 09:30:05 – 09:31:00', '09:30 – 09:31'],
  ['2026-08-27 09:30', 'now', '08-27 09:30 – now', '09:30 – now'],
  ['2026-08-20 09:30', 'now', '08-20 09:30 – now', '08-20 – now'],
];

describe('nameOfRange', () => {
  it.each(CASES)('%s to %s is %s', (from, to, name) =>
    expect(nameOfRange({ from, to }, NOW, 'utc', en)).toBe(name),
  );

  it('speaks Chinese', () => {
    expect(nameOfRange({ from: 'now-6h', to: 'now' }, NOW, 'utc', zh)).toBe('最近 6 小时');
    expect(nameOfRange({ from: 'now/d', to: 'now/d' }, NOW, 'utc', zh)).toBe('今天');
    expect(nameOfRange({ from: 'now-3h', to: 'now-90m' }, NOW, 'utc', zh)).toBe('3 小时前 – 90 分钟前');
    expect(shortNameOfRange({ from: 'now-6h', to: 'now' }, NOW, 'utc', zh)).toBe('6 小时');
    expect(nameOfRange({ from: '2026-08-27 09:30', to: 'now' }, NOW, 'utc', zh)).toBe('08-27 09:30 – 现在');
  });
});

it('distinguishes the two hours when clocks go back', () => {
  const [from, to] = [ms('2026-10-25T00:30'), ms('2026-10-25T01:30')];
  expect(nameOfRange({ from, to }, NOW, 'Europe/Berlin', en)).toBe('10-25 02:30 +02:00 – 02:30 +01:00');
});

describe('shortNameOfRange', () => {
  it.each(CASES)('%s to %s', (from, to, _, short) =>
    expect(shortNameOfRange({ from, to }, NOW, 'utc', en)).toBe(short),
  );
});

describe('quickRangeOf', () => {
  it('accepts other spellings of the same length', () => {
    expect(quickRangeOf({ from: ' now-60m', to: 'now ' })?.from).toBe('now-1h');
    expect(quickRangeOf({ from: 'now-6h', to: 'now-1h' })).toBeNull();
  });
});
