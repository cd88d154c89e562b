import { describe, expect, it } from 'vitest';
import { fc } from '../../lib/property.fixture';
import { LATENCIES, latencyChange, type LatencyChange } from './latency-change';
import type { RankPair } from './rank-parts';
import type { RankTotals } from './rank-totals';

/** A rank whose 100 requests take 0.1 s in the queue, 0.2 s of prefill and 2 s of decoding 100 tokens. */
const USUAL: RankTotals = {
  firstTokens: 100,
  ttftSumS: 30,
  finished: 100,
  queueSumS: 10,
  prefillSumS: 20,
  decodeSumS: 198,
  e2eSumS: 228,
  promptTokens: 100_000,
  cachedTokens: 50_000,
  outputTokens: 10_000,
  outputs: 9900,
  itlSumS: 198,
  received: 100,
  waitSumS: 0,
  running: 10,
  stepS: 0.02,
};

const pair = (before: Partial<RankTotals>, now: Partial<RankTotals>): RankPair => ({
  before: { ...USUAL, ...before },
  now: { ...USUAL, ...now },
  growthPerRequest: 0.02,
});

const partsOf = (change: LatencyChange | null): Record<string, number> =>
  Object.fromEntries(
    (change?.parts ?? [])
      .map(({ name, seconds }) => [name, Number(seconds.toFixed(6))] as const)
      .filter(([, seconds]) => seconds !== 0),
  );

describe('latencyChange', () => {
  it('assigns a longer wait at the API server', () => {
    const change = latencyChange('ttft', [pair({}, { waitSumS: 150 })]);
    expect(change).toMatchObject({ before: 0.3, now: 1.8 });
    expect(partsOf(change)).toEqual({ 'api-wait': 1.5 });
  });

  it('tells longer prompts from fewer hits and from slower prefill', () => {
    const prompts = {
      promptTokens: 200_000,
      cachedTokens: 100_000,
      prefillSumS: 40,
      ttftSumS: 50,
      e2eSumS: 248,
    };
    expect(partsOf(latencyChange('ttft', [pair({}, prompts)]))).toEqual({ 'long-prompts': 0.2 });
    const hits = { cachedTokens: 0, prefillSumS: 40, ttftSumS: 50, e2eSumS: 248 };
    expect(partsOf(latencyChange('ttft', [pair({}, hits)]))).toEqual({ 'fewer-hits': 0.2 });
    const slow = { prefillSumS: 40, ttftSumS: 50, e2eSumS: 248 };
    expect(partsOf(latencyChange('ttft', [pair({}, slow)]))).toEqual({ 'slow-prefill': 0.2 });
  });

  it('tells longer outputs from larger batches, slower steps and the prefill of others', () => {
    const outputs = { outputTokens: 19_900, decodeSumS: 396, e2eSumS: 426 };
    expect(partsOf(latencyChange('e2e', [pair({}, outputs)]))).toEqual({ 'long-outputs': 1.98 });
    // Steps at 70 requests are (1 + 0.02 × 70) / (1 + 0.02 × 10) = 2 times as long.
    const batch = { running: 70, stepS: 0.04, decodeSumS: 396, e2eSumS: 426 };
    expect(partsOf(latencyChange('e2e', [pair({}, batch)]))).toEqual({ 'large-batch': 1.98 });
    const steps = { stepS: 0.04, decodeSumS: 396, e2eSumS: 426 };
    expect(partsOf(latencyChange('e2e', [pair({}, steps)]))).toEqual({ 'slow-steps': 1.98 });
    const others = { decodeSumS: 396, e2eSumS: 426 };
    expect(partsOf(latencyChange('e2e', [pair({}, others)]))).toEqual({ 'prefill-of-others': 1.98 });
  });

  it('splits the time per token without the length of outputs', () => {
    const now = { stepS: 0.04, outputTokens: 19_900, decodeSumS: 792, e2eSumS: 822 };
    const change = latencyChange('token', [pair({}, now)]);
    expect(change).toMatchObject({ before: 0.02, now: 0.04 });
    expect(partsOf(change)).toEqual({ 'slow-steps': 0.02 });
  });

  it('splits the ITL into lag of the API process, batch, steps and the prefill of others', () => {
    expect(partsOf(latencyChange('itl', [pair({}, { stepS: 0.04, itlSumS: 396 })]))).toEqual({
      'slow-steps': 0.02,
    });
    const batch = { running: 70, stepS: 0.04, itlSumS: 396 };
    expect(partsOf(latencyChange('itl', [pair({}, batch)]))).toEqual({ 'large-batch': 0.02 });
    expect(partsOf(latencyChange('itl', [pair({}, { itlSumS: 396 })]))).toEqual({
      'prefill-of-others': 0.02,
    });
    const late = { ...pair({}, { stepS: 0.05, itlSumS: 495 }), lagS: 0.03 };
    expect(partsOf(latencyChange('itl', [late]))).toEqual({ 'api-lag': 0.03 });
    const lateAndSlow = { ...pair({}, { stepS: 0.07, itlSumS: 693 }), lagS: 0.03 };
    expect(partsOf(latencyChange('itl', [lateAndSlow]))).toEqual({ 'slow-steps': 0.02, 'api-lag': 0.03 });
  });

  it('names what the phases do not explain', () => {
    expect(partsOf(latencyChange('ttft', [pair({}, { ttftSumS: 60 })]))).toEqual({ rest: 0.3 });
  });

  it('assigns to routing what comes from another share of the requests', () => {
    const fast = pair({}, { firstTokens: 50, ttftSumS: 15 });
    const slow = pair(
      { ttftSumS: 130, prefillSumS: 120 },
      { firstTokens: 150, ttftSumS: 195, prefillSumS: 120 },
    );
    const change = latencyChange('ttft', [fast, slow]);
    expect(change).toMatchObject({ before: 0.8, now: 1.05 });
    expect(partsOf(change)).toEqual({ routing: 0.25 });
  });

  it('says which rank a part is at', () => {
    const change = latencyChange('ttft', [pair({}, {}), pair({}, { queueSumS: 110, ttftSumS: 130 })]);
    const [queue] = change?.parts ?? [];
    expect(queue?.name).toBe('queue');
    expect(queue?.byRank).toEqual([0, 0.5]);
  });

  it('leaves an unknown wait out and says so', () => {
    const change = latencyChange('ttft', [pair({}, { waitSumS: null, queueSumS: 30, ttftSumS: 50 })]);
    expect(change).toMatchObject({ before: 0.3, now: 0.5, isWaitUnknown: true });
    expect(partsOf(change)).toEqual({ queue: 0.2 });
  });

  it('is null where a period has no request', () => {
    expect(latencyChange('e2e', [pair({ finished: 0, e2eSumS: 0 }, {})])).toBeNull();
  });

  it('has parts that add up to the change, also by rank, whatever the ranks did', () => {
    const count = fc.nat({ max: 2000 });
    const seconds = fc.double({ min: 0, max: 1e5, noNaN: true });
    const totals = fc.record({
      firstTokens: count,
      ttftSumS: seconds,
      finished: count,
      queueSumS: seconds,
      prefillSumS: seconds,
      decodeSumS: seconds,
      e2eSumS: seconds,
      promptTokens: fc.nat({ max: 10_000_000 }),
      cachedTokens: fc.nat({ max: 10_000_000 }),
      outputTokens: fc.nat({ max: 1_000_000 }),
      outputs: fc.nat({ max: 1_000_000 }),
      itlSumS: seconds,
      received: count,
      waitSumS: fc.option(seconds),
      running: fc.option(fc.double({ min: 0, max: 500, noNaN: true })),
      stepS: fc.option(fc.double({ min: 1e-4, max: 10, noNaN: true })),
    });
    const growthPerRequest = fc.double({ min: 0.003, max: 0.04, noNaN: true });
    const lagS = fc.double({ min: -10, max: 10, noNaN: true });
    const pairs = fc.array(fc.record({ before: totals, now: totals, growthPerRequest, lagS }), {
      minLength: 1,
      maxLength: 5,
    });
    fc.assert(
      fc.property(pairs, fc.constantFrom(...LATENCIES, 'itl' as const), (ranks, name) => {
        const change = latencyChange(name, ranks);
        if (change === null) return;
        const sum = change.parts.reduce((all, part) => all + part.seconds, 0);
        const size = Math.max(1, ...change.parts.flatMap(({ byRank }) => byRank.map(Math.abs)));
        expect(Math.abs(sum - (change.now - change.before))).toBeLessThan(1e-9 * size);
        for (const part of change.parts) {
          const ofRanks = part.byRank.reduce((all, one) => all + one, 0);
          expect(Math.abs(ofRanks - part.seconds)).toBeLessThan(1e-9 * size);
        }
      }),
    );
  });
});
