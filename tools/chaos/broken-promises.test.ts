import { describe, expect, it } from 'vitest';
import { brokenDuring, grown, hasRecovered, pausesMs } from './broken-promises';
import { FAULTS } from './faults';
import type { PageFacts } from './page-facts';

const NOW_MS = Date.parse('2026-08-27T10:02:00Z');
const TIMES = { nowMs: NOW_MS, deliveredMs: NOW_MS - 90_000 };
const OUTAGE = 'Prometheus cannot be reached. Failing since 10:00:40. The data on the page is from 10:00:30.';

const FACTS: PageFacts = {
  state: 'error',
  hasChart: true,
  words: OUTAGE,
  outage: OUTAGE,
  age: 'Refresh now, 1 min ago',
  isSettled: true,
};
const CALM: PageFacts = { ...FACTS, state: 'ready', words: '', outage: null };

describe('brokenDuring', () => {
  it('accepts the last data with their age and a true sentence', () => {
    expect(brokenDuring(FAULTS.refused, FACTS, true, TIMES)).toEqual([]);
  });

  it.each([
    [{ hasChart: false }, true, /chart is gone/],
    [{}, false, /nobody said/],
    [{ outage: null }, true, /since when/],
    [{ outage: OUTAGE.replace('10:00:30', '10:01:50') }, true, /the page says 10:01:50/],
    [{ age: 'Refresh now, 2 s ago' }, true, /90 s old/],
  ])('names a broken promise: %j', (change, wasSaid, words) => {
    expect(brokenDuring(FAULTS.refused, { ...FACTS, ...change }, wasSaid, TIMES)).toEqual([
      expect.stringMatching(words),
    ]);
  });

  it('does not accept an outage where data arrives', () => {
    expect(brokenDuring(FAULTS['slow-1s'], FACTS, false, TIMES)).toHaveLength(1);
  });
});

describe('hasRecovered', () => {
  it('needs new data and an end of the sentence', () => {
    expect(hasRecovered(CALM, FAULTS.refused, true)).toBe(true);
    expect(hasRecovered(CALM, FAULTS.refused, false)).toBe(false);
    expect(hasRecovered(FACTS, FAULTS.refused, true)).toBe(false);
  });
});

describe('grown', () => {
  it('names what grew beyond its limit', () => {
    const calm = { heapBytes: 20_000_000, nodes: 3000, listeners: 300, charts: 9 };
    expect(grown(calm, calm)).toEqual([]);
    expect(grown(calm, { ...calm, charts: 10 })).toEqual(['charts grew from 9 to 10']);
  });
});

describe('pausesMs', () => {
  it('is the time between loads, not between the requests of one', () => {
    expect(pausesMs([0, 100, 20_000, 20_300, 60_000])).toEqual([19_900, 39_700]);
  });
});
