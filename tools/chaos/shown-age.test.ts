import { describe, expect, it } from 'vitest';
import { outageDataMs, shownAgeMs } from './shown-age';

const NOW_MS = Date.parse('2026-08-27T00:00:30Z');

describe('outageDataMs', () => {
  it.each([
    ['The data on the page is from 00:00:10.', '2026-08-27T00:00:10Z'],
    ['The data on the page is from 23:59:50.', '2026-08-26T23:59:50Z'],
  ])('reads %s', (sentence, time) => expect(outageDataMs(sentence, NOW_MS)).toBe(Date.parse(time)));

  it('is null without a time', () => expect(outageDataMs('Failing since 00:00:10.', NOW_MS)).toBeNull());
});

describe('shownAgeMs', () => {
  it.each([
    ['Refresh now, 5 s ago', 4000, 6000],
    ['Refresh now, 2 min ago', 60_000, 180_000],
  ])('reads %s', (title, leastMs, mostMs) => expect(shownAgeMs(title)).toEqual({ leastMs, mostMs }));

  it('is null without an age', () => expect(shownAgeMs('Refresh now, never')).toBeNull());
});
