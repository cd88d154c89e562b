import { describe, expect, test } from 'vitest';
import { fc } from '../../lib/property.fixture';
import { coveringS, lateByS, type RankSamples } from './late-samples';

const AT_S = 1_790_000_000;

/** Ranks whose newest samples are less than a scrape interval old, as where nothing delays them. */
const onTime = fc
  .array(
    fc.record({
      intervalS: fc.integer({ min: 1, max: 60 }),
      part: fc.double({ min: 0, max: 1, noNaN: true }),
    }),
    {
      minLength: 1,
      maxLength: 20,
    },
  )
  .map((ranks) =>
    ranks.map(({ intervalS, part }, i): RankSamples => ({
      key: String(i),
      lastS: AT_S - part * intervalS,
      intervalS,
    })),
  );

const shifted = (ranks: readonly RankSamples[], byS: number): RankSamples[] =>
  ranks.map((rank) => ({ ...rank, lastS: rank.lastS + byS }));

describe('lateByS', () => {
  test('is 0 for samples on time', () => {
    fc.assert(
      fc.property(onTime, (ranks) => {
        expect(lateByS(ranks, AT_S)).toBe(0);
      }),
    );
  });

  test('is a delay of all ranks, to a scrape interval', () => {
    fc.assert(
      fc.property(onTime, fc.integer({ min: 0, max: 300 }), (ranks, delayS) => {
        const found = lateByS(shifted(ranks, -delayS), AT_S) ?? NaN;
        const longestS = Math.max(...ranks.map(({ intervalS }) => intervalS ?? 0));
        expect(found).toBeLessThanOrEqual(delayS + 1e-6);
        expect(found).toBeGreaterThanOrEqual(delayS - longestS - 1e-6);
      }),
    );
  });

  test('is not that of fewer than half of the ranks', () => {
    fc.assert(
      fc.property(onTime, onTime, fc.integer({ min: 61, max: 300 }), (ranks, others, ageS) => {
        const stopped = shifted(others, -ageS).slice(0, Math.floor((ranks.length - 1) / 2));
        expect(lateByS([...ranks, ...stopped], AT_S)).toBe(0);
      }),
    );
  });

  test('is unknown without ranks', () => {
    expect(lateByS([], AT_S)).toBeNull();
  });
});

describe('coveringS', () => {
  test.each([
    [61, 120],
    [90, 120],
    [91, 180],
    [270, 300],
  ])('covers a delay of %i s by %i s', (delayS, expected) => {
    expect(coveringS(delayS)).toBe(expected);
  });
});
