import { describe, expect, it } from 'vitest';
import { fc } from '../../lib/property.fixture';
import { excessOfPairs, type MeasuredPair } from './excess';
import { totalsOf } from './reading-totals';

const NONE = totalsOf(() => null);
/** 1,000 outputs of 20 ms each, at 10 requests in the batch. */
const USUAL = { ...NONE, outputs: 1000, itlSumS: 20, running: 10, stepS: 0.02 };

/** @param room how much the step may be off, as a share of it */
const pair = (now: Partial<typeof USUAL>, room = 0, lagS = 0): MeasuredPair => {
  const totals = { ...USUAL, ...now };
  const { stepS } = totals;
  const step = { stepS, lowS: stepS * (1 - room), highS: stepS * (1 + room) };
  return { before: USUAL, now: totals, growthPerRequest: 0.02, lagS, step };
};

const sharesOf = (pairs: readonly MeasuredPair[]): Record<string, number> | null => {
  const excess = excessOfPairs('itl', pairs);
  if (excess === null) return null;
  const total = excess.now - excess.usual;
  return Object.fromEntries(
    excess.parts
      .map(({ name, seconds }) => [name, Math.round((1000 * seconds) / total) / 10] as const)
      .filter(([, share]) => share !== 0),
  );
};

describe('excessOfPairs', () => {
  it('splits the excess of an ITL', () => {
    expect(sharesOf([pair({ stepS: 0.04, itlSumS: 40 })])).toEqual({ 'slow-steps': 100 });
    expect(sharesOf([pair({ stepS: 0.04, itlSumS: 40, running: 70 })])).toEqual({ 'large-batch': 100 });
    expect(sharesOf([pair({ stepS: 0.05, itlSumS: 50 }, 0, 0.03)])).toEqual({ 'api-lag': 100 });
    expect(sharesOf([pair({ stepS: 0.03, itlSumS: 40 })])).toEqual({
      'slow-steps': 58.3,
      'prefill-of-others': 41.7,
    });
  });

  it('joins the parts whose share the buckets hide', () => {
    expect(sharesOf([pair({ stepS: 0.07, itlSumS: 70 }, 0.3, 0.03)])).toEqual({ 'api-lag': 60, decode: 40 });
  });

  it('is silent where the buckets hide the largest part', () => {
    expect(sharesOf([pair({ stepS: 0.03, itlSumS: 40 }, 0.4)])).toBeNull();
  });

  it('is silent with few outputs, and without an excess worth a sentence', () => {
    expect(sharesOf([pair({ stepS: 0.04, itlSumS: 4, outputs: 100 })])).toBeNull();
    expect(sharesOf([pair({ stepS: 0.022, itlSumS: 22 })])).toBeNull();
    expect(sharesOf([pair({ stepS: 0.01, itlSumS: 10 })])).toBeNull();
  });

  it('is silent where the requests of the first tokens are not those that finished', () => {
    const usual = { ...NONE, firstTokens: 50, finished: 50, ttftSumS: 10, queueSumS: 5, prefillSumS: 4 };
    const shares = (now: Partial<typeof usual>): string | null => {
      const pairs = [{ before: usual, now: { ...usual, ...now }, growthPerRequest: 0.02, step: null }];
      return excessOfPairs('ttft', pairs)?.parts[0]?.name ?? null;
    };
    expect(shares({ ttftSumS: 60, queueSumS: 55 })).toBe('queue');
    expect(shares({ ttftSumS: 60, queueSumS: 35 })).toBeNull();
    expect(shares({ ttftSumS: 12, queueSumS: 11, firstTokens: 12, finished: 12 })).toBeNull();
  });

  it('has parts that add up to the excess, the largest first, whatever the ranks did', () => {
    const seconds = fc.double({ min: 0, max: 1e4, noNaN: true });
    const totals = fc.record({
      outputs: fc.nat({ max: 1_000_000 }),
      itlSumS: seconds,
      running: fc.option(fc.double({ min: 0, max: 500, noNaN: true })),
      stepS: fc.option(fc.double({ min: 1e-4, max: 10, noNaN: true })),
      firstTokens: fc.nat({ max: 2000 }),
      finished: fc.nat({ max: 2000 }),
      ttftSumS: seconds,
      queueSumS: seconds,
      prefillSumS: seconds,
      promptTokens: fc.nat({ max: 1_000_000 }),
      cachedTokens: fc.nat({ max: 1_000_000 }),
    });
    const measured = fc.record({
      before: totals,
      now: totals,
      growthPerRequest: fc.double({ min: 0.003, max: 0.04, noNaN: true }),
      lagS: fc.double({ min: -1, max: 1, noNaN: true }),
      room: fc.double({ min: 0, max: 0.5, noNaN: true }),
    });
    fc.assert(
      fc.property(
        fc.array(measured, { minLength: 1, maxLength: 4 }),
        fc.constantFrom('itl' as const, 'ttft' as const),
        (ranks, latency) => {
          const pairs = ranks.map(({ before, now, room, ...rank }): MeasuredPair => {
            const { stepS } = now;
            const step =
              stepS === null ? null : { stepS, lowS: stepS * (1 - room), highS: stepS * (1 + room) };
            return { ...rank, before: { ...NONE, ...before }, now: { ...NONE, ...now }, step };
          });
          const excess = excessOfPairs(latency, pairs);
          if (excess === null) return;
          const values = excess.parts.map((part) => part.seconds);
          const sum = values.reduce((all, value) => all + value, 0);
          const size = Math.max(1, ...values.map(Math.abs));
          expect(Math.abs(sum - (excess.now - excess.usual))).toBeLessThan(1e-9 * size);
          expect(values).toEqual([...values].sort((a, b) => b - a));
          expect(new Set(excess.parts.map(({ name }) => name)).size).toBe(values.length);
        },
      ),
    );
  });
});
