import { describe, expect, it } from 'vitest';
import { growthOf, type SoakCounts } from './growth';

const EARLY: SoakCounts = {
  refreshes: 50,
  heapBytes: 20_000_000,
  nodes: 5000,
  listeners: 400,
  charts: 9,
  openRequests: 0,
};

const grown = (last: Partial<SoakCounts>): string[] =>
  growthOf(EARLY, { ...EARLY, refreshes: 300, ...last }).flatMap(({ what, isFlat }) =>
    isFlat ? [] : [what],
  );

describe('growthOf', () => {
  it('accepts counts that stay or shrink', () => {
    expect(grown({})).toEqual([]);
    expect(grown({ heapBytes: 19_000_000, nodes: 4000, listeners: 300, charts: 8 })).toEqual([]);
  });

  it.each([
    [{ heapBytes: 21_000_001 }, 'heap, bytes'],
    [{ nodes: 5151 }, 'nodes'],
    [{ listeners: 419 }, 'listeners'],
    [{ charts: 10 }, 'charts'],
    [{ openRequests: 1 }, 'open requests'],
  ])('names what has grown: %j', (last, what) => expect(grown(last)).toEqual([what]));
});
