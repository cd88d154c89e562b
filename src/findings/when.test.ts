import { expect, test } from 'vitest';
import { whenOf } from './when';

const clock = {
  grid: { startS: 0, endS: 3600, stepS: 15 },
  scrapeIntervalS: 15,
  isLive: true,
  formatTime: (atS: number) => `00:${String(Math.floor(atS / 60)).padStart(2, '0')}`,
};

test.each([
  [40, 80, 'from 00:10 to 00:20', '00:10–00:20 期间'],
  [40, 42, 'at 00:10', '00:10 前后'],
  [40, 240, 'since 00:10', '00:10 起'],
  [0, 80, 'until 00:20', '00:20 之前'],
  [0, 240, 'for all of this range', '整个时间范围内'],
])('points %i to %i are %s', (from, to, en, zh) => {
  expect(whenOf(clock, { from, to }).words).toEqual({ en, zh });
});
