import { beforeEach, expect, it } from 'vitest';
import { QueryError } from './http/errors';
import { BackOff } from './back-off';

const timeout = (): QueryError => new QueryError('timeout', 'late');
let nowMs = 0;
let backOff: BackOff;

beforeEach(() => {
  nowMs = 0;
  backOff = new BackOff(() => nowMs);
});

/** How long the group waits after its newest failure, seconds. */
function waitS(): number {
  const startMs = nowMs;
  while (!backOff.isDue('a')) nowMs += 1000;
  return (nowMs - startMs) / 1000;
}

it('tries again at once after one failure, then after ever longer waits, up to a minute', () => {
  const waits = Array.from({ length: 5 }, () => {
    backOff.note('a', timeout());
    return waitS();
  });
  expect(waits).toEqual([0, 20, 40, 60, 60]);
  expect(backOff.isDue('b')).toBe(true);
});

it('begins again after a success, and when a person asks', () => {
  for (const forget of [() => backOff.note('a', null), () => backOff.clear()]) {
    for (let i = 0; i < 4; i++) backOff.note('a', timeout());
    forget();
    expect(backOff.isDue('a')).toBe(true);
    backOff.note('a', timeout());
    expect(waitS()).toBe(0);
  }
});

it('waits as long as the server asks', () => {
  backOff.note('a', new QueryError('rejected', '', { status: 429, retryAfterS: 90 }));
  expect(waitS()).toBe(90);
});

it('does not wait for hours when the clock was set back', () => {
  nowMs = 10 * 3_600_000;
  for (let i = 0; i < 3; i++) backOff.note('a', timeout());
  nowMs = 0;
  expect(backOff.isDue('a')).toBe(true);
});

it('counts a failure once, however often it is noted', () => {
  const error = timeout();
  for (let i = 0; i < 4; i++) backOff.note('a', error);
  expect(waitS()).toBe(0);
});
