import { expect, test } from 'vitest';
import { EN as en } from '../i18n/full-language.fixture';
import { ZH as zh } from '../i18n/full-language.fixture';
import { whenOf } from './when';

const clock = {
  grid: { startS: 0, endS: 3600, stepS: 15 },
  scrapeIntervalS: 15,
  isLive: true,
  span: 'range' as const,
  earlierStart: (): number | null => null,
  formatTime: (atS: number) => `00:${String(Math.floor(atS / 60)).padStart(2, '0')}`,
};

test.each([
  [40, 80, 'from 00:10 to 00:20', '00:10–00:20 期间'],
  [40, 42, 'at 00:10', '00:10 前后'],
  [40, 240, 'since 00:10', '00:10 起'],
  [0, 80, 'until 00:20', '00:20 之前'],
  [0, 240, 'for all of this range', '整个时间范围内'],
])('points %i to %i are %s', (from, to, english, chinese) => {
  const whenIn = (language: typeof zh): string =>
    whenOf({ ...clock, language }, 'stalled', { from, to }).when;
  expect([whenIn(en), whenIn(zh)]).toEqual([english, chinese]);
});

test('what holds since before the last hour began says so, or since when where a longer range knows it', () => {
  const hour = { ...clock, span: 'hour' as const, language: zh };
  const whenIn = (scene: typeof hour): string => whenOf(scene, 'stalled', { from: 0, to: 240 }).when;
  expect(whenIn({ ...hour, language: en })).toBe('for an hour or longer');
  expect(whenIn(hour)).toBe('至少一小时以来');
  expect(whenIn({ ...hour, language: en, earlierStart: () => 120 })).toBe('since 00:02');
});

test.each([
  [10, 20, 'from about 00:50 to about 01:40', '约 00:50–01:40 期间'],
  [10, 24, 'since about 00:50', '约 00:50 起'],
  [0, 20, 'until about 01:40', '约 01:40 之前'],
])('where points are minutes apart, points %i to %i are %s', (from, to, english, chinese) => {
  const formatTime = (atS: number): string => new Date(atS * 1000).toISOString().slice(11, 16);
  const long = { ...clock, grid: { startS: 0, endS: 7200, stepS: 300 }, formatTime };
  const whenIn = (language: typeof zh): string => whenOf({ ...long, language }, 'stalled', { from, to }).when;
  expect([whenIn(en), whenIn(zh)]).toEqual([english, chinese]);
});
