import { expect, test } from 'vitest';
import { GOALS, minutesOf } from './capacity.fixture';
import { comparableWindows } from './comparable';
import { markLoneRestarts } from './lone-restarts';
import { summedMinutes, type Minutes } from './minutes';

const rank = (resets: readonly number[]): Minutes =>
  minutesOf(new Array<number>(300).fill(4), (i) => ({ isReset: resets.includes(i) ? 1 : 0 }));

/** The minutes of a model whose ranks restart at these minutes, left out since their settings are not known. */
function leftOut(...resets: (readonly number[])[]): number {
  const ranks = resets.map(rank);
  markLoneRestarts(ranks);
  const [first] = ranks;
  if (!first) return NaN;
  const model = summedMinutes(first.endsS, 60, ranks, first);
  return comparableWindows(model, GOALS).leftOut['unknown-settings'];
}

test('a rank that restarts while others go on has their settings; its own five minutes do not count', () => {
  expect(leftOut([200], [])).toBe(0);
  expect(leftOut([200], [100])).toBe(0);
});

test('ranks that restart one after the other may have other settings, and so may the only rank', () => {
  // Five of them lie between the two restarts.
  expect(leftOut([200], [210])).toBe(201);
  expect(leftOut([200])).toBe(196);
});
