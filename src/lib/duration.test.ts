import { describe, expect, test } from 'vitest';
import { parseDurationS, printDuration } from './duration';

describe('parseDurationS', () => {
  test.each([
    ['5s', 5],
    ['1h30m', 5400],
    ['500ms', 0.5],
    ['2d', 172_800],
    ['1w', 604_800],
    ['0s', null],
    ['', null],
    ['5', null],
    ['1h 30m', null],
    ['-5s', null],
    ['1.5h', null],
  ])('%j is %s s', (text, seconds) => {
    expect(parseDurationS(text)).toBe(seconds);
  });
});

test.each([1, 5, 20, 60, 90, 3600, 5400, 86_400, 90_061.5, 0.25])('printing %s s reads back', (seconds) => {
  expect(parseDurationS(printDuration(seconds))).toBe(seconds);
});
