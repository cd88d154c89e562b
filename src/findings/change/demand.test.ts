import { expect, it } from 'vitest';
import { trafficChanges, type Demand } from './demand';

const SAME = { before: 100, now: 100 };
const DEMAND: Demand = {
  arrivals: { before: 2, now: 2 },
  outputTokens: SAME,
  promptTokens: SAME,
  computedTokens: SAME,
  hitShare: SAME,
};

it('the traffic differs where there are clearly more requests, or fewer', () => {
  const namesOf = (before: number, now: number): string[] =>
    trafficChanges({ ...DEMAND, arrivals: { before, now } }, { before: 600 * before, now: 600 * now }).map(
      ({ name }) => name,
    );
  expect(namesOf(2, 4)).toEqual(['arrivals']);
  expect(namesOf(4, 2)).toEqual(['arrivals']);
  expect(namesOf(2, 2.4)).toEqual([]);
  // 24 requests beside 36 are chance.
  expect(namesOf(0.04, 0.06)).toEqual([]);
});

it('periods of which samples cover parts of other lengths are compared by their rates', () => {
  const namesOf = (beforeS: number, arrivals: { before: number; now: number }): string[] =>
    trafficChanges(
      { ...DEMAND, arrivals },
      { before: beforeS * arrivals.before, now: 3600 * arrivals.now },
    ).map(({ name }) => name);
  expect(namesOf(600, { before: 1, now: 1 })).toEqual([]);
  // As many requests, in a sixth of the time.
  expect(namesOf(600, { before: 6, now: 1 })).toEqual(['arrivals']);
});

it('and where many requests are clearly longer', () => {
  const namesOf = (finished: number): string[] =>
    trafficChanges(
      { ...DEMAND, outputTokens: { before: 100, now: 170 }, promptTokens: { before: 100, now: 130 } },
      { before: finished, now: finished },
    ).map(({ name }) => name);
  expect(namesOf(100)).toEqual(['output-tokens']);
  expect(namesOf(30)).toEqual([]);
});
